import { InvalidModelError } from '../../errors.ts';
import type { Forest } from '../../trees/forest.ts';
import { deserializeForest, serializeForest } from '../../trees/serialization.ts';
import type { TrainedModel } from '../trained-model.ts';
import { checkModel } from './model-checks.ts';
import { type PlainArray, packContainer, unpackContainer } from './model-container.ts';

/** Stands in the header for an array, or for a forest that is an array of bytes. */
interface Reference {
  readonly $array?: number;
  readonly $forest?: number;
}

/** A trained model of any family as bytes; the same model gives the same bytes. Forests in it lie as serializeForest gives them. */
export function serializeModel(model: TrainedModel): Uint8Array {
  const arrays: PlainArray[] = [];
  const refer = (array: PlainArray) => arrays.push(array) - 1;
  const replace = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return { $array: refer(value as PlainArray) } satisfies Reference;
    if (Array.isArray(value)) return value.map(replace);
    if (isForest(value)) return { $forest: refer(serializeForest(value)) } satisfies Reference;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, replace(own)]));
  };
  const content = replace(model);
  return packContainer({ content, arrays });
}

/**
 * The model that was serialised; nothing refers to the bytes afterwards.
 *
 * @throws InvalidModelError on bytes that are not a model, of another version, cut short, damaged or inconsistent.
 */
export function deserializeModel(bytes: Uint8Array): TrainedModel {
  const { content, arrays } = unpackContainer(bytes);
  const arrayAt = (index: number): PlainArray => {
    const array = arrays[index];
    if (!array) throw new InvalidModelError(`The model refers to array ${index}, which is not there.`);
    return array;
  };
  const restore = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(restore);
    const { $array, $forest } = value as Reference;
    if ($array !== undefined) return arrayAt($array);
    if ($forest !== undefined) return deserializeForest(asBytes(arrayAt($forest)));
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, restore(own)]));
  };
  return checkModel(restore(content));
}

function isForest(value: unknown): value is Forest {
  return typeof value === 'object' && value !== null && 'roots' in value && 'weight' in value;
}

function asBytes(array: PlainArray): Uint8Array {
  if (array instanceof Uint8Array) return array;
  throw new InvalidModelError('A forest in the model is not made of bytes.');
}
