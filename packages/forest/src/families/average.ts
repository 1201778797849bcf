import { InvalidParameterError } from '../errors.ts';
import { boostedTrees } from './boosting/boosted-trees.ts';
import { COMPLEXITY, type ModelFamily } from './classifier.ts';
import { extraTrees, randomForest } from './forest-family.ts';
import type { TrainedModel } from './trained-model.ts';

/** Says the mean of what its members say. */
export interface AverageModel {
  readonly kind: 'average';
  readonly nFeatures: number;
  /** At least one, all of nFeatures features. */
  readonly members: readonly TrainedModel[];
}

/**
 * The mean of several families' probabilities. Models that err in different places correct each other; how much that gives is
 * for a tournament to say.
 *
 * @param members random forest, extra-trees and boosted trees where left out. Each is trained with the seed given.
 * @throws InvalidParameterError where there is no member.
 */
export function averageOf(
  members: readonly ModelFamily[] = [randomForest(), extraTrees(), boostedTrees()],
  name = 'average',
): ModelFamily<AverageModel> {
  if (members.length === 0) throw new InvalidParameterError('An average needs at least one member.');
  return {
    name,
    complexity: COMPLEXITY.average,
    members,
    fit: (dataset, seed) => ({
      kind: 'average',
      nFeatures: dataset.nFeatures,
      members: members.map((member) => member.fit(dataset, seed)),
    }),
  };
}

/** The mean of equally long arrays, place by place; at least one array. */
export function meanOf(arrays: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array((arrays[0] as Float64Array).length);
  for (const array of arrays)
    for (let place = 0; place < sums.length; place += 1)
      sums[place] = (sums[place] as number) + (array[place] as number);
  return sums.map((sum) => sum / arrays.length);
}
