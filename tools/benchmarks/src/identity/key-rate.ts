import type { NamedSong } from '../../../../services/catalog/src/identity/hard-pairs.ts';
import { spread } from '../statistics.ts';
import { RULES } from './rules.ts';

const RUNS = 15;
const ASCII = /^[\x20-\x7e]*$/;

/** Keys a second of processor time, which other programs on the machine do not take part in; the first runs warm up. */
export function keyRates(songs: readonly NamedSong[]): string {
  const titles = songs.map((song) => song.title);
  const ascii = titles.filter((title) => ASCII.test(title));
  const artists = songs.map((song) => song.artist);
  return Object.entries(RULES)
    .flatMap(([name, rule]) => [
      `  ${name}: titles in ASCII, ${rate(rule.titleKey, ascii)}`,
      `  ${name}: all titles, ${rate(rule.titleKey, titles)}`,
      `  ${name}: artists, ${rate(rule.artistKey, artists)}`,
    ])
    .join('\n');
}

function rate(keyOf: (text: string) => string, texts: readonly string[]): string {
  const rates = Array.from({ length: RUNS }, () => {
    const begin = process.cpuUsage();
    for (const text of texts) keyOf(text);
    const { user, system } = process.cpuUsage(begin);
    return texts.length / ((user + system) / 1_000);
  });
  return spread(rates.slice(RUNS / 3), 'thousand keys/s');
}
