import { songKey } from '../identity/song-key.ts';

const SPACE = 32;
const LONGEST_PLAIN = 200;

/** What a search looks for of a title, as `songKey` has it; most titles are words with a blank between them, and need no more than small letters. */
export function titleWords(title: string): string {
  if (!isPlain(title)) return songKey(title);
  const key = title.toLowerCase();
  // They may mention a guest, who is no part of the key.
  return key.includes('feat') || key.includes('ft') ? songKey(title) : key;
}

/** ASCII letters and digits, with single blanks between them. */
function isPlain(title: string): boolean {
  if (title.length > LONGEST_PLAIN) return false;
  let before = SPACE;
  for (let at = 0; at < title.length; at++) {
    const sign = title.charCodeAt(at);
    const isLetter = (sign >= 97 && sign <= 122) || (sign >= 65 && sign <= 90);
    const isDigit = sign >= 48 && sign <= 57;
    if (!isLetter && !isDigit && (sign !== SPACE || before === SPACE)) return false;
    before = sign;
  }
  return before !== SPACE;
}
