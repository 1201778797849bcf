import type { SetupError } from './setup-error.mjs';

export function assertFreeSpace(folder: string, minMb?: number): Promise<void>;
export function saysDiskFull(errorOrText: unknown): boolean;
export function diskFull(folder: string, detail?: string, cause?: unknown): SetupError;
