/** A training as its state machine should have it: the pure twin of the rows in Postgres. */
export interface TrainingModel {
  state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  shards: ShardModel[];
  cells: Set<number>;
  models: number;
}

export interface ShardModel {
  kind: 'SEARCH' | 'FINAL';
  cells: readonly number[];
  state: 'PENDING' | 'DONE';
  attempt: number;
  failures: number;
  interruptions: number;
  /** `live`; `lapsed`: still there, but over; or none. */
  lease: 'live' | 'lapsed' | undefined;
}

/** A lease that some worker believes to have. */
export interface HeldLease {
  shard: number;
  attempt: number;
}

export const MAX_FAILURES = 3;

export function newTraining(shards: readonly (readonly number[])[]): TrainingModel {
  return { state: 'QUEUED', shards: shards.map((cells) => newShard('SEARCH', cells)), cells: new Set(), models: 0 };
}

const newShard = (kind: ShardModel['kind'], cells: readonly number[]): ShardModel => ({
  ...{ kind, cells, state: 'PENDING', attempt: 0, failures: 0, interruptions: 0, lease: undefined },
});

const isOpen = ({ state }: TrainingModel) => state === 'QUEUED' || state === 'RUNNING';

export function lease(training: TrainingModel, place: number): HeldLease | 'gone' | 'held' {
  const shard = training.shards[place];
  if (!shard || !isOpen(training) || shard.state === 'DONE') return 'gone';
  if (shard.lease === 'live') return 'held';
  if (shard.lease === 'lapsed') shard.interruptions += 1;
  shard.attempt += 1;
  shard.lease = 'live';
  training.state = 'RUNNING';
  return { shard: place, attempt: shard.attempt };
}

/** The shard that a lease is good for; undefined where it is not good for anything any more, as after it was given back. */
function held(training: TrainingModel, { shard: place, attempt }: HeldLease): ShardModel | undefined {
  const shard = training.shards[place];
  const isOurs = shard?.state === 'PENDING' && shard.attempt === attempt && shard.lease !== undefined;
  return training.state === 'RUNNING' && isOurs ? shard : undefined;
}

/** Time passes, and whoever had the lease was not heard of. */
export function lapse(training: TrainingModel, place: number): void {
  const shard = training.shards[place];
  if (shard?.lease === 'live') shard.lease = 'lapsed';
}

export function renew(training: TrainingModel, by: HeldLease): boolean {
  const shard = held(training, by);
  if (shard) shard.lease = 'live';
  return shard !== undefined;
}

export function release(training: TrainingModel, { shard: place, attempt }: HeldLease): void {
  const shard = training.shards[place];
  if (shard?.state !== 'PENDING' || shard.attempt !== attempt || shard.lease === undefined) return;
  shard.lease = undefined;
  shard.interruptions += 1;
}

export function save(training: TrainingModel, by: HeldLease): boolean {
  const shard = held(training, by);
  for (const cell of shard?.cells ?? []) training.cells.add(cell);
  return shard !== undefined;
}

export function finish(training: TrainingModel, by: HeldLease): boolean {
  const shard = held(training, by);
  if (!shard) return false;
  shard.state = 'DONE';
  shard.lease = undefined;
  if (shard.kind === 'FINAL') {
    training.state = 'SUCCEEDED';
    training.models += 1;
  } else if (training.shards.every(({ state }) => state === 'DONE')) training.shards.push(newShard('FINAL', []));
  return true;
}

export function fail(training: TrainingModel, by: HeldLease): boolean {
  const shard = held(training, by);
  if (!shard) return false;
  shard.failures += 1;
  shard.lease = undefined;
  if (shard.failures >= MAX_FAILURES) training.state = 'FAILED';
  return true;
}

/** From outside: by its listener, or by the clock. */
export function end(training: TrainingModel, state: 'CANCELLED' | 'FAILED'): void {
  if (isOpen(training)) training.state = state;
}

export function requeue(training: TrainingModel): boolean {
  if (training.state !== 'FAILED') return false;
  training.state = 'QUEUED';
  for (const shard of training.shards)
    if (shard.state === 'PENDING') Object.assign(shard, { attempt: shard.attempt + 1, failures: 0, lease: undefined });
  return true;
}
