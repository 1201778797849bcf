import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './scrolled-table.module.css';

export interface ScrolledTableProps {
  label: string;
  columns: readonly string[];
  /** Table.Tr for each row. */
  children: ReactNode;
}

/** A long table in a box of its own height. */
export function ScrolledTable({ label, columns, children }: ScrolledTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <Table stickyHeader fz="sm" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </section>
  );
}
