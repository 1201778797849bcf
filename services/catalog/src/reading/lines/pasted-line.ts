import { spotifyTrackId } from '../../identity/spotify-track-id.ts';
import type { SongCells } from '../song-cells.ts';

/** Nobody writes more of one song. */
const LONGEST = 1_000;

const LINK = /(?:https?:\/\/\S+|spotify:[a-z]+:[^\s,;]+)/gi;
/** `1. `, `12) `, `#3 `, `- `, `• ` */
const NUMBERING = /^(?:#?\d{1,5}[.):](?:\s+|(?=\p{L}))|#\d{1,5}\s+|[-–—*•·▪►]\s+)+(?=\S)/u;
/** A dash between blanks: one without them is part of a name. */
const DASH = / [-–—]+ /;
/** The last one: titles have the word more often than names. */
const BY = /^(.+) by (.+)$/i;
const QUOTED = /^(["'“„«])(.+)(["'”“»])$/;

/**
 * A line that somebody wrote or pasted: links to songs, "artist - title", "title by artist", with or without a number before it.
 *
 * @returns undefined where it is none of these
 */
export function readPastedLine(line: string): SongCells | undefined {
  if (line.length > LONGEST) return undefined;
  const links = line.match(LINK) ?? [];
  const words = line.replace(LINK, ' ').replace(/\s+/g, ' ').trim().replace(NUMBERING, '');
  const link = links.find((address) => spotifyTrackId(address) !== undefined);
  const named = readNames(words);
  if (named) return link ? { ...named, link } : named;
  if (link) return { link };
  return undefined;
}

function readNames(words: string): SongCells | undefined {
  const dash = DASH.exec(words);
  if (dash && dash.index > 0) {
    const title = words.slice(dash.index + dash[0].length);
    return title === '' ? undefined : { artist: unquoted(words.slice(0, dash.index)), title: unquoted(title) };
  }
  const [, title, artist] = BY.exec(words) ?? [];
  return title && artist ? { artist: unquoted(artist), title: unquoted(title) } : undefined;
}

function unquoted(text: string): string {
  return QUOTED.exec(text.trim())?.[2] ?? text.trim();
}
