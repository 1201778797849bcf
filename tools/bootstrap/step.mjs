import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Does a step of the set-up unless its stamp says that it was done for the same inputs, and prints one line about it.
 * The stamp is removed before and written after, so a step that was killed is done again.
 * @param {{ title: string, stampFile: string, inputs: string, isPresent: () => boolean, run: () => Promise<void> }} step
 *   `inputs`: hash of what the step reads; `isPresent`: whether its results are still there
 */
export async function step({ title, stampFile, inputs, isPresent, run }) {
  if (readStamp(stampFile) === inputs && isPresent()) return;
  rmSync(stampFile, { force: true });
  await timed(title, run);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(`${stampFile}.${process.pid}`, inputs);
  renameSync(`${stampFile}.${process.pid}`, stampFile);
}

/** Runs with one line on the terminal: what it does (with a running clock where there is a terminal), then how long it took. */
export async function timed(title, run, out = process.stdout) {
  const startedAt = Date.now();
  const seconds = (digits) => ((Date.now() - startedAt) / 1000).toFixed(digits);
  out.write(`${title} ...`);
  const clock = out.isTTY && setInterval(() => out.write(`\r${title} ... ${seconds(0)} s`), 1000);
  try {
    const result = await run();
    out.write(out.isTTY ? `\r${title} ... done in ${seconds(1)} s\n` : ` done in ${seconds(1)} s\n`);
    return result;
  } catch (error) {
    out.write(out.isTTY ? `\r${title} ... failed after ${seconds(1)} s\n` : ` failed after ${seconds(1)} s\n`);
    throw error;
  } finally {
    clearInterval(clock);
  }
}

function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // never done
  }
}
