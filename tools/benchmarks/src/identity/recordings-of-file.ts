import type { NamedSong } from '../../../../services/catalog/src/identity/hard-pairs.ts';
import type { IdentityRule } from '../../../../services/catalog/src/identity/identity-score.ts';
import { RULES } from './rules.ts';

const SAME_DURATION_MS = 3_000;
const SHOWN_GROUPS = 30;

/** Into how many recordings each rule folds the songs; and some of those that versions brought together, to be judged by eye. */
export function recordingsOfFile(songs: readonly NamedSong[], random: () => number): string {
  const counts = Object.entries(RULES).map(([name, rule]) => `  ${name}: ${recordings(rule, songs).length} recordings`);
  const [before, after] = Object.values(RULES).map((rule) => recordings(rule, songs));
  const was = new Map(before?.flatMap((group, at) => group.map((song) => [song, at] as const)));
  const joined = (after ?? []).filter((group) => new Set(group.map((song) => was.get(song))).size > 1);
  const several = (after ?? []).filter((group) => group.length > 1);
  return [
    `${songs.length} track ids`,
    ...counts,
    `${joined.length} groups that the notes of titles and the names of artists brought together; ${SHOWN_GROUPS} of them:`,
    ...sample(joined, random).map(shown),
    `${SHOWN_GROUPS} of all ${several.length} groups of several ids:`,
    ...sample(several, random).map(shown),
  ].join('\n');
}

/** As the merging of songs does it: equal keys, each length within 3 s of the one before. */
function recordings(rule: IdentityRule, songs: readonly NamedSong[]): NamedSong[][] {
  const named = Map.groupBy(songs, (song) => `${rule.titleKey(song.title)}\x1f${rule.artistKey(song.artist)}`);
  return [...named.values()].flatMap((group) => islands(group.toSorted((a, b) => a.durationMs - b.durationMs)));
}

function islands(sorted: readonly NamedSong[]): NamedSong[][] {
  const found: NamedSong[][] = [];
  sorted.forEach((song, at) => {
    const isNear = song.durationMs - (sorted[at - 1]?.durationMs ?? Number.NEGATIVE_INFINITY) <= SAME_DURATION_MS;
    const last = found.at(-1);
    if (isNear && last) last.push(song);
    else found.push([song]);
  });
  return found;
}

function sample<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, SHOWN_GROUPS)
    .map(({ item }) => item);
}

function shown(group: readonly NamedSong[]): string {
  const songs = group.map(
    ({ title, artist, durationMs }) => `${title} | ${artist} | ${(durationMs / 1_000).toFixed(1)} s`,
  );
  return `  - ${songs.join('\n    ')}`;
}
