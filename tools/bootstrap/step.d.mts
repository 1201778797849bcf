export function timed<Result>(title: string, run: () => Promise<Result>, out?: NodeJS.WriteStream): Promise<Result>;
