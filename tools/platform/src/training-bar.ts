import { type Options, Presets, SingleBar } from 'cli-progress';
import type { TrainingProgress } from './taste-training.ts';

/** Shows a training on the terminal as it goes; where there is no terminal, a line for each tenth. */
export function createTrainingBar(out: NodeJS.WriteStream): {
  show: (progress: TrainingProgress) => void;
  end: () => void;
} {
  const options: Options = {
    format: 'Training {bar} {value}/{total} combinations | best ROC AUC {best}',
    stream: out,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 1_000,
  };
  const bar = new SingleBar(options, Presets.shades_classic);
  let started = false;
  return {
    show({ cellsDone, cellsTotal, best }) {
      const payload = { best: best ? best.rocAuc.toFixed(3) : '-' };
      if (started) bar.update(cellsDone, payload);
      else bar.start(cellsTotal, cellsDone, payload);
      started = true;
    },
    end: () => bar.stop(),
  };
}
