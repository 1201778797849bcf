import { useQuery } from '@apollo/client/react';
import { Accordion, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { problemText } from '../apollo/problem.ts';
import { formatMoment } from '../format/moments.ts';
import type { ImportState } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { FinishedImport } from './finished-import.tsx';

const PastImportsQuery = graphql(`
  query PastImports {
    me {
      id
      imports(first: 10) {
        id
        fileName
        state
        createdAt
      }
    }
  }
`);

/** Where an import did not just succeed. */
const ENDS: Readonly<Record<ImportState, string>> = {
  RUNNING: 'Being read · ',
  SUCCEEDED: '',
  FAILED: 'Not taken in · ',
  CANCELLED: 'Stopped · ',
  UNDONE: 'Taken back · ',
};

/** Files that were brought before, with their reports. */
export function PastImports() {
  const { data, error, refetch } = useQuery(PastImportsQuery);
  const [opened, setOpened] = useState<string | null>(null);
  if (error && !data) return <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />;
  const imports = data?.me.imports ?? [];
  if (imports.length === 0) return null;
  return (
    <Panel title="Files you brought">
      <Accordion chevronPosition="left" value={opened} onChange={setOpened}>
        {imports.map((past) => (
          <Accordion.Item key={past.id} value={past.id}>
            <Accordion.Control>
              <Group justify="space-between" gap="xs" pr="sm">
                <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                  {past.fileName}
                </Text>
                <Text size="sm" c={past.state === 'FAILED' ? 'var(--cu-bad)' : 'dimmed'}>
                  {ENDS[past.state]}
                  {formatMoment(past.createdAt)}
                </Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>{opened === past.id && <FinishedImport id={past.id} />}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Panel>
  );
}
