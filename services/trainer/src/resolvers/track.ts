import { FEATURES, type Feature } from '@curator/contracts';
import { decisionPathContributions, type Forest, predictProbability } from '@curator/forest';
import { field, reference, withScope } from '@curator/service-kit';
import { z } from 'zod';
import type { TrainerContext } from '../context.ts';
import type { ModelSummary } from '../models/trained-forests.ts';
import { reasonsOf } from '../recommendations/reason.ts';

/** What catalog says of the track, as `@requires` brings it. */
interface TrackReference {
  id: string;
  features?: Partial<Record<Feature, number | null>> | null;
}

const readable = withScope('tastes:read');

const likelihood = field(
  readable,
  async (track: TrackReference, { tasteId }: { tasteId: string }, context: TrainerContext) => {
    const asked = await askModel(track, tasteId, context);
    if (!asked) return null;
    return predictProbability(asked.forest, Float32Array.from(asked.values), 1)[0];
  },
);

const explanation = field(
  readable,
  async (track: TrackReference, { tasteId }: { tasteId: string }, context: TrainerContext) => {
    const asked = await askModel(track, tasteId, context);
    if (!asked) return null;
    const { contributions } = decisionPathContributions(asked.forest, asked.values);
    return reasonsOf(asked.values, contributions, asked.model);
  },
);

/** @returns undefined without a model of the caller's own, or where a feature is not measured. */
async function askModel(
  { features }: TrackReference,
  tasteId: string,
  { loaders, readForest }: TrainerContext,
): Promise<{ model: ModelSummary; forest: Forest; values: number[] } | undefined> {
  const values = FEATURES.map((name) => features?.[name] ?? Number.NaN);
  if (!values.every(Number.isFinite) || !z.uuid().safeParse(tasteId).success) return undefined;
  const model = await loaders.newestModelOfTaste.load(tasteId);
  return model && { model, forest: await readForest(model.id), values };
}

export const trackResolvers = {
  __resolveReference: reference(readable, (track: TrackReference, _context: TrainerContext) => track),
  likelihood,
  explanation,
};
