import { useQuery } from '@apollo/client/react';
import { IconMoodEmpty } from '@tabler/icons-react';
import { problemText } from '../apollo/problem.ts';
import { countOf } from '../format/numbers.ts';
import { graphql } from '../gql/index.ts';
import { Hint } from '../page/hint.tsx';
import { LoadMore } from '../page/load-more.tsx';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { ListExport } from './list-export.tsx';
import classes from './recommendation-item.module.css';
import { RecommendationItem } from './recommendation-item.tsx';

const RecommendationsQuery = graphql(`
  query Recommendations($tasteId: ID!, $first: Int!, $after: String) {
    taste(id: $tasteId) {
      id
      recommendations(first: $first, after: $after) {
        totalCount
        excludedKnown
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            ...RecommendationItem_recommendation
            ...ListExport_recommendation
          }
        }
      }
    }
  }
`);

const SONGS_PER_PAGE = 25;

export interface RecommendationsProps {
  tasteId: string;
  tasteName: string;
}

/** The songs that were found, best first. */
export function Recommendations({ tasteId, tasteName }: RecommendationsProps) {
  const { data, error, loading, fetchMore, refetch } = useQuery(RecommendationsQuery, {
    variables: { tasteId, first: SONGS_PER_PAGE },
  });
  const found = data?.taste?.recommendations;
  if (error && !found) return <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />;
  if (!found) return <WaitingRows count={8} height={64} />;
  const { edges, totalCount, excludedKnown, pageInfo } = found;
  return (
    <Panel
      title="Songs for you"
      lead={
        <>
          The best {countOf(totalCount, 'song')} of the catalogue that this taste does not know.
          {excludedKnown > 0 && ` ${countOf(excludedKnown, 'song')} that it knows already left out.`}
        </>
      }
      action={edges.length > 0 && <ListExport tasteName={tasteName} recommendations={edges.map(({ node }) => node)} />}
    >
      {totalCount === 0 ? (
        <Hint
          icon={<IconMoodEmpty size={28} stroke={1.5} />}
          title="Nothing left to find"
          text="The catalogue holds no song with features that this taste does not know. An operator can load more."
        />
      ) : (
        <ol className={classes.list}>
          {edges.map(({ cursor, node }, index) => (
            <RecommendationItem key={cursor} rank={index + 1} recommendation={node} />
          ))}
        </ol>
      )}
      <LoadMore
        shown={edges.length}
        total={totalCount}
        noun="song"
        hasMore={pageInfo.hasNextPage}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}
      />
    </Panel>
  );
}
