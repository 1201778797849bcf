/** Escapes can write what no text file holds, and no database takes. */
export function textOf(value: unknown): string {
  if (typeof value === 'string')
    return value.includes('\0') ? value.replaceAll('\0', '').toWellFormed() : value.toWellFormed();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** What an object holds under a name; undefined for everything that is no object. */
export function at(value: unknown, ...names: string[]): unknown {
  let held = value;
  for (const name of names) {
    if (typeof held !== 'object' || held === null || !Object.hasOwn(held, name)) return undefined;
    held = (held as Record<string, unknown>)[name];
  }
  return held;
}

/** All texts under a name, wherever arrays are on the way to it. */
export function textsAt(value: unknown, names: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((member) => textsAt(member, names));
  const [name, ...rest] = names;
  if (name === undefined) return [textOf(value)].filter((text) => text !== '');
  return textsAt(at(value, name), rest);
}
