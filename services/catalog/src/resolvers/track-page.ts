import type { Page } from '@curator/service-kit';
import type { Loaders } from '../loaders.ts';
import type { Track } from '../tracks/track.ts';

/** The tracks of a page of ids, in one go. One that went away meanwhile is left out. */
export async function loadPage({ edges, pageInfo }: Page<{ trackId: string }>, loaders: Loaders): Promise<Page<Track>> {
  const loaded = await Promise.all(
    edges.map(async ({ cursor, node }) => ({ cursor, node: await loaders.tracks.load(node.trackId) })),
  );
  return { edges: loaded.flatMap(({ cursor, node }) => (node ? [{ cursor, node }] : [])), pageInfo };
}
