import { z } from 'zod';
import { answersOf, type FeatureRow } from './answers-of.ts';
import { askProvider } from './ask-provider.ts';
import type { FeatureProvider } from './feature-provider.ts';
import { ProviderProblem } from './provider-problem.ts';
import { SOURCE_NAMES } from './source-names.ts';

export interface ReccoBeatsOptions {
  /** Such as https://api.reccobeats.com/v1 */
  url: string;
  paceMs?: number;
  timeoutMs?: number;
  now?: () => number;
}

const WHO = 'ReccoBeats';
const answerSchema = z.object({ content: z.array(z.record(z.string(), z.unknown())) });

/**
 * Free and without a key. Answers with what it knows, in an order of its own; only `href` leads back to the id that was asked for.
 *
 * @see https://reccobeats.com/docs/apis/get-audio-features
 */
export function reccoBeats({ url, paceMs = 500, timeoutMs, now }: ReccoBeatsOptions): FeatureProvider {
  return {
    name: 'reccobeats',
    kind: 'RECCOBEATS',
    sourceName: SOURCE_NAMES.reccobeats,
    licence: 'ReccoBeats API: free to use, no licence stated, where its values come from is not said',
    mayTrain: true,
    batchSize: 40,
    paceMs,
    foundGoodForMs: undefined,
    expected: { share: 0.6, basis: 'ReccoBeats knew 60 % of the songs of one real playlist that it was tried on.' },
    async lookUp(spotifyIds, signal) {
      const asked = new URL(`${url}/audio-features`);
      asked.searchParams.set('ids', spotifyIds.join(','));
      const answer = await askProvider({
        who: WHO,
        url: asked,
        signal,
        ...(timeoutMs && { timeoutMs }),
        ...(now && { now }),
      });
      const { data, error } = answerSchema.safeParse(answer);
      if (!data)
        throw new ProviderProblem('UNAVAILABLE', `${WHO} answered in a way that is not known here.`, { cause: error });
      return answersOf(WHO, spotifyIds, data.content, spotifyIdOf);
    },
  };
}

function spotifyIdOf({ href }: FeatureRow): string | undefined {
  return typeof href === 'string' ? /\/track\/([0-9A-Za-z]{22})$/.exec(href)?.[1] : undefined;
}
