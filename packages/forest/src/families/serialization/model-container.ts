import { InvalidModelError } from '../../errors.ts';
import { crc32 } from '../../trees/crc32.ts';

const MAGIC = 0x4d464343; // "CCFM", little-endian
const FORMAT_VERSION = 1;
const PREFIX_BYTES = 16;
const CHECKSUM_AT = 12;
const ALIGNMENT = 8;

const ARRAYS = { Float64Array, Float32Array, Uint32Array, Int16Array, Uint8Array } as const;
type ArrayType = keyof typeof ARRAYS;
export type PlainArray = Float64Array | Float32Array | Uint32Array | Int16Array | Uint8Array;

/** Where an array lies: which type, and how many values; they follow each other in the order of the header. */
interface ArrayEntry {
  readonly type: ArrayType;
  readonly length: number;
}

interface Header {
  readonly content: unknown;
  readonly arrays: readonly ArrayEntry[];
}

export interface Contents {
  /** What JSON can say. */
  readonly content: unknown;
  readonly arrays: readonly PlainArray[];
}

const padded = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
const checksumOf = (bytes: Uint8Array) => crc32(bytes.subarray(0, CHECKSUM_AT), bytes.subarray(PREFIX_BYTES));

/**
 * A container, little-endian: magic, format version, length of the header in bytes, CRC-32 of all the rest (all uint32), a JSON
 * header in UTF-8, then the arrays; header and arrays each filled up with zeros to a multiple of 8 bytes.
 */
export function packContainer({ content, arrays }: Contents): Uint8Array {
  const entries = arrays.map((array) => ({ type: typeOf(array), length: array.length }));
  const header = new TextEncoder().encode(JSON.stringify({ content, arrays: entries } satisfies Header));
  const body = arrays.reduce((sum, { byteLength }) => sum + padded(byteLength), padded(header.length));
  const bytes = new Uint8Array(PREFIX_BYTES + body);
  bytes.set(header, PREFIX_BYTES);
  let offset = PREFIX_BYTES + padded(header.length);
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += padded(array.byteLength);
  }
  const prefix = new DataView(bytes.buffer);
  for (const [index, field] of [MAGIC, FORMAT_VERSION, header.length].entries())
    prefix.setUint32(index * 4, field, true);
  prefix.setUint32(CHECKSUM_AT, checksumOf(bytes), true);
  return bytes;
}

/**
 * What was packed; nothing refers to the bytes afterwards.
 *
 * @throws InvalidModelError on bytes that are no container, of another version, cut short or damaged.
 */
export function unpackContainer(bytes: Uint8Array): Contents {
  if (bytes.byteLength < PREFIX_BYTES) throw new InvalidModelError('These bytes are too few to be a model.');
  const prefix = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES);
  const [magic, version, headerBytes, checksum] = [0, 4, 8, CHECKSUM_AT].map((at) => prefix.getUint32(at, true));
  if (magic !== MAGIC) throw new InvalidModelError('These bytes are not a model.');
  if (version !== FORMAT_VERSION)
    throw new InvalidModelError(`The model has format version ${version}; only ${FORMAT_VERSION} can be read.`);
  if (checksumOf(bytes) !== checksum) throw new InvalidModelError('The model is damaged or not whole.');
  const { content, arrays } = readHeader(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + (headerBytes as number)));
  // Not bytes.slice: a Buffer's shares its memory, which may begin anywhere.
  const body = new Uint8Array(bytes.subarray(PREFIX_BYTES + padded(headerBytes as number))).buffer;
  return { content, arrays: readArrays(body, arrays) };
}

function readHeader(bytes: Uint8Array): Header {
  let header: Partial<Header>;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new InvalidModelError('The header of the model cannot be read.', { cause });
  }
  const { content, arrays } = header;
  const isEntry = (entry: ArrayEntry) =>
    Object.hasOwn(ARRAYS, entry.type) && Number.isSafeInteger(entry.length) && entry.length >= 0;
  if (!Array.isArray(arrays) || !arrays.every(isEntry))
    throw new InvalidModelError('The header of the model is wrong.');
  return { content, arrays };
}

function readArrays(body: ArrayBuffer, entries: readonly ArrayEntry[]): PlainArray[] {
  let offset = 0;
  const arrays = entries.map(({ type, length }) => {
    const start = offset;
    offset += padded(length * ARRAYS[type].BYTES_PER_ELEMENT);
    if (offset > body.byteLength) throw new InvalidModelError('The model is not whole: an array is missing.');
    return new ARRAYS[type](body, start, length);
  });
  if (offset !== body.byteLength) throw new InvalidModelError('The model has bytes that belong to nothing.');
  return arrays;
}

function typeOf(array: PlainArray): ArrayType {
  const types = Object.keys(ARRAYS) as ArrayType[];
  const type = types.find((name) => array instanceof ARRAYS[name]);
  if (!type) throw new TypeError(`A model cannot hold a ${array.constructor.name}.`);
  return type;
}
