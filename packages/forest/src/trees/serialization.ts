import { InvalidModelError } from '../errors.ts';
import { crc32 } from './crc32.ts';
import { type Forest, LEAF } from './forest.ts';

const MAGIC = 0x52464343; // "CCFR", little-endian
const FORMAT_VERSION = 3;
const HEADER_BYTES = 24;
const NODE_BYTES = 27;
const TREE_BYTES = 4;
const CHECKSUM_AT = 20;

const checksumOf = (bytes: Uint8Array) => crc32(bytes.subarray(0, CHECKSUM_AT), bytes.subarray(HEADER_BYTES));

/**
 * A forest as bytes, little-endian: magic, format version, nFeatures, trees, nodes, CRC-32 of all the rest (all uint32), then
 * the arrays `value` (float64), `threshold` (float32), `weight`, `left`, `right`, `roots` (uint32), `feature` (int16) and
 * `missingLeft` (uint8). 27 bytes a node.
 */
export function serializeForest(forest: Forest): Uint8Array {
  const parts = [
    ...[forest.value, forest.threshold, forest.weight, forest.left, forest.right],
    ...[forest.roots, forest.feature, forest.missingLeft],
  ];
  const bytes = new Uint8Array(HEADER_BYTES + parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = HEADER_BYTES;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += part.byteLength;
  }
  const header = new DataView(bytes.buffer);
  const fields = [MAGIC, FORMAT_VERSION, forest.nFeatures, forest.roots.length, forest.feature.length];
  for (const [index, field] of fields.entries()) header.setUint32(index * 4, field, true);
  header.setUint32(CHECKSUM_AT, checksumOf(bytes), true);
  return bytes;
}

/**
 * The forest that was serialised; nothing refers to the bytes afterwards.
 *
 * @throws InvalidModelError on bytes that are not a forest, of another version, cut short, damaged or inconsistent.
 */
export function deserializeForest(bytes: Uint8Array): Forest {
  const { nFeatures, trees, nodes } = readHeader(bytes);
  // Not bytes.slice: a Buffer's shares its memory, which may be larger and begin anywhere.
  const body = new Uint8Array(bytes.subarray(HEADER_BYTES)).buffer;
  let offset = 0;
  const take = (itemBytes: number, count: number) => {
    const start = offset;
    offset += itemBytes * count;
    return start;
  };
  const forest: Forest = {
    nFeatures,
    value: new Float64Array(body, take(8, nodes), nodes),
    threshold: new Float32Array(body, take(4, nodes), nodes),
    weight: new Uint32Array(body, take(4, nodes), nodes),
    left: new Uint32Array(body, take(4, nodes), nodes),
    right: new Uint32Array(body, take(4, nodes), nodes),
    roots: new Uint32Array(body, take(4, trees), trees),
    feature: new Int16Array(body, take(2, nodes), nodes),
    missingLeft: new Uint8Array(body, take(1, nodes), nodes),
  };
  checkStructure(forest);
  return forest;
}

function readHeader(bytes: Uint8Array): { nFeatures: number; trees: number; nodes: number } {
  if (bytes.byteLength < HEADER_BYTES) throw new InvalidModelError('These bytes are too few to be a forest.');
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const [magic, version, nFeatures, trees, nodes, checksum] = Array.from({ length: 6 }, (_, index) =>
    header.getUint32(index * 4, true),
  ) as [number, number, number, number, number, number];
  if (magic !== MAGIC) throw new InvalidModelError('These bytes are not a forest.');
  if (version !== FORMAT_VERSION)
    throw new InvalidModelError(`The forest has format version ${version}; only ${FORMAT_VERSION} can be read.`);
  if (bytes.byteLength !== HEADER_BYTES + nodes * NODE_BYTES + trees * TREE_BYTES)
    throw new InvalidModelError('The forest is not whole: its length does not fit its header.');
  if (checksumOf(bytes) !== checksum) throw new InvalidModelError('The forest is damaged.');
  return { nFeatures, trees, nodes };
}

/** A forest that passes cannot send a walk out of bounds or round in circles: children lie behind their only parent. */
function checkStructure({ nFeatures, roots, feature, left, right, missingLeft }: Forest): void {
  const nodes = feature.length;
  const parents = new Uint32Array(nodes);
  const isSound = (node: number) => {
    const asked = feature[node] as number;
    if (asked === LEAF) return true;
    const [leftChild, rightChild] = [left[node] as number, right[node] as number];
    if (asked < 0 || asked >= nFeatures || (missingLeft[node] as number) > 1) return false;
    if (Math.min(leftChild, rightChild) <= node || Math.max(leftChild, rightChild) >= nodes) return false;
    for (const child of [leftChild, rightChild]) parents[child] = (parents[child] as number) + 1;
    return true;
  };
  const areSound = feature.every((_, node) => isSound(node));
  for (const root of roots) if (root < nodes) parents[root] = (parents[root] as number) + 1;
  if (roots.length === 0 || !areSound || !roots.every((root) => root < nodes) || !parents.every((count) => count === 1))
    throw new InvalidModelError(
      'The forest is inconsistent: a node points where there is none, or where another does.',
    );
}
