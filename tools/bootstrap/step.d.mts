export interface Step {
  title: string;
  stampFile: string;
  inputs: string;
  isPresent: () => boolean;
  run: () => Promise<void>;
}

export function step(step: Step): Promise<void>;
export function timed<Result>(
  title: string,
  run: () => Promise<Result>,
  out?: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
): Promise<Result>;
