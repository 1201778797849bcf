import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './text-decoding.ts';

async function decodeAll(pieces: readonly Uint8Array[], limitBytes = 1_000): Promise<string> {
  async function* stream() {
    yield* pieces;
  }
  let text = '';
  for await (const piece of decodeText(stream(), limitBytes)) text += piece;
  return text;
}

test('gives back text however its bytes are cut, letters of several bytes included', async () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((value) => /\S/.test(value) && !/[\0\uFEFF]/.test(value));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (value, size) => {
      const bytes = Buffer.from(value.toWellFormed());
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await decodeAll(pieces, 10_000)).toBe(value.toWellFormed());
    }),
  );
});

test('leaves the byte order mark out, in UTF-8 and UTF-16', async () => {
  expect(await decodeAll([Buffer.from('\uFEFFa,b')])).toBe('a,b');
  expect(await decodeAll([Buffer.from('\uFEFFa,é', 'utf16le')])).toBe('a,é');
});

test.each([
  ['EMPTY_FILE', []],
  ['EMPTY_FILE', [Buffer.from(' \n')]],
  ['NOT_TEXT', [Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe])]],
  ['NOT_TEXT', [Buffer.from('a\0b')]],
  ['NOT_TEXT', [Buffer.from('a'), Buffer.from([0xc3])]],
  ['TOO_LARGE', [Buffer.alloc(600, 'a'), Buffer.alloc(401, 'a')]],
])('throws %s', async (code, pieces) => {
  await expect(decodeAll(pieces)).rejects.toMatchObject({ code });
});
