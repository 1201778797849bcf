import { expect, test } from 'vitest';
import { namesOf } from './playlist-names.ts';
import { checkDraft, type TasteDraft } from './taste-draft.ts';

const playlist = (id: string, usableCount = 40) => ({ id, name: `Playlist ${id}`, usableCount });
const draft: TasteDraft = { name: 'Sundays', likes: [playlist('a')], against: 'sample', dislikes: [] };

test('a named taste with likes can be learned against a sample', () => {
  expect(checkDraft(draft)).toEqual({});
});

test('a taste needs a name and something liked', () => {
  expect(checkDraft({ ...draft, name: '  ', likes: [] })).toEqual({
    name: expect.stringContaining('name'),
    likes: expect.stringContaining('at least one'),
  });
  expect(checkDraft({ ...draft, name: 'x'.repeat(121) }).name).toMatch(/at most 120/);
});

test('songs without features are nothing to learn from', () => {
  expect(checkDraft({ ...draft, likes: [playlist('a', 0)] }).likes).toMatch(/nothing to learn from/);
});

test('no playlist is both liked and disliked', () => {
  const both: TasteDraft = { ...draft, against: 'playlists', dislikes: [playlist('a')] };
  expect(checkDraft(both).dislikes).toMatch(/“Playlist a” is among your likes/);
  expect(checkDraft({ ...both, against: 'sample' })).toEqual({});
  expect(checkDraft({ ...both, dislikes: [playlist('b')] })).toEqual({});
  expect(checkDraft({ ...both, dislikes: [] }).dislikes).toMatch(/Choose a playlist/);
});

test('long lists of names are cut, and playlists that are gone are told', () => {
  const named = (name: string) => ({ name });
  expect(namesOf([named('A'), null])).toBe('A, a deleted playlist');
  expect(namesOf([named('A'), named('B'), named('C'), named('D')])).toBe('A, B and 2 more');
});
