import type { FastifyRequest } from 'fastify';
import { SpotifyError } from './spotify-error.ts';

export interface PageLimits {
  /** How many where the request does not say. */
  usual: number;
  atMost: number;
  maxOffset?: number;
}

/** What most lists allow. */
export const LIST_PAGE: PageLimits = { usual: 20, atMost: 50 };

/** The page that the request asks for, with its neighbours' addresses. Throws 400 for a limit or offset out of range. */
export function pageOf<Row>(
  request: FastifyRequest,
  rows: readonly Row[],
  toJson: (row: Row) => unknown,
  { usual, atMost, maxOffset = 100_000 }: PageLimits,
): object {
  const url = new URL(request.url, `http://${request.host}`);
  const limit = wholeNumber(url, 'limit', usual, 1, atMost);
  const offset = wholeNumber(url, 'offset', 0, 0, maxOffset);
  const address = (from: number) => {
    const there = new URL(url);
    there.searchParams.set('offset', String(from));
    there.searchParams.set('limit', String(limit));
    return there.href;
  };
  return {
    href: address(offset),
    limit,
    next: offset + limit < rows.length ? address(offset + limit) : null,
    offset,
    previous: offset > 0 ? address(Math.max(0, offset - limit)) : null,
    total: rows.length,
    items: rows.slice(offset, offset + limit).map(toJson),
  };
}

function wholeNumber(url: URL, name: string, usual: number, min: number, max: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return usual;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new SpotifyError(400, `Invalid ${name}`);
}
