// Written in what TypeScript and AssemblyScript share.
import { addCell, countBits, lesser, loadI32, loadU16, lowestBit, storeI32, storeU16 } from './memory.ts';

let nRows: i32 = 0;
let codes: i32 = 0;
let codesOf: i32 = 0;
let shiftOf: i32 = 0;
let histogram: i32 = 0;
let bitmap: i32 = 0;
let codeList: i32 = 0;

export function configureCodeCounts(at: i32): void {
  nRows = loadI32(at + 0);
  codes = loadI32(at + 32);
  codesOf = loadI32(at + 40);
  shiftOf = loadI32(at + 44);
  histogram = loadI32(at + 124);
  bitmap = loadI32(at + 128);
  codeList = loadI32(at + 132);
}

/** Adds a node's cells up by code in the histogram, and lists the codes that occur, ascending. Returns where the list ends. */
export function countByCode(feature: i32, from: i32, to: i32): i32 {
  const column = codes + ((feature * nRows) << 1);
  const nCodes = loadI32(codesOf + (feature << 2));
  if ((to - from) >> 4 >= nCodes) return countMany(column, from, to, nCodes);
  return countFew(column, from, to, loadI32(shiftOf + (feature << 2)));
}

function countMany(column: i32, from: i32, to: i32, nCodes: i32): i32 {
  const counts = histogram;
  for (let cell = from; cell < to; cell += 16)
    addCell(counts + (loadU16(column + (loadI32(cell + 12) << 1)) << 4), cell);
  let out = codeList;
  for (let code: i32 = 0; code < nCodes; code += 1) {
    storeU16(out, code);
    out += loadI32(counts + (code << 4)) === 0 ? 0 : 2;
  }
  return out;
}

/** Where few of many codes occur: a bitmap says which, and a summary which of 32 stretches of the bitmap have any. */
function countFew(column: i32, from: i32, to: i32, shift: i32): i32 {
  const counts = histogram;
  const map = bitmap;
  let summary: i32 = 0;
  for (let cell = from; cell < to; cell += 16) {
    const code = loadU16(column + (loadI32(cell + 12) << 1));
    addCell(counts + (code << 4), cell);
    const word = map + ((code >> 5) << 2);
    storeI32(word, loadI32(word) | (1 << (code & 31)));
    summary |= 1 << (code >> shift);
  }
  let out = codeList;
  do {
    let word = map + (lowestBit(summary) << (shift - 3));
    const stretchEnd = word + (1 << (shift - 3));
    do {
      out = listBits(loadI32(word), (word - map) << 3, out);
      storeI32(word, 0);
      word += 4;
    } while (word < stretchEnd);
    summary &= summary - 1;
  } while (summary !== 0);
  return out;
}

/** Lists the places of bits that are set, four at a time whether or not there are as many: that is faster than to ask. */
function listBits(word: i32, base: i32, list: i32): i32 {
  let bits = word;
  let left = countBits(bits);
  let out = list;
  do {
    storeU16(out, base + lowestBit(bits));
    bits &= bits - 1;
    storeU16(out + 2, base + lowestBit(bits));
    bits &= bits - 1;
    storeU16(out + 4, base + lowestBit(bits));
    bits &= bits - 1;
    storeU16(out + 6, base + lowestBit(bits));
    bits &= bits - 1;
    out += lesser(left, 4) << 1;
    left -= 4;
  } while (left > 0);
  return out;
}
