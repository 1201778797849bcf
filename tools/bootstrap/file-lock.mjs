import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRunning, startTime } from './live-process.mjs';

/**
 * Takes the lock file for this process. A lock whose owner has died is taken over.
 * @param {string} file
 * @param {object} info whatever a second process should learn about the owner
 * @returns {{ owner?: object, lock?: { update(info: object): void, release(): void } }} `owner` when another process has it
 */
export function tryLock(file, info = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const record = { pid: process.pid, startTime: startTime(process.pid), info };
  for (;;) {
    if (putInPlace(file, record)) return { lock: held(file, record) };
    const text = readText(file);
    const owner = parse(text);
    if (owner && isOwnerRunning(owner)) return { owner };
    if (text !== undefined) removeStale(file, text);
  }
}

/** The record of the running process that holds the lock, if one does. */
export function lockOwner(file) {
  const owner = parse(readText(file));
  return owner && isOwnerRunning(owner) ? owner : undefined;
}

function held(file, record) {
  return {
    update(info) {
      const draft = temporaryName(file);
      writeFileSync(draft, JSON.stringify({ ...record, info }), { mode: 0o600 });
      renameSync(draft, file);
    },
    release() {
      if (parse(readText(file))?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** A link appears with its content and never replaces a file, so nobody sees a half-written lock. */
function putInPlace(file, record) {
  const draft = temporaryName(file);
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock only if it is still the stale one that was read: another process may just have taken it over. */
function removeStale(file, staleText) {
  const aside = temporaryName(file);
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) === staleText) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function isOwnerRunning(owner) {
  if (!isRunning(owner.pid)) return false;
  const started = startTime(owner.pid);
  return started === undefined || owner.startTime === undefined || started === owner.startTime;
}

function parse(text) {
  try {
    const record = JSON.parse(text ?? 'null');
    return Number.isInteger(record?.pid) ? record : undefined;
  } catch {
    return undefined; // not a lock of ours: treated as stale
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function temporaryName(file) {
  return `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
}
