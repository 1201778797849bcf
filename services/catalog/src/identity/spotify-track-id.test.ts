import { expect, test } from 'vitest';
import { spotifyTrackId } from './spotify-track-id.ts';

test.each([
  ['spotify:track:6f807x0ima9a1j3VPbc7VN', '6f807x0ima9a1j3VPbc7VN'],
  ['6f807x0ima9a1j3VPbc7VN', '6f807x0ima9a1j3VPbc7VN'],
  ['https://open.spotify.com/track/6f807x0ima9a1j3VPbc7VN?si=x', '6f807x0ima9a1j3VPbc7VN'],
  ['https://open.spotify.com/intl-de/track/6f807x0ima9a1j3VPbc7VN', '6f807x0ima9a1j3VPbc7VN'],
  ['spotify:local:A:B:C:100', undefined],
  ['spotify:episode:6f807x0ima9a1j3VPbc7VN', undefined],
  ['sample-00001', undefined],
  ['', undefined],
])('spotifyTrackId of %j is %j', (text, id) => {
  expect(spotifyTrackId(text)).toBe(id);
});
