export interface LockRecord<Info> {
  pid: number;
  startTime?: string;
  info: Info;
}

export interface FileLock<Info> {
  update(info: Info): void;
  release(): void;
}

export function tryLock<Info extends object>(
  file: string,
  info: Info,
): { lock: FileLock<Info>; owner?: undefined } | { lock?: undefined; owner: LockRecord<Info> };

export function lockOwner<Info extends object>(file: string): LockRecord<Info> | undefined;
