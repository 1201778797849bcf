import { InvalidParameterError } from './errors.ts';

/** @throws InvalidParameterError naming the parameter and its range. */
export function checkWhole(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new InvalidParameterError(`${name} must be a whole number from ${min} to ${max}, not ${value}.`);
}

/** @throws InvalidParameterError naming the parameter and what it may be. */
export function checkOneOf<T>(name: string, value: T, allowed: readonly T[]): void {
  if (!allowed.includes(value))
    throw new InvalidParameterError(`${name} must be ${allowed.join(' or ')}, not ${String(value)}.`);
}

/** @throws InvalidParameterError where a seed is not a whole number that a number can hold exactly. */
export function checkSeed(seed: number): void {
  checkWhole('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}
