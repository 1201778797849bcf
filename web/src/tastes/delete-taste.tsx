import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { problemText } from '../apollo/problem.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { ConfirmButton } from '../page/confirm-button.tsx';

const DeleteTasteFragment = graphql(`
  fragment DeleteTaste_taste on Taste {
    id
    name
  }
`);

const DeleteTasteMutation = graphql(`
  mutation DeleteTaste($id: ID!) {
    deleteTaste(id: $id) {
      __typename
      ... on TasteProblem {
        message
      }
    }
  }
`);

export interface DeleteTasteProps {
  taste: FragmentType<typeof DeleteTasteFragment>;
}

/** Deletes the taste and goes back to the others. */
export function DeleteTaste({ taste }: DeleteTasteProps) {
  const { id, name } = readFragment(DeleteTasteFragment, taste);
  const [deleteTaste, { client }] = useMutation(DeleteTasteMutation);
  const navigate = useNavigate();
  const run = async () => {
    try {
      const { data } = await deleteTaste({ variables: { id } });
      if (data?.deleteTaste.__typename === 'TasteProblem') return data.deleteTaste.message;
    } catch (error) {
      return problemText(error);
    }
    notifications.show({ message: `“${name}” was deleted.` });
    await navigate('/tastes');
    client.cache.evict({ id: client.cache.identify({ __typename: 'Taste', id }) });
    client.cache.gc();
    return undefined;
  };
  return (
    <ConfirmButton
      label="Delete"
      title={`Delete “${name}”?`}
      text="What it has learned goes too: its trainings, its models and its list of songs. Your playlists stay."
      confirm="Delete the taste"
      onConfirm={run}
    />
  );
}
