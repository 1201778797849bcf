import { rankValues } from '../trees/feature-codes.ts';
import { layOut } from '../trees/training-memory.ts';
import { prepareFamilies } from '../trees/tree-family.ts';
import { treeSeed } from '../trees/tree-seed.ts';
import { familiesOf, type SearchPlan, type SearchUnit } from './search-plan.ts';

export interface UnitRunner extends Disposable {
  run(unit: SearchUnit): Float64Array<ArrayBuffer>;
}

/**
 * Grows the trees of units. What comes back is what the unit's trees say of each row of the test fold for each member, summed:
 * test rows × members. Such sums are exact: units can be added in any order.
 */
export function createUnitRunner(plan: SearchPlan): UnitRunner {
  const { dataset, groups, folds, seed } = plan;
  const memory = layOut(dataset, prepareFamilies(dataset, rankValues(dataset), familiesOf(plan)));
  const run: UnitRunner['run'] = ({ group, fold, firstTree, endTree }) => {
    const members = (groups[group] as (typeof groups)[0]).limits.length;
    const { test, number } = folds[fold] as (typeof folds)[0];
    for (const row of test) memory.sums.fill(0, row * members, (row + 1) * members);
    memory.kernel.configure(memory.layouts[group * folds.length + fold] as number);
    for (let tree = firstTree; tree < endTree; tree += 1) memory.kernel.growTree(treeSeed(seed, number + 1, tree));
    const said = new Float64Array(test.length * members);
    for (const [place, row] of test.entries())
      said.set(memory.sums.subarray(row * members, (row + 1) * members), place * members);
    return said;
  };
  return { run, [Symbol.dispose]: () => memory[Symbol.dispose]() };
}
