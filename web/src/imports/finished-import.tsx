import { useQuery } from '@apollo/client/react';
import { problemText } from '../apollo/problem.ts';
import { graphql } from '../gql/index.ts';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { ImportReport } from './import-report.tsx';

const ImportQuery = graphql(`
  query FinishedImport($id: ID!) {
    import(id: $id) {
      id
      ...ImportReport_import
    }
  }
`);

export interface FinishedImportProps {
  id: string;
}

/** The report of a file that has been read, fetched when it is looked at. */
export function FinishedImport({ id }: FinishedImportProps) {
  const { data, error, refetch } = useQuery(ImportQuery, { variables: { id } });
  if (data?.import) return <ImportReport import={data.import} />;
  if (error) return <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />;
  return <WaitingRows count={1} />;
}
