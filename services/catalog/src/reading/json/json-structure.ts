import { createJsonReader } from './json-values.ts';

/** No export has more columns. */
const MAX_KEYS = 1_000;

/** The arrays of a JSON file, and the names that the objects in them have; the file's own under the empty path. */
export type Structure = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What a JSON file is like, by its beginning. `a.b[]` is the path of an array `b` in an object `a`; names within names are
 * joined by dots.
 *
 * @throws ImportProblem MALFORMED_JSON
 */
export function structureOf(beginning: string): Structure {
  const structure = new Map<string, Set<string>>();
  for (const { value, keys } of createJsonReader().write(beginning)) {
    if (typeof value === 'object' && value !== null) continue;
    for (const [path, name] of placesOf(keys)) {
      const names = structure.get(path) ?? new Set();
      if (names.size < MAX_KEYS) names.add(name);
      structure.set(path, names);
    }
  }
  return structure;
}

/** Every array that the value is in, with the value's name in its members. */
function* placesOf(keys: readonly (string | number)[]): Generator<[path: string, name: string]> {
  for (let depth = 0; depth < keys.length; depth++) {
    if (depth > 0 && typeof keys[depth - 1] !== 'number') continue;
    const name = keys.slice(depth).filter((key) => typeof key === 'string');
    if (name.length > 0) yield [pathOf(keys.slice(0, depth)), name.join('.')];
  }
}

/** Also what the reader of values wants, in its own way of writing. */
export function pathOf(keys: readonly (string | number)[]): string {
  return keys.map((key, index) => (typeof key === 'number' ? '[]' : index === 0 ? key : `.${key}`)).join('');
}

/** `a.b[]` as `$.a.b.*`. A name with a dot in it cannot be written so. */
export function selectorOf(path: string): string {
  if (path === '') return '$';
  return `$.${path.replaceAll('[]', '.*').replace(/^\./, '')}`;
}
