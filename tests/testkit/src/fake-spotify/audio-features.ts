/** What both fakes know of a track's sound. Loudness in dB, tempo in BPM, key -1 to 11, mode 0 or 1, the rest 0 to 1. */
export interface AudioFeatures {
  acousticness: number;
  danceability: number;
  energy: number;
  instrumentalness: number;
  liveness: number;
  loudness: number;
  speechiness: number;
  tempo: number;
  valence: number;
  key: number;
  mode: number;
}

/** Features within their ranges, the same for the same number and different for others. */
export function fakeFeatures(number: number): AudioFeatures {
  // Fractions of multiples of irrational numbers: spread evenly, without two alike.
  const share = (step: number) => Math.round(1000 * ((number * Math.sqrt(step)) % 1)) / 1000;
  return {
    acousticness: share(2),
    danceability: share(3),
    energy: share(5),
    instrumentalness: share(7),
    liveness: share(11),
    loudness: -1 - 40 * share(13),
    speechiness: share(17),
    tempo: 60 + 120 * share(19),
    valence: share(23),
    key: number % 12,
    mode: number % 2,
  };
}
