import { expect, test } from 'vitest';
import { fileNameOf, toCsv, toText } from './song-list.ts';

const song = {
  title: 'Low Tide',
  artists: ['Ada', 'Bo'],
  album: null,
  spotifyId: '6f807x0ima9a1j3VPbc7VN',
  score: 0.91,
};

test('a list reads as one would write it down', () => {
  expect(toText([song, { ...song, title: 'High Tide', artists: ['Ada'] }])).toBe('Low Tide – Ada, Bo\nHigh Tide – Ada');
});

test('a file carries ranks, ids and scores', () => {
  expect(toCsv([song])).toBe(
    'Rank,Track Name,Artist Name(s),Album Name,Track URI,Score\r\n1,Low Tide,Ada;Bo,,spotify:track:6f807x0ima9a1j3VPbc7VN,0.9100\r\n',
  );
});

test('titles cannot become formulas or break their cell', () => {
  expect(toCsv([{ ...song, title: '=HYPERLINK("x"), y' }])).toContain('"\'=HYPERLINK(""x""), y"');
});

test('a file is named as its taste', () => {
  expect(fileNameOf('Été / Sundays!')).toBe('Été-Sundays.csv');
  expect(fileNameOf('???')).toBe('songs.csv');
});
