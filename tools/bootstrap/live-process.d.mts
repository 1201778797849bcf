export function isRunning(pid: number): boolean;
export function startTime(pid: number): string | undefined;
export function commandLine(pid: number): string;
