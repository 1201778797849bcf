import { bounded, fold, MAX_READ, words } from './folding.ts';
import { GUEST, withoutGuests, withoutGuestsOfKey } from './guests.ts';
import { spellSigns } from './spellings.ts';

/** P!nk; but Wham! and Panic! At The Disco. */
const SIGN_FOR_I = /(?<=[a-z])!(?=[a-z])/g;

/**
 * The name of a song's main artist without what differs between spellings: case, accents, signs that stand for letters, guests,
 * the article, "and"; and spaces, since AC/DC is ACDC, and Blink-182 is Blink 182. Nothing is transliterated.
 */
export function artistKey(name: string): string {
  const folded = fold(name.slice(0, MAX_READ));
  const spelled = spellSigns(folded.includes('!') ? folded.replace(SIGN_FOR_I, 'i') : folded);
  const key = GUEST.test(spelled) ? withoutGuestsOfKey(words(withoutGuests(spelled))) : words(spelled);
  return bounded(joined(key || words(spelled)) || folded.trim());
}

function joined(key: string): string {
  if (!key.includes(' ')) return key;
  const all = key.split(' ');
  const telling = all.filter(
    (word, at) => !isLinking(word) && !(word === 'the' && (at === 0 || at === all.length - 1)),
  );
  // Letters of two words may be one sign together, in Korean.
  return (telling.length > 0 ? telling : all).join('').normalize('NFC');
}

function isLinking(word: string): boolean {
  return word === 'and' || word === 'n';
}
