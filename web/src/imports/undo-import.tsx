import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { problemText } from '../apollo/problem.ts';
import { graphql } from '../gql/index.ts';

const UndoImportMutation = graphql(`
  mutation UndoImport($id: ID!) {
    undoImport(id: $id) {
      __typename
      ... on UndoneImport {
        import {
          id
          state
          playlists {
            id
          }
        }
      }
      ... on ImportProblem {
        message
      }
    }
  }
`);

export interface UndoImportProps {
  id: string;
  fileName: string;
}

/** Takes back what a file brought. */
export function UndoImport({ id, fileName }: UndoImportProps) {
  const [undo, { loading, client }] = useMutation(UndoImportMutation);
  const run = async () => {
    try {
      const { data } = await undo({ variables: { id } });
      if (data?.undoImport.__typename === 'ImportProblem') return tell(data.undoImport.message);
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'playlists' });
      await client.refetchQueries({ include: 'active' });
    } catch (error) {
      tell(problemText(error));
    }
  };
  const tell = (message: string) =>
    void notifications.show({ color: 'red', title: `${fileName} could not be taken back`, message });
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={loading}
      onClick={() => void run()}
      aria-label={`Undo bringing ${fileName}`}
    >
      Undo
    </Button>
  );
}
