import { TextDecoder } from 'node:util';
import { analyse } from 'chardet';

/** A word or two do not tell the languages apart; most files that are not UTF-8 are of western spreadsheets. */
const WESTERN_BONUS = 20;

/**
 * The encoding of a text that has these bytes, at its beginning or where it first is not ASCII, as TextDecoder names it; undefined where it is no text.
 * UTF-8 is what it is wherever that fits. UTF-16 is told by its mark, or by the zeros that it writes beside Latin letters.
 * Older ones have no mark: what is likeliest by the letters is taken.
 */
export function guessEncoding(sample: Uint8Array, isBeginning: boolean): string | undefined {
  const [first, second] = sample;
  if (isBeginning && first === 0xff && second === 0xfe) return 'utf-16le';
  if (isBeginning && first === 0xfe && second === 0xff) return 'utf-16be';
  if (sample.includes(0)) return isBeginning ? guessUtf16(sample) : undefined;
  if (decoderFor('utf-8', sample)) return 'utf-8';
  return hasControls(sample) ? undefined : guessByLetters(sample);
}

function guessByLetters(sample: Uint8Array): string | undefined {
  const guesses = analyse(sample)
    .filter(({ name }) => !name.startsWith('UTF-'))
    .map(({ name, confidence }) => ({ name, confidence: confidence + (name === 'ISO-8859-1' ? WESTERN_BONUS : 0) }))
    .toSorted((a, b) => b.confidence - a.confidence);
  const [likeliest] = guesses.flatMap(({ name }) => decoderFor(name, sample) ?? []);
  return likeliest?.encoding;
}

function guessUtf16(sample: Uint8Array): string | undefined {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index++) if (sample[index] === 0) index % 2 === 0 ? even++ : odd++;
  // Separators, digits and line ends have their zero on one side in every script; nothing has one on both.
  if (Math.max(even, odd) < sample.length / 64 || Math.min(even, odd) > 0) return undefined;
  const encoding = even > odd ? 'utf-16be' : 'utf-16le';
  return decoderFor(encoding, sample) && !hasControlLetters(encoding, sample) ? encoding : undefined;
}

/** Pictures may happen to have their zeros on one side. */
function hasControlLetters(encoding: string, sample: Uint8Array): boolean {
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  return CONTROL_LETTERS.test(text);
}

/** Control characters, but for blanks and line ends. */
const CONTROL_LETTERS = /[^\P{Cc}\t-\r]|\p{Noncharacter_Code_Point}/u;

/** Control characters, but for blanks, line ends, and the escape that some Japanese encodings are switched by. */
function hasControls(sample: Uint8Array): boolean {
  return sample.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127);
}

/** A decoder for the encoding, if the sample can be text in it whose last letter is not whole. */
function decoderFor(encoding: string, sample: Uint8Array): TextDecoder | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    decoder.decode(sample, { stream: true });
    return decoder;
  } catch {
    return undefined;
  }
}
