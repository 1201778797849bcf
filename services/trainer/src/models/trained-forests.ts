import { deserializeForest, type Forest } from '@curator/forest';
import type { Database, Model } from '../database.ts';

/** A model as the API needs it: all but the bytes and what it knows. */
export type ModelSummary = Omit<Model, 'forest' | 'known'>;
export const SUMMARY_ONLY = { forest: true, known: true } as const;

export type ReadForest = (modelId: string) => Promise<Forest>;

const KEPT = 32;

/** Forests by model, the last few kept: a model never changes. */
export function createForestReader(database: Database): ReadForest {
  const forests = new Map<string, Promise<Forest>>();
  return (modelId) => {
    const held = forests.get(modelId);
    const forest = held ?? read(database, modelId);
    forests.delete(modelId);
    forests.set(modelId, forest);
    if (!held) forest.catch(() => forests.delete(modelId));
    const [oldest] = forests.keys();
    if (forests.size > KEPT && oldest !== undefined) forests.delete(oldest);
    return forest;
  };
}

async function read(database: Database, modelId: string): Promise<Forest> {
  const { forest } = await database.model.findUniqueOrThrow({ where: { id: modelId }, select: { forest: true } });
  return deserializeForest(forest);
}
