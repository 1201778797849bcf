import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { killAtExit } from './shutdown.mjs';

const guard = readFileSync(new URL('./guard.sh', import.meta.url), 'utf8');
const keptOutput = 64 * 1024;

/**
 * Runs a command of the set-up: no questions asked (no standard input), output to a log, ended with this process.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ ok: boolean, code: number | null, output: string }>} the last part of the output, both streams
 */
export function runCommand(command, args, { cwd, env = process.env, logFile, timeoutMs } = {}) {
  const log = logFile && openLog(logFile, `$ ${command} ${args.join(' ')}\n`);
  const child = spawn('sh', ['-c', guard, 'guard', 'TERM', '3', command, ...args], { cwd, env, detached: true });
  const forget = killAtExit(child);
  const timer = timeoutMs && setTimeout(() => killGroup(child), timeoutMs);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-keptOutput);
      log?.write(text);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => killGroup(child)); // the watcher, and whatever the command left behind
    child.on('close', (code) => {
      clearTimeout(timer);
      forget();
      log?.end();
      resolve({ ok: code === 0, code, output });
    });
  });
}

function openLog(file, heading) {
  mkdirSync(path.dirname(file), { recursive: true });
  const log = createWriteStream(file, { flags: 'a' });
  log.on('error', () => {}); // a full disk also fails the command itself, which tells
  log.write(heading);
  return log;
}

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // already gone
  }
}
