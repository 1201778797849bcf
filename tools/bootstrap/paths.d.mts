export const root: string;
export function homeFolder(env?: NodeJS.ProcessEnv): string;
export function callerFolder(env?: NodeJS.ProcessEnv): string;
export const pinnedNode: string;
