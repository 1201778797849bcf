import { CATALOGUE_CURSOR_HEADER, CATALOGUE_FEED_PATH } from '@curator/contracts';
import type { Platform } from '@curator/platform';
import { serviceToken } from '@curator/service-kit';
import { RecordBatchReader } from 'apache-arrow';
import { request } from 'undici';

export interface FeedReading {
  rows: number;
  megabytes: number;
  seconds: number;
  cursor: string;
}

/** Reads the catalogue's features as the trainer does. @param after a cursor: only what has changed since */
export async function readFeed({ services, secrets }: Platform, after?: string): Promise<FeedReading> {
  const urlOf = (name: string) => services.get(name)?.url ?? '';
  const token = serviceToken({ authUrl: urlOf('auth'), service: 'trainer', secret: secrets.trainerSecret }, 'catalog');
  const authorization = `Bearer ${await token()}`;
  const startedAt = performance.now();
  const address = new URL(CATALOGUE_FEED_PATH, urlOf('catalog'));
  if (after !== undefined) address.searchParams.set('after', after);
  const { body, headers, statusCode } = await request(address, { headers: { authorization } });
  if (statusCode !== 200) throw new Error(`The feed answered ${statusCode}`);
  let [rows, bytes] = [0, 0];
  async function* counted() {
    for await (const piece of body) {
      bytes += piece.byteLength;
      yield piece as Uint8Array;
    }
  }
  for await (const batch of await RecordBatchReader.from(counted())) rows += batch.numRows;
  const seconds = (performance.now() - startedAt) / 1_000;
  return { rows, megabytes: bytes / 1e6, seconds, cursor: String(headers[CATALOGUE_CURSOR_HEADER]) };
}
