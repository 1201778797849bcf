import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Dataset } from '@curator/forest';
import { execa } from 'execa';

const SCRIPT = path.join(import.meta.dirname, 'scikit_learn.py');
// Debian's own interpreter first: python3-sklearn belongs to that one, whatever else is on the path.
const INTERPRETERS = ['/usr/bin/python3', 'python3'];

/** A Python that has scikit-learn. */
export interface ScikitLearn {
  readonly version: string;
  /** Runs one task of the script on a dataset; what it answers depends on the task. */
  run<Answer>(task: string, dataset: Dataset, options?: Record<string, unknown>): Promise<Answer>;
}

/** undefined where no Python has it (Debian: apt-get install python3-sklearn). */
export async function findScikitLearn(): Promise<ScikitLearn | undefined> {
  for (const python of INTERPRETERS) {
    const found = await execa(python, ['-c', 'import sklearn; print(sklearn.__version__)'], { reject: false });
    if (found.exitCode === 0) return { version: found.stdout.trim(), run: (...task) => run(python, ...task) };
  }
  return undefined;
}

async function run<Answer>(
  python: string,
  task: string,
  { features, labels, nFeatures }: Dataset,
  options: Record<string, unknown> = {},
): Promise<Answer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    writeFileSync(path.join(folder, 'features'), features);
    writeFileSync(path.join(folder, 'labels'), labels);
    const request = JSON.stringify({ task, folder, nFeatures, ...options });
    const { stdout } = await execa(python, [SCRIPT, request], {
      // Parameters that newer versions name otherwise are no news here.
      env: { PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' },
      maxBuffer: 1e9,
    });
    return JSON.parse(stdout) as Answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
