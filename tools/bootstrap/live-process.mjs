import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this id runs (a zombie does not). */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return statFields(pid)?.[0] !== 'Z';
}

/**
 * When the process started, in a form that only compares for equality; undefined where the system does not tell.
 * Process ids are used again, so an id alone does not name a process.
 */
export function startTime(pid) {
  if (process.platform === 'linux') return statFields(pid)?.[19];
  return ps(pid, 'lstart=');
}

/** The command line of a running process, or '' when it cannot be seen. */
export function commandLine(pid) {
  if (process.platform !== 'linux') return ps(pid, 'command=') ?? '';
  return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? '';
}

/** Fields of /proc/<pid>/stat after the command name, which may itself hold spaces and brackets. */
function statFields(pid) {
  const text = process.platform === 'linux' ? read(`/proc/${pid}/stat`) : undefined;
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // the process has gone, or is not ours to see
  }
}

function ps(pid, column) {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined; // no such process, or no ps
  }
}
