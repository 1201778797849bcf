import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './text-decoding.ts';

async function decodeAll(...pieces: readonly Uint8Array[]): Promise<string> {
  return (await decodeNamed(pieces)).text;
}

async function decodeNamed(pieces: readonly Uint8Array[], isCut = false): Promise<{ text: string; encoding: string }> {
  async function* stream() {
    yield* pieces;
  }
  const { text, encoding } = decodeText(stream(), isCut);
  return { text: (await Array.fromAsync(text)).join(''), encoding: encoding() };
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
      expect(await decodeAll(...pieces)).toBe(value.toWellFormed());
    }),
  );
});

test('leaves the byte order mark out, in UTF-8 and UTF-16', async () => {
  expect(await decodeAll(Buffer.from('\uFEFFa,b'))).toBe('a,b');
  expect(await decodeAll(Buffer.from('\uFEFFa,é', 'utf16le'))).toBe('a,é');
});

test.each([
  ['EMPTY_FILE', []],
  ['EMPTY_FILE', [Buffer.from(' \n')]],
  ['NOT_TEXT', [Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe])]],
  ['NOT_TEXT', [Buffer.from('a\0b')]],
  ['NOT_TEXT', [Buffer.from('a'), Buffer.from('b\0c')]],
  ['NOT_TEXT', [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xd])]],
  ['NOT_TEXT', [Buffer.from([1, 0xff, 0xd8, 0xff, 0xe0])]],
  ['NOT_TEXT', [Buffer.from('é'.repeat(40_000)), Buffer.from([0xc3, 0x28])]],
])('throws %s', async (code, pieces) => {
  await expect(decodeAll(...pieces)).rejects.toMatchObject({ code });
});

const WORDS = 'title,artist\nÜber den Wolken,Reinhard Mey\nNur geträumt,Nena\n';

test('takes UTF-16 without a mark, in both orders', async () => {
  const little = Buffer.from(WORDS, 'utf16le');
  expect(await decodeNamed([little])).toEqual({ text: WORDS, encoding: 'utf-16le' });
  expect(await decodeNamed([Buffer.from(little).swap16()])).toEqual({ text: WORDS, encoding: 'utf-16be' });
});

const RUSSIAN = 'Название,Исполнитель\nГруппа крови,Кино\nЗвезда по имени Солнце,Кино\nКукушка,Кино\n';

test.each([
  ['windows-1252', Buffer.from(WORDS, 'latin1'), WORDS],
  ['windows-1252', Buffer.from('title,artist\nCafé,B\n', 'latin1'), 'title,artist\nCafé,B\n'],
  ['windows-1251', encode1251(RUSSIAN), RUSSIAN],
])('guesses %s by its letters, and says so', async (encoding, bytes, text) => {
  expect(await decodeNamed([bytes])).toEqual({ text, encoding });
});

test('guesses an older encoding wherever its first letter is', async () => {
  const plain = Buffer.from(`title,artist\n${'Plain,Song\n'.repeat(10_000)}`);
  const { text, encoding } = await decodeNamed([plain, Buffer.from(WORDS, 'latin1')]);
  expect(encoding).toBe('windows-1252');
  expect(text.endsWith(WORDS)).toBe(true);
});

test('a beginning that is cut in the middle of a letter is no fault', async () => {
  const cut = Buffer.from('a,é').subarray(0, 3);
  expect(await decodeNamed([cut], true)).toEqual({ text: 'a,', encoding: 'utf-8' });
});

function encode1251(text: string): Buffer {
  return Buffer.from([...text].map((sign) => (sign >= 'А' ? (sign.codePointAt(0) ?? 0) - 0x350 : sign.charCodeAt(0))));
}
