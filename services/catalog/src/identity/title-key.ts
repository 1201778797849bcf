import { bounded, fold, MAX_KEY, MAX_READ, words } from './folding.ts';
import { GUEST, isGuestNote, withoutGuests, withoutGuestsOfKey } from './guests.ts';
import { spellSigns, spellWords } from './spellings.ts';
import { NOTE_SIGN, splitNotes } from './title-notes.ts';
import { readVersion } from './version-markers.ts';

/**
 * The title of a recording, as text that is equal for its copies: notes about the issue and the transfer are left out, those of
 * another recording (live, remix, demo) are written in one way. A key is its own key.
 */
export function titleKey(title: string): string {
  const folded = fold(title.slice(0, MAX_READ));
  const spelled = spellSigns(folded);
  const key = NOTE_SIGN.test(spelled) ? keyWithNotes(spelled) : baseKey(spelled);
  // A title of signs alone, such as "÷", or of a guest alone, is its own key.
  return settledKey(key || words(spelled) || folded.trim());
}

function baseKey(text: string): string {
  return GUEST.test(text) ? words(withoutGuests(text)) : words(text);
}

function keyWithNotes(text: string): string {
  const { base, notes } = splitNotes(text);
  const title = baseKey(base);
  const telling = notes.filter((note) => !isGuestNote(note));
  const tail = telling.length > 0 ? tailOf(telling) : '';
  return title && tail ? `${title} ${tail}` : title || tail;
}

/** Notes come again and again; so many different ones are remembered, which is a megabyte. */
const MAX_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 60;
const remembered = new Map<string, string>();

function tailOf(notes: readonly string[]): string {
  const text = notes.join('\n');
  if (text.length > LONGEST_REMEMBERED) return writtenTail(notes);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const tail = writtenTail(notes);
  remembered.set(text, tail);
  return tail;
}

function writtenTail(notes: readonly string[]): string {
  const { title, details, markers } = readVersion(notes);
  return [...title, ...details, ...[...markers].sort()].join(' ');
}

function settledKey(key: string): string {
  const settled = bounded(settle(key));
  // A word that was cut may be another word now, and has to be its own key too; each round makes the key shorter.
  return key.length > MAX_KEY && settled !== key ? settledKey(settled) : settled;
}

function settle(key: string): string {
  return spellWords(GUEST.test(key) ? withoutGuestsOfKey(key) : key);
}
