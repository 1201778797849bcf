import { InvalidParameterError } from '../errors.ts';

/** @throws InvalidParameterError where a number is not finite or not from min to max. */
export function checkWithin(name: string, value: number, min: number, max: number): void {
  if (!(Number.isFinite(value) && value >= min && value <= max))
    throw new InvalidParameterError(`${name} must be a number from ${min} to ${max}, not ${value}.`);
}
