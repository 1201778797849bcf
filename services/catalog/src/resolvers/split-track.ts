import { field } from '@curator/service-kit';
import type { CatalogContext } from '../context.ts';
import { joinTrack as join, type SplitOutcome, splitTrack as split } from '../identity/split-recording.ts';
import { BUSY } from '../tracks/busy.ts';
import { mayWrite } from './access.ts';

const MESSAGES = {
  BUSY: ['BUSY', BUSY],
  NOT_FOUND: ['NOT_FOUND', 'There is no such song among yours.'],
  NOT_YOURS: ['NOT_YOURS', 'That song belongs to the catalogue. Only songs that you brought can be told apart.'],
  ALONE: ['NOT_MERGED', 'That song is not one of several that were taken for one recording.'],
} as const;

type Change = (pool: CatalogContext['pool'], owner: string, trackId: string) => Promise<SplitOutcome>;

const changing = (change: Change) =>
  field(mayWrite, async (_parent: unknown, { id }: { id: string }, { pool, caller, loaders }: CatalogContext) => {
    // Asks only for what is an id at all.
    const known = await loaders.tracks.load(id);
    const outcome = known ? await change(pool, caller.subject, known.id) : 'NOT_FOUND';
    if (outcome === 'SPLIT' || outcome === 'JOINED')
      return { __typename: 'SplitTrack', track: await loaders.tracks.clear(id).load(id) };
    const [code, message] = MESSAGES[outcome];
    return { __typename: 'TrackProblem', code, message };
  });

export const splitTrack = changing(split);
export const joinTrack = changing(join);
