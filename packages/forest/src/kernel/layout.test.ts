import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BEST_BYTES, LAYOUT, type LayoutField, NODE_BYTES, OPEN_BYTES } from './layout.ts';

/** AssemblyScript cannot look names up in a list: the kernel's sources have numbers in their place. */
describe.each(['tree.ts', 'split-search.ts', 'code-counts.ts'])('%s', (name) => {
  const source = readFileSync(new URL(name, import.meta.url), 'utf8');

  test('reads each field of the layout where it lies', () => {
    const start = source.indexOf('export function configure');
    const configuration = source.slice(start, source.indexOf('\n}', start));
    const reads = [...configuration.matchAll(/ {2}(\w+) = loadI32\(at \+ (\d+)\)/g)];
    expect(reads.length).toBeGreaterThan(6);
    expect(reads.length).toBe(configuration.match(/= loadI32/g)?.length);
    for (const [, field, place] of reads)
      expect({ field, place: Number(place) }).toEqual({ field, place: LAYOUT.indexOf(field as LayoutField) * 4 });
  });

  test('knows the sizes of records', () => {
    const sizes = (of: RegExp) => [...source.matchAll(of)].map(([, size]) => Number(size));
    if (name === 'code-counts.ts') return;
    expect(new Set(sizes(/\bbest \+ .*? \* (\d+)/g))).toEqual(new Set([BEST_BYTES]));
    if (name === 'split-search.ts') return;
    expect(new Set(sizes(/\bnodes \+ .*? \* (\d+)/g))).toEqual(new Set([NODE_BYTES]));
    expect(new Set(sizes(/\btop [-+]= (\d+)/g))).toEqual(new Set([OPEN_BYTES]));
  });
});
