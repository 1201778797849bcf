/** Words that stores mask. */
const MASKED: readonly [RegExp, string][] = [
  [/\bf(?:u?\*+c?k|\*{3,})/g, 'fuck'],
  [/\bs(?:h?\*+i?t|\*{3,})/g, 'shit'],
  [/\bb(?:i?\*+t?ch)/g, 'bitch'],
  [/\bn(?:i?\*+g?ga)/g, 'nigga'],
  [/\bp(?:u?\*+s?sy)/g, 'pussy'],
];

const SIGNS = /[.*$&]/;
const AND = /&/g;
const DOLLAR = /(?<=[a-z]\$*)\$|\$(?=\$*[a-z])/g;
const INITIALS =
  /(?<![\p{L}\p{N}\p{M}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}\p{M}])\.?|(?<![\p{L}\p{N}\p{M}])(?:\p{L}\.){2,}/gu;

/** Signs that stand for letters: Ke$ha, Rock & Roll, U.S.A., F**k. */
export function spellSigns(folded: string): string {
  if (!SIGNS.test(folded)) return folded;
  let text = folded;
  if (text.includes('&')) text = text.replace(AND, ' n ');
  if (text.includes('$')) text = text.replace(DOLLAR, 's');
  if (text.includes('.')) text = text.replace(INITIALS, (letters) => letters.replaceAll('.', ''));
  if (text.includes('*')) for (const [mask, word] of MASKED) text = text.replace(mask, word);
  return text;
}

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv'.split(' ').map((roman, at) => [roman, at + 1]),
  ...'one two three four five six seven eight nine ten'.split(' ').map((word, at) => [word, at + 1]),
]);
/** A key without one of these words has none that varies. */
const VARIED = /\b(?:and|p(?:ar)?ts?|parte|partie|teil|vol|volume|remaster(?:ed)?)\b/;
const WORD_AND = /(^| )and(?= |$)/g;
const PART = /(^| )(?:(?:p(?:ar)?ts?|parte|partie|teil)|(vol|volume)) (\d+|[a-z]+)(?= |$)/g;
const REMASTERED = /(?<=\S) (?:\d{4} )?remaster(?:ed)?(?: \d{4})?$/;

/** Words that are written in several ways: and, Part II, Vol. 2; and a remaster's note that no sign parts from the title. */
export function spellWords(key: string): string {
  if (!VARIED.test(key)) return key;
  return withoutRemaster(key.replace(WORD_AND, '$1n').replace(PART, numbered));
}

/** One after the other: a pattern for all of them could read each year in two ways, and would try them all. */
function withoutRemaster(key: string): string {
  const shorter = key.replace(REMASTERED, '');
  return shorter === key ? key : withoutRemaster(shorter);
}

function numbered(written: string, before: string, volume: string | undefined, count: string): string {
  const number = /^\d/.test(count) ? count : NUMBERS[count];
  return number === undefined ? written : `${before}${volume === undefined ? 'pt' : 'vol'} ${number}`;
}
