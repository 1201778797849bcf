import { SAMPLE_LISTENERS, type SampleListener, sampleOpinions } from '@curator/catalog/sample/listeners';
import { FEATURES } from '@curator/contracts';
import { createDataset, evaluateCells, expandGrid } from '@curator/forest';
import { expect, test } from 'vitest';

/** Area under the ROC curve of a forest in five-fold cross-validation. */
function rocAucOf(listener: SampleListener): number {
  const opinions = [...sampleOpinions(listener)];
  const features = new Float32Array(FEATURES.length * opinions.length);
  for (const [row, { song }] of opinions.entries())
    for (const [index, name] of FEATURES.entries()) features[index * opinions.length + row] = song.features[name];
  const labels = Uint8Array.from(opinions, ({ opinion }) => (opinion === 'Liked' ? 1 : 0));
  const dataset = createDataset(features, labels, FEATURES.length);
  const cells = expandGrid({ nEstimators: [150], maxFeatures: ['sqrt'], minSamplesLeaf: [3], bins: ['exact'] });
  return evaluateCells(dataset, cells, { folds: 5, seed: 1 })[0]?.rocAuc ?? Number.NaN;
}

test.each(SAMPLE_LISTENERS.map((listener) => [listener.name, listener] as const))(
  'what %s likes is learned where it can be, and only there',
  (_name, listener) => {
    const area = rocAucOf(listener);
    process.stdout.write(`${listener.name}: ROC AUC ${area.toFixed(3)}\n`);
    if (listener.canBeLearned) expect(area).toBeGreaterThan(0.75);
    else expect(Math.abs(area - 0.5)).toBeLessThan(0.1);
  },
);
