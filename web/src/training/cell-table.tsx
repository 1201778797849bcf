import { Button, Table } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { formatAuc, formatFinePercent } from '../format/numbers.ts';
import { ScrolledTable } from '../page/scrolled-table.tsx';
import { describeFeatures } from './cell-grid.ts';
import { type Cell, cellKey } from './progress.ts';

const COLUMNS = ['AUC', 'Accuracy', 'Trees', 'Features a split', 'Songs in a leaf'];

export interface CellTableProps {
  /** Best first. */
  cells: readonly Cell[];
}

/** The same as the coloured fields, in figures. */
export function CellTable({ cells }: CellTableProps) {
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  if (cells.length === 0) return null;
  return (
    <>
      <Button variant="subtle" size="compact-sm" ml={-8} onClick={toggle} aria-expanded={opened} aria-controls={id}>
        {opened ? 'Hide the table' : 'Show as a table'}
      </Button>
      <div id={id} hidden={!opened}>
        {opened && (
          <ScrolledTable label="Combinations in figures" columns={COLUMNS}>
            {cells.map((cell) => (
              <Table.Tr key={cellKey(cell)}>
                <Table.Td>{formatAuc(cell.rocAuc)}</Table.Td>
                <Table.Td>{formatFinePercent(cell.accuracy)}</Table.Td>
                <Table.Td>{cell.nEstimators}</Table.Td>
                <Table.Td>{describeFeatures(cell.maxFeatures)}</Table.Td>
                <Table.Td>{cell.minSamplesLeaf}</Table.Td>
              </Table.Tr>
            ))}
          </ScrolledTable>
        )}
      </div>
    </>
  );
}
