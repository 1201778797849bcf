import { badUserInput } from './graphql-errors.ts';

const MAX_PAGE = 500;

/**
 * Checks `first` of a Relay connection.
 *
 * @throws GraphQLError BAD_USER_INPUT where it is not 0 to `max`.
 */
export function pageSize(first: number | null | undefined, fallback: number, max = MAX_PAGE): number {
  const size = first ?? fallback;
  if (size < 0 || size > max) throw badUserInput(`first must be 0 to ${max}, not ${size}.`);
  return size;
}

/** An opaque cursor that holds the values a page is continued from. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * @param parse gives the values back in their types, or undefined where they are not what `encodeCursor` was given.
 * @throws GraphQLError BAD_USER_INPUT where the cursor is not one of ours.
 */
export function decodeCursor<Values>(
  cursor: string | null | undefined,
  parse: (values: unknown) => Values | undefined,
): Values | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    values = undefined;
  }
  const parsed = parse(values);
  if (parsed === undefined) throw badUserInput('after is not a cursor of this list.');
  return parsed;
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A page out of `size + 1` rows asked for: the extra one only tells that there are more. */
export function pageOf<Node>(
  rows: readonly Node[],
  size: number,
  cursorOf: (node: Node, index: number) => string,
): Page<Node> {
  const edges = rows.slice(0, size).map((node, index) => ({ node, cursor: cursorOf(node, index) }));
  return { edges, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}
