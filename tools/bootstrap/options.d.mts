export interface StartOptions {
  /** Absolute path of the CSV file to load in place of the sample library. */
  import: string | undefined;
  likes: string[];
  dislikes: string[];
  /** Use every playlist that bears a given name, when several do. */
  allNamed: boolean;
  /** Absolute path to write the result to. */
  json: string | undefined;
  workers: number;
  port: number;
  exit: boolean;
  reset: boolean;
  help: boolean;
}

export interface TestOptions {
  browser: boolean;
  /** Tiers to run; empty means all. */
  tiers: string[];
  help: boolean;
}

/** @throws SetupError (exitCode 2) on anything that is not right. */
export function parseStartOptions(args: readonly string[], folder: string): StartOptions;
export function parseTestOptions(args: readonly string[]): TestOptions;
export function helpText(command: 'start' | 'test'): string;
