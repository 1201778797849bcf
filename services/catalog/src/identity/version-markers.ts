import { words } from './folding.ts';
import {
  COUNTRY_WORDS,
  DISTINCT_WORDS,
  FILLER_WORDS,
  ISSUE_WORDS,
  LANGUAGE_OF,
  LIVE_WORDS,
  MARKER_OF,
  PHRASE_WORDS,
  PREPOSITION_WORDS,
  TRANSFER_WORDS,
} from './marker-words.ts';
import { isSource, withoutSource } from './source-notes.ts';

/** What the notes of a title say of the recording. */
export interface Version {
  /** Words that are part of the title, as far as anybody can tell, in order. */
  title: string[];
  /** Kinds of another recording, in words of the key: live, remix. */
  markers: ReadonlySet<string>;
  /** Whose, where and when: names, places and years beside a marker, in order. */
  details: string[];
}

interface Reading {
  title: string[];
  markers: Set<string>;
  details: string[];
}

/** @param notes what stands in brackets and behind dashes, folded, guests left out */
export function readVersion(notes: readonly string[]): Version {
  const version: Reading = { title: [], markers: new Set(), details: [] };
  const parts = notes.flatMap(partsOf);
  parts.forEach((part, at) => {
    if (!isYearOfTransfer(part, [...(parts[at - 1] ?? []), ...(parts[at + 1] ?? [])])) readPart(part, version);
  });
  return settled(version);
}

const SEPARATORS = /[/;,|:()[\]]|\s-\s/;
const GUEST_WITHIN = /\s(?:feat|ft|featuring)\b.*$/;
const INCHES = /\b(?:(7|seven)|12|twelve)\s?-?(?:"|''|”|″|inch)/g;

/** The words of each part of a note. */
function partsOf(note: string): string[][] {
  return withoutSource(note)
    .replace(GUEST_WITHIN, '')
    .replace(INCHES, (_, seven) => (seven === undefined ? '12inch ' : '7inch '))
    .split(SEPARATORS)
    .filter((part) => !isSource(part))
    .map(wordsOf)
    .filter((all) => all.length > 0);
}

/** "2015 - Remaster", "Remastered / 2015". */
function isYearOfTransfer(all: readonly string[], beside: readonly string[]): boolean {
  return all.length === 1 && YEAR.test(all[0] ?? '') && beside.some((word) => TRANSFER_WORDS.has(word));
}

function readPart(all: readonly string[], version: Reading): void {
  if (isOldMix(all)) return;
  const markers = markersIn(all);
  if (markers.length > 0) {
    for (const marker of markers) version.markers.add(marker);
    version.details.push(...detailsOf(all, markers));
  } else {
    const rest = withoutIssue(all);
    // "Live at Wembley, London": what follows a marker is part of it.
    if (version.markers.size === 0) version.title.push(...rest);
    else version.details.push(...(version.markers.has('live') ? rest.filter((word) => !LIVE_WORDS.has(word)) : rest));
  }
}

const PHRASE = new RegExp(`(?<= )(?:${[...PHRASE_WORDS.keys()].join('|')})(?= )`, 'g');

function wordsOf(part: string): string[] {
  const text = ` ${words(part)} `.replace(PHRASE, (phrase) => PHRASE_WORDS.get(phrase) ?? phrase).trim();
  return text === '' ? [] : text.split(' ');
}

/** The mono and stereo mixes that a song came out with are it; those of a later year were mixed anew. */
function isOldMix(all: readonly string[]): boolean {
  return all.length > 1 && all.at(-1) === 'mix' && all.every((word) => OLD_MIX.has(word));
}
const OLD_MIX = new Set(['mono', 'stereo', 'original', 'album', 'mix']);

function markersIn(all: readonly string[]): string[] {
  const markers = all.flatMap((word) => MARKER_OF.get(word) ?? []);
  const languages = all.flatMap((word) => LANGUAGE_OF.get(word) ?? []);
  return languages.length > 0 && all.every(isBesideLanguage) ? [...markers, ...languages] : markers;
}

function isBesideLanguage(word: string): boolean {
  return LANGUAGE_OF.has(word) || MARKER_OF.has(word) || FILLER_WORDS.has(word) || PREPOSITION_WORDS.has(word);
}

function detailsOf(all: readonly string[], markers: readonly string[]): string[] {
  const isLive = markers.includes('live');
  const isLanguage = all.some((word) => markers.includes(LANGUAGE_OF.get(word) ?? ''));
  return all.filter((word, at) => {
    if (MARKER_OF.has(word) || TRANSFER_WORDS.has(word) || FILLER_WORDS.has(word)) return false;
    if (isLanguage && (LANGUAGE_OF.has(word) || PREPOSITION_WORDS.has(word))) return false;
    if (ISSUE_WORDS.has(word)) return DISTINCT_WORDS.has(word) && !markers.includes('edit');
    if (isLive && (PREPOSITION_WORDS.has(word) || LIVE_WORDS.has(word))) return false;
    return !(YEAR.test(word) && isOfTransfer(all, at));
  });
}

const YEAR = /^(?:19|20)\d\d$/;
const COUNT = /^\d+(?:st|nd|rd|th)?$/;

function isOfTransfer(all: readonly string[], at: number): boolean {
  return [-2, -1, 1, 2].some((step) => TRANSFER_WORDS.has(all[at + step] ?? ''));
}

/** What is left of a part that names no other recording: nothing, where it tells of a transfer or an issue alone. */
function withoutIssue(all: readonly string[]): string[] {
  const isTransfer = all.some((word) => TRANSFER_WORDS.has(word));
  const isIssue = all.some((word) => ISSUE_WORDS.has(word));
  if (!isTransfer && !isIssue) return [...all];
  const isBonus = all.includes('bonus');
  const isCounted = isTransfer || all.includes('anniversary');
  const rest = all.filter(
    (word) =>
      !(TRANSFER_WORDS.has(word) || ISSUE_WORDS.has(word) || FILLER_WORDS.has(word)) &&
      !(isBonus && COUNTRY_WORDS.has(word)) &&
      !(isCounted && (COUNT.test(word) || word === 'year' || PREPOSITION_WORDS.has(word))),
  );
  if (rest.length === 0) return [];
  return isTransfer
    ? all.filter((word, at) => !TRANSFER_WORDS.has(word) && !(YEAR.test(word) && isOfTransfer(all, at)))
    : [...all];
}

function settled(version: Reading): Version {
  const { markers, details } = version;
  // MTV's concert was live and acoustic; an artist gave one, however its place and year are told.
  if (markers.has('unplugged')) {
    for (const implied of ['live', 'acoustic']) markers.delete(implied);
    if (details.includes('mtv')) details.length = 0;
  }
  // "Robin Schulz Radio Edit" is short for "Robin Schulz Remix (Radio Edit)".
  if (details.length > 0 && !markers.has('live') && (markers.has('edit') || markers.has('extended')))
    markers.add('remix');
  return version;
}
