import { useQuery } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { countOf } from '../format/numbers.ts';
import { graphql } from '../gql/index.ts';
import { ImportDrop } from '../imports/import-drop.tsx';
import { PastImports } from '../imports/past-imports.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { LibraryPlaylists } from './library-playlists.tsx';

const CatalogueQuery = graphql(`
  query LibraryCatalogue {
    catalogue {
      version
      tracks
      playlists
    }
  }
`);

export function LibraryPage() {
  const { data } = useQuery(CatalogueQuery);
  const catalogue = data?.catalogue;
  return (
    <>
      <PageHeading
        title="Library"
        lead={
          catalogue
            ? `The catalogue to find songs in holds ${countOf(catalogue.tracks, 'song')} and ${countOf(catalogue.playlists, 'playlist')}.`
            : ' '
        }
      >
        <Button component={Link} to="/tastes/new" leftSection={<IconPlus size={18} />}>
          New taste
        </Button>
      </PageHeading>
      <Stack gap="lg">
        <ImportDrop />
        <LibraryPlaylists />
        <PastImports />
      </Stack>
    </>
  );
}
