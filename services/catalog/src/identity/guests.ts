/** A text without it names no featured guest: most do not, and are spared the rest. */
export const GUEST = /\b(?:feat|ft|featuring)\b/;

/** Featured guests in brackets, and without brackets up to the end, the next bracket, or what follows a dash, such as "- Remix". */
const FEATURED_IN_BRACKETS = /[([]\s*(?:feat|ft|featuring)\b[^)\]]*[)\]]/g;
const FEATURED = /(?<=\S)\s+(?:feat|ft|featuring)\b\.?\s.*?(?=\s-\s|[([]|$)/g;
const FEATURED_IN_KEY = /(?<=\S) (?:feat|ft|featuring) .*$/;

export function withoutGuests(folded: string): string {
  return folded.replace(FEATURED_IN_BRACKETS, ' ').replace(FEATURED, ' ');
}

export function withoutGuestsOfKey(key: string): string {
  return key.replace(FEATURED_IN_KEY, '');
}

/** Notes that begin so name guests, whatever follows: "feat. X", "w/ X", Brazil's "Part. X", a producer's credit. */
const CREDIT =
  /^\s*(?:(?:feat|ft|featuring|prod|produced by)\b|participac|part\.\s+(?!\d|[ivx]+\b|one\b|two\b|three\b))/;

/** "with X" in five languages: a guest, where a name follows. */
const WITH = /^\s*(?:w\/\s*|(?:with|con|com|avec|mit)\s+)(\S+)/;

/** What follows "with" where it is a word of the title, such as "(With Me)" or "(Con Calma)". */
const NO_NAMES = new Set(
  `a all amor an another calma das dem den der des die dir el en every everybody everything god her him his ihm ihr it it's la las le
  les los love me mi mim mir moi music my myself no nobody or our out people someone te that the their them these this ti toi tu um
  uma un una us voce vous whom without ya you your yourself u`.split(/\s+/),
);

/** What a recording may be made with; another one is made without. */
const ACCOMPANIMENT =
  /\b(?:band|banda|bass|beat|choir|commentary|coro|drums|guitar|intro|lyrics|mariachi|orchester|orchestra|orchestre|orquesta|outro|piano|rap|sax|saxophone|strings|verse|vocals)\b/;

/** @param note what stands in brackets or behind a dash, folded */
export function isGuestNote(note: string): boolean {
  if (CREDIT.test(note)) return true;
  const name = WITH.exec(note)?.[1];
  return name !== undefined && !NO_NAMES.has(name) && !ACCOMPANIMENT.test(note);
}
