import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';

const TasteChoicesQuery = graphql(`
  query TasteChoices {
    me {
      id
      tastes {
        id
        name
        model {
          id
        }
      }
    }
  }
`);

/** Tastes that have learned something, as a select takes them. */
export function useTasteChoices(): { value: string; label: string }[] {
  const { data } = useQuery(TasteChoicesQuery);
  const trained = data?.me.tastes.filter(({ model }) => model !== null) ?? [];
  return trained.map(({ id, name }) => ({ value: id, label: name }));
}
