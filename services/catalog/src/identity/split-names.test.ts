import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitNames } from './split-names.ts';

describe('splitNames', () => {
  test.each([
    ['Ann;Bob', ['Ann', 'Bob']],
    [' Ann ; ;Bob ', ['Ann', 'Bob']],
    ['Earth, Wind & Fire', ['Earth, Wind & Fire']],
    [`['Ann', "Bob's", 'C\\'d']`, ['Ann', "Bob's", "C'd"]],
    ['[re:jazz]', ['[re:jazz]']],
    ['', []],
    ['[]', ['[]']],
  ])('of %j is %j', (cell, names) => {
    expect(splitNames(cell)).toEqual(names);
  });

  test('gives back what a Python list was written of', () => {
    const name = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        const python = `[${names.map((text) => `'${text.replace(/[\\']/g, '\\$&')}'`).join(', ')}]`;
        expect(splitNames(python)).toEqual(names);
      }),
    );
  });

  test('gives back what was joined with commas, those inside escaped', () => {
    const name = fc
      .string({ minLength: 1, unit: fc.constantFrom(...'ab, ') })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        expect(splitNames(names.map((text) => text.replaceAll(',', '\\,')).join(', '), ',')).toEqual(names);
      }),
    );
  });
});
