import type { SetupError } from './setup-error.mjs';

export function installFailure(output: string, place: { folder: string; logFile: string }): SetupError;
export function lastLines(output: string, count?: number): string;
