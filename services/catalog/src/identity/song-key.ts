import { bounded, fold, words } from './folding.ts';
import { GUEST, withoutGuests, withoutGuestsOfKey } from './guests.ts';

/**
 * A title or a name without what differs between spellings of the same one: case, accents, punctuation, featured guests.
 * What a search looks for; which songs are one recording is for `titleKey` and `artistKey` to say.
 */
export function songKey(text: string): string {
  const folded = fold(text);
  const key = GUEST.test(folded) ? withoutGuestsOfKey(words(withoutGuests(folded))) : words(folded);
  // A title of signs alone, such as "÷", or of a guest alone, is its own key.
  return bounded(key || withoutGuestsOfKey(words(folded)) || folded.trim());
}
