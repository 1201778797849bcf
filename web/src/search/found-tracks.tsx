import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { problemText } from '../apollo/problem.ts';
import { countOf } from '../format/numbers.ts';
import { graphql } from '../gql/index.ts';
import { LoadMore } from '../page/load-more.tsx';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { ScoreBar } from '../results/score-bar.tsx';
import { TrackList } from '../tracks/track-list.tsx';
import { TrackRow } from '../tracks/track-row.tsx';

const SearchQuery = graphql(`
  query SearchTracks($query: String!, $first: Int!, $after: String, $tasteId: ID!, $scored: Boolean!) {
    searchTracks(query: $query, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...TrackRow_track
          likelihood(tasteId: $tasteId) @include(if: $scored)
        }
      }
    }
  }
`);

const SONGS_PER_PAGE = 25;
/** The catalog counts no further. */
const MOST_COUNTED = 100;

export interface FoundTracksProps {
  query: string;
  tasteId: string | null;
}

/** Songs that are like the words, with how the taste sees them where one is chosen. */
export function FoundTracks({ query, tasteId }: FoundTracksProps) {
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(SearchQuery, {
    variables: { query, first: SONGS_PER_PAGE, tasteId: tasteId ?? '', scored: tasteId !== null },
  });
  if (error && !data) return <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />;
  const found = (data ?? previousData)?.searchTracks;
  if (!found) return <WaitingRows />;
  const shown = found.edges.length;
  const hasMore = found.pageInfo.hasNextPage;
  const isCounted = found.totalCount < MOST_COUNTED;
  const total = isCounted || !hasMore ? Math.max(found.totalCount, shown) : `${MOST_COUNTED} songs or more`;
  return (
    <Panel title={titleOf(found.totalCount, isCounted)}>
      {found.totalCount === 0 ? (
        <Text c="dimmed">Nothing is named like “{query}”. Try fewer words, or only the artist.</Text>
      ) : (
        <>
          <TrackList label="Songs found">
            {found.edges.map(({ node }) => (
              <TrackRow key={node.id} track={node}>
                {typeof node.likelihood === 'number' && <ScoreBar score={node.likelihood} />}
              </TrackRow>
            ))}
          </TrackList>
          <LoadMore
            shown={shown}
            total={total}
            noun="song"
            hasMore={hasMore}
            loading={loading}
            onMore={() => void fetchMore({ variables: { after: found.pageInfo.endCursor } })}
          />
        </>
      )}
    </Panel>
  );
}

function titleOf(totalCount: number, isCounted: boolean): string {
  if (totalCount === 0) return 'Nothing found';
  return isCounted ? countOf(totalCount, 'song') : `${MOST_COUNTED} songs or more`;
}
