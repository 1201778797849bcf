import { readFileSync } from 'node:fs';
import load from 'ydf-training';

// A process of its own: the module writes its log to stderr and takes over the process's handlers of errors.
const ydf = await load();
const csv = readFileSync(0, 'utf8');
const ms = Array.from({ length: 3 }, () => {
  const startedAt = performance.now();
  new ydf.RandomForestLearner('label', 'CLASSIFICATION').train(csv).unload();
  return performance.now() - startedAt;
});
process.stdout.write(`\n${JSON.stringify(ms)}\n`);
