import { useQuery } from '@apollo/client/react';
import { Badge, Group } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { problemText } from '../apollo/problem.ts';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { formatDay } from '../format/moments.ts';
import { countOf, formatCount } from '../format/numbers.ts';
import { graphql } from '../gql/index.ts';
import { DeletePlaylist } from '../library/delete-playlist.tsx';
import { LoadMore } from '../page/load-more.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { Panel } from '../page/panel.tsx';
import { ProblemAlert } from '../page/problem-alert.tsx';
import { WaitingRows } from '../page/waiting-rows.tsx';
import { FEATURES } from '../tracks/features.ts';
import { TrackList } from '../tracks/track-list.tsx';
import { TrackRow } from '../tracks/track-row.tsx';

const PlaylistQuery = graphql(`
  query PlaylistPage($id: ID!, $first: Int!, $after: String) {
    playlist(id: $id) {
      id
      name
      own
      trackCount
      usableCount
      createdAt
      ...DeletePlaylist_playlist
      tracks(first: $first, after: $after) {
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
          }
        }
      }
    }
  }
`);

const SONGS_PER_PAGE = 50;
const LEGEND = FEATURES.map(({ label }) => label.toLowerCase()).join(', ');

export function PlaylistPage() {
  const { playlistId = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, loading, fetchMore, refetch } = useQuery(PlaylistQuery, {
    variables: { id: playlistId, first: SONGS_PER_PAGE },
  });
  const playlist = data?.playlist;
  if (playlist === null) return <NotFoundPage what="playlist" />;
  if (!playlist) {
    return error ? (
      <ProblemAlert text={problemText(error)} onRetry={() => void refetch()} />
    ) : (
      <WaitingRows count={9} />
    );
  }
  const { name, own, trackCount, usableCount, createdAt, tracks } = playlist;
  const lacking = trackCount - usableCount;
  return (
    <>
      <PageHeading
        title={name}
        lead={
          <Group gap="xs">
            <Badge variant="light" color={own ? 'plum' : 'gray'} tt="none">
              {own ? 'Yours' : 'From the catalogue'}
            </Badge>
            {countOf(trackCount, 'song')}, {own ? 'brought' : 'loaded'} {formatDay(createdAt)}
          </Group>
        }
      >
        {own && <DeletePlaylist playlist={playlist} onDeleted={() => void navigate('/library')} />}
      </PageHeading>
      <Panel
        title="Songs"
        lead={
          <>
            The bars: {LEGEND}.
            {lacking > 0 && ` ${formatCount(lacking)} of the songs lack a feature and cannot be learned from.`}
          </>
        }
      >
        <TrackList label={`Songs of ${name}`}>
          {tracks.edges.map(({ cursor, node }) => (
            <TrackRow key={cursor} track={node} />
          ))}
        </TrackList>
        <LoadMore
          shown={tracks.edges.length}
          total={tracks.totalCount}
          noun="song"
          hasMore={tracks.pageInfo.hasNextPage}
          loading={loading}
          onMore={() => void fetchMore({ variables: { after: tracks.pageInfo.endCursor } })}
        />
      </Panel>
    </>
  );
}
