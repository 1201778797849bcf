export interface TitleParts {
  /** The title itself, brackets that belong to it included. */
  base: string;
  /** What stands behind it in brackets or after dashes, in order. */
  notes: string[];
}

interface Piece {
  begin: number;
  text: string;
  isNote: boolean;
}

/** A title without one of them has no notes: most have none, and are spared the rest. */
export const NOTE_SIGN = /[([{【]|[-~]\s|\s[-~]/;

const ROUND = 0x28;
const ROUND_END = 0x29;
const SQUARE = 0x5b;
const SQUARE_END = 0x5d;
const CURLY = 0x7b;
const CURLY_END = 0x7d;
const BLACK = 0x3010;
const BLACK_END = 0x3011;
const DASH = 0x2d;
const TILDE = 0x7e;
const SPACE = 0x20;

const SEEN = /[a-z0-9]|[\p{L}\p{N}]/u;
const GUESTS_BEHIND = /^\s*(?:feat|ft|featuring)\b/;

/** Parts "Song (A) - B [C]" into the song and its notes. Notes that a word of the title follows, or that begin it, are title. */
export function splitNotes(folded: string): TitleParts {
  const pieces = piecesOf(folded);
  const lastOfTitle = pieces.findLastIndex((piece) => !piece.isNote);
  const notes = pieces.slice(Math.max(lastOfTitle, 0) + 1);
  return {
    base: notes[0] === undefined ? folded : folded.slice(0, notes[0].begin),
    notes: notes.map((piece) => piece.text),
  };
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let begin = 0;
  let depth = 0;
  let isNote = false;
  const end = (at: number, isNextNote: boolean) => {
    const piece = text.slice(begin, at);
    if (SEEN.test(piece)) pieces.push({ begin, text: piece, isNote: isNote || GUESTS_BEHIND.test(piece) });
    begin = at + 1;
    isNote = isNextNote;
  };
  for (let at = text.search(NOTE_SIGN); at >= 0 && at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isOpening(sign)) {
      if (depth === 0) end(at, true);
      depth += 1;
    } else if (depth === 0) {
      if ((sign === DASH || sign === TILDE) && isBesideSpace(text, at)) end(at, true);
    } else if (isClosing(sign)) {
      depth -= 1;
      if (depth === 0) end(at, false);
    }
  }
  end(text.length, false);
  return pieces;
}

function isOpening(sign: number): boolean {
  return sign === ROUND || sign === SQUARE || sign === CURLY || sign === BLACK;
}

function isClosing(sign: number): boolean {
  return sign === ROUND_END || sign === SQUARE_END || sign === CURLY_END || sign === BLACK_END;
}

/** A dash inside a word is part of the word. */
function isBesideSpace(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === SPACE || text.charCodeAt(at + 1) === SPACE;
}
