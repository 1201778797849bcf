import { InvalidParameterError } from '../errors.ts';

/** A number that was estimated, and how sure it is. */
export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  /** Ends of the confidence interval. */
  readonly low: number;
  readonly high: number;
}

/** @throws InvalidParameterError where a confidence level is not between 0 and 1. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new InvalidParameterError(`level must be between 0 and 1, not ${level}.`);
}
