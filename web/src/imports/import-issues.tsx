import { Button, Table, Text } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { countOf } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { ScrolledTable } from '../page/scrolled-table.tsx';

const ImportIssuesFragment = graphql(`
  fragment ImportIssues_report on ImportReport {
    issues(first: 50) {
      line
      column
      value
      message
    }
  }
`);

const COLUMNS = ['Line', 'What', 'Value'];

export interface ImportIssuesProps {
  report: FragmentType<typeof ImportIssuesFragment>;
}

/** The rows that had something wrong with them, by line. */
export function ImportIssues({ report }: ImportIssuesProps) {
  const { issues } = readFragment(ImportIssuesFragment, report);
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  if (issues.length === 0) return null;
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened} aria-controls={id} ml={-8}>
        {opened ? 'Hide' : 'Show'} {countOf(issues.length, 'remark')} on its rows
      </Button>
      <div id={id} hidden={!opened}>
        <ScrolledTable label="Remarks on rows" columns={COLUMNS}>
          {issues.map(({ line, column, value, message }) => (
            <Table.Tr key={`${line} ${column} ${message}`}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>{message}</Table.Td>
              <Table.Td>
                <Text span size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                  {value}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </ScrolledTable>
      </div>
    </>
  );
}
