/** Places in memory and numbers that the kernel is told before it grows trees, in the order in which it reads them. */
export const LAYOUT = [
  'nRows',
  'nFeatures',
  'maxFeatures',
  'isExtraTrees',
  'isEntropy',
  'isBootstrap',
  'maxDepth',
  'minSamplesSplit',
  // Data: codes u16 and values f32 [feature][row]; how many codes each feature has i32, and how far to
  // shift one right to get below 32; lowest and highest value of each code f32 [feature][code].
  'codes',
  'values',
  'codesOf',
  'shiftOf',
  'codeStride',
  'lowest',
  'highest',
  // Rows: labels u8, integer weights i32; n × log2 n f64 for n up to the sample's weight, for entropy.
  'labels',
  'weights',
  'xLogX',
  // The family: minSamplesLeaf of each member i32, ascending; for 0..greatest limit the last member that allows as few, u16.
  'nLimits',
  'limits',
  'memberOf',
  // Training and scored rows i32, as given.
  'training',
  'nTraining',
  'scored',
  'nScored',
  'scoresOutOfBag',
  // What members say of each scored row, summed over trees f64 [row][member]; trees that scored a row i32 [row].
  'sums',
  'votes',
  // Work space.
  'counts',
  'cells',
  'scoredRows',
  'histogram',
  'bitmap',
  'codeList',
  'lefts',
  'scores',
  'thresholds',
  'candidates',
  'best',
  'stack',
  // Nodes of one tree, where the trees are kept (0 where not).
  'nodes',
] as const;

export type LayoutField = (typeof LAYOUT)[number];

/** Bytes of a cell: rows, weight, weight of positives, and the row or the code that it is of; i32 each. */
export const CELL_BYTES = 16;
/** Bytes of the best split of one member. */
export const BEST_BYTES = 48;
/** Bytes of an open node. */
export const OPEN_BYTES = 72;
/** Bytes of a finished node: value f64, weight i32, feature i32, threshold f32, missingLeft, left and right i32. */
export const NODE_BYTES = 40;
