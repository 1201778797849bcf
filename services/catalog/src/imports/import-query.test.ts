import { expect, test } from 'vitest';
import { importQuerySchema } from './import-query.ts';

test.each([
  ['songs.csv', 'songs.csv'],
  ['/home/me/songs.csv', 'songs.csv'],
  ['C:\\Users\\me\\songs.csv', 'songs.csv'],
  ['../../etc/passwd', 'passwd'],
  ['a\u202Egpj\n.csv', 'agpj.csv'],
])('takes %j as the file name %j', (given, name) => {
  expect(importQuerySchema.parse({ fileName: given }).fileName).toBe(name);
});

test.each(['', '   ', 'folder/', '\u0000'])('refuses %j as a file name', (fileName) => {
  expect(importQuerySchema.safeParse({ fileName }).success).toBe(false);
});

test('is a listener’s own library without a mapping unless it says otherwise', () => {
  expect(importQuerySchema.parse({ fileName: 'x' })).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    fileName: 'x',
    kind: 'LIBRARY',
    mapping: {},
    scales: {},
    wait: true,
    replace: false,
    licence: null,
  });
});
