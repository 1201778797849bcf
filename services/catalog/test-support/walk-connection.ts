import type { CatalogClient } from './catalog-client.ts';

interface Connection {
  edges: { node: Record<string, string> }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface WalkOptions {
  /** The field that the connection is in. */
  within?: string;
  /** Argument of a search. */
  query?: string;
}

/** One property of all nodes of a connection, read page by page. */
export async function walkConnection(
  client: CatalogClient,
  name: string,
  size: number,
  property: string,
  { within, query }: WalkOptions = {},
): Promise<string[]> {
  const search = query === undefined ? '' : `query: ${JSON.stringify(query)}, `;
  const connection = `${name}(${search}first: $first, after: $after) {
    edges { node { ${property} } } pageInfo { hasNextPage endCursor } }`;
  const selection = within === undefined ? connection : `parent: ${within} { ${connection} }`;
  const document = `query ($first: Int, $after: String) { ${selection} }`;
  const values: string[] = [];
  for (let after: string | null = null; ; ) {
    const data: Record<string, unknown> = await client.query(document, { first: size, after });
    const page = (within === undefined ? data : (data.parent as Record<string, unknown>))[name] as Connection;
    values.push(...page.edges.map(({ node }) => node[property] ?? ''));
    if (!page.pageInfo.hasNextPage) return values;
    after = page.pageInfo.endCursor;
  }
}
