import { expect, test } from 'vitest';
import { matchColumns } from './columns.ts';

test('finds fields by the names that known files give them, whatever their case and signs', () => {
  const columns = matchColumns(['', 'Track URI', 'TRACK NAME', 'artist_name(s)', 'Time Signature', 'Valence']);
  expect(Object.fromEntries(columns)).toEqual({ spotifyId: 1, title: 2, artists: 3, timeSignature: 4, valence: 5 });
});

test('takes the best of several names', () => {
  expect(matchColumns(['name', 'track_name', 'artist']).get('title')).toBe(1);
});

test('a mapping wins over names, and makes a file usable whose names say nothing', () => {
  expect(matchColumns(['title', 'artist', 'real title'], { title: 'real title' }).get('title')).toBe(2);
  expect(Object.fromEntries(matchColumns(['x', 'y'], { title: 'y', artists: 'x' }))).toEqual({ title: 1, artists: 0 });
});

test('names what is missing and what is there', () => {
  expect(() => matchColumns(['foo', 'title'])).toThrow(
    /No column holds their artists\. Its columns are "foo", "title"\. .*mapping/,
  );
});
