import { useQuery } from '@apollo/client/react';
import { Button, SimpleGrid } from '@mantine/core';
import { IconHeart, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { problemText } from '../apollo/problem.ts';
import { graphql } from '../gql/index.ts';
import { Hint } from '../page/hint.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { TasteCard } from './taste-card.tsx';

const TastesQuery = graphql(`
  query Tastes {
    me {
      id
      tastes {
        id
        ...TasteCard_taste
      }
    }
  }
`);

export function TastesPage() {
  const { data, error, refetch } = useQuery(TastesQuery);
  const tastes = data?.me.tastes;
  return (
    <>
      <PageHeading title="Tastes" lead="What you love, as Curator has learned it.">
        {tastes && tastes.length > 0 && (
          <Button component={Link} to="/tastes/new" leftSection={<IconPlus size={18} />}>
            New taste
          </Button>
        )}
      </PageHeading>
      {!tastes && error && <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />}
      {!tastes && !error && <WaitingRows count={3} height={120} />}
      {tastes?.length === 0 && (
        <Hint
          icon={<IconHeart size={28} stroke={1.5} />}
          title="Teach Curator what you love"
          text="Bring playlists of yours, or begin with some of the catalogue’s. Say which ones you like; Curator learns how they sound and looks for songs that you do not know yet."
        >
          <Button component={Link} to="/tastes/new">
            Make a taste
          </Button>
          <Button component={Link} to="/library" variant="default">
            Bring playlists first
          </Button>
        </Hint>
      )}
      {tastes && (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {tastes.map((taste) => (
            <TasteCard key={taste.id} taste={taste} />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}
