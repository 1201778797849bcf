import { type Forest, LEAF } from '../trees/forest.ts';
import { gaussLegendre } from './gauss-legendre.ts';

/**
 * One tree laid out for pathDependentShap: its nodes in preorder, so that parents come before their children, with all that
 * does not depend on the row. Leaves of value 0 are left out, as they add nothing to anything. What is said of a node is about
 * the edge that leads to it.
 *
 * Along a path, feature j lets through a row that is known to pass all its edges (o = 1) or not (o = 0), and where j is not
 * known, the fraction z of the training weight that passed them. With j known at chance t, its factor is (1 - t) z + t o.
 */
export interface PathTree {
  readonly size: number;
  /** Places of the quadrature, just enough for it to be exact. */
  readonly points: number;
  readonly weights: Float64Array;
  /** The node's number in the forest. */
  readonly node: Uint32Array;
  readonly parent: Uint32Array;
  /** 1 where the node is the last in preorder that has its parent. */
  readonly isLastChild: Uint8Array;
  /** Feature of the edge; LEAF for the root, which no edge leads to. */
  readonly edgeFeature: Int16Array;
  /** The nearest node above that an edge of the same feature leads to; the root, whose factor is 1, where there is none. */
  readonly ancestor: Uint32Array;
  /**
   * For each node, 3 × 2 × points numbers: for a row that failed the feature further up already, one that fails it here and one
   * that passes, first the edge's factor over the ancestor's, times the value of a leaf; then what a unit of value below is
   * worth to the feature, less what it was worth to it at the ancestor.
   */
  readonly steps: Float64Array;
  /** What the tree says where no feature is known. */
  readonly baseline: number;
}

/** Numbers in `steps` for each node and place of the quadrature. */
export const STEP_WIDTH = 6;

export function layOutTree(forest: Forest, root: number): PathTree {
  const { node, parent } = preorder(forest, root);
  const size = node.length;
  const isLastChild = new Uint8Array(size);
  const seen = new Uint8Array(size);
  for (let place = size - 1; place > 0; place -= 1) {
    const above = parent[place] as number;
    isLastChild[place] = seen[above] === 0 ? 1 : 0;
    seen[above] = 1;
  }
  const edges = followEdges(forest, node, parent);
  const points = Math.max(1, Math.ceil(edges.distinct / 2));
  const { places, weights } = gaussLegendre(points);
  return {
    size,
    points,
    weights,
    node,
    parent,
    isLastChild,
    edgeFeature: edges.edgeFeature,
    ancestor: edges.ancestor,
    steps: tabulateSteps(forest, node, edges, places),
    baseline: edges.baseline,
  };
}

/** Nodes above a leaf whose value is not 0; the root at least. */
function preorder({ feature, left, right, value }: Forest, root: number): Pick<PathTree, 'node' | 'parent'> {
  const node: number[] = [];
  const parent: number[] = [];
  const visit = (here: number, above: number) => {
    const place = node.push(here) - 1;
    parent.push(above);
    if (feature[here] !== LEAF) {
      visit(left[here] as number, place);
      visit(right[here] as number, place);
    }
    const isBarren = node.length === place + 1 && (feature[here] !== LEAF || value[here] === 0);
    if (!isBarren || place === 0) return;
    node.pop();
    parent.pop();
  };
  visit(root, 0);
  return { node: Uint32Array.from(node), parent: Uint32Array.from(parent) };
}

interface Edges {
  readonly edgeFeature: Int16Array;
  readonly ancestor: Uint32Array;
  /** The fraction of the parent's weight that came here. */
  readonly cover: Float64Array;
  /** The fraction of the weight that passes all edges of the feature down to here. */
  readonly passing: Float64Array;
  /** The most different features on a path. */
  readonly distinct: number;
  readonly baseline: number;
}

function followEdges(forest: Forest, node: Uint32Array, parent: Uint32Array): Edges {
  const { feature, value } = forest;
  const size = node.length;
  const edgeFeature = new Int16Array(size).fill(LEAF, 0, 1);
  const ancestor = new Uint32Array(size);
  const cover = new Float64Array(size).fill(1);
  const passing = new Float64Array(size).fill(1);
  const reach = new Float64Array(size).fill(1);
  const depth = new Uint32Array(size);
  let distinct = 0;
  let baseline = 0;
  for (let place = 0; place < size; place += 1) {
    const [above, here] = [parent[place] as number, node[place] as number];
    if (place > 0) {
      const asked = feature[node[above] as number] as number;
      let same = above;
      while (same > 0 && edgeFeature[same] !== asked) same = parent[same] as number;
      edgeFeature[place] = asked;
      ancestor[place] = same;
      cover[place] = coverOf(forest, node[above] as number, here);
      passing[place] = (passing[same] as number) * (cover[place] as number);
      reach[place] = (reach[above] as number) * (cover[place] as number);
      depth[place] = (depth[above] as number) + (same === 0 ? 1 : 0);
      distinct = Math.max(distinct, depth[place] as number);
    }
    if (feature[here] === LEAF) baseline += (reach[place] as number) * (value[here] as number);
  }
  return { edgeFeature, ancestor, cover, passing, distinct, baseline };
}

/** Of the children's weights, not the parent's, so that both fractions add up to 1; halves where neither has any. */
function coverOf({ left, right, weight }: Forest, above: number, child: number): number {
  const total = (weight[left[above] as number] as number) + (weight[right[above] as number] as number);
  return total > 0 ? (weight[child] as number) / total : 0.5;
}

function tabulateSteps(
  { feature, value }: Forest,
  node: Uint32Array,
  { ancestor, passing, cover }: Edges,
  places: Float64Array,
): Float64Array {
  const points = places.length;
  const steps = new Float64Array(node.length * STEP_WIDTH * points);
  for (let place = 1; place < node.length; place += 1) {
    const here = node[place] as number;
    const scale = feature[here] === LEAF ? (value[here] as number) : 1;
    const z = passing[place] as number;
    const zAbove = passing[ancestor[place] as number] as number;
    for (let point = 0; point < points; point += 1) {
      const t = places[point] as number;
      const factor = (1 - t) * z + t;
      const factorAbove = (1 - t) * zAbove + t;
      const worthAbove = (1 - zAbove) / factorAbove;
      const at = place * STEP_WIDTH * points + point;
      steps[at] = scale * (cover[place] as number);
      steps[at + 2 * points] = (scale * (1 - t) * z) / factorAbove;
      // (0 - z) / ((1 - t) z): z cancels out, so that a branch that no training row took does no harm.
      steps[at + 3 * points] = -1 / (1 - t) - worthAbove;
      steps[at + 4 * points] = (scale * factor) / factorAbove;
      steps[at + 5 * points] = (1 - z) / factor - worthAbove;
    }
  }
  return steps;
}
