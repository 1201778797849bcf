import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { SpotifyLink } from '../tracks/spotify-link.tsx';
import { Reasons } from './reasons.tsx';
import classes from './recommendation-item.module.css';
import { ScoreBar } from './score-bar.tsx';

const RecommendationItemFragment = graphql(`
  fragment RecommendationItem_recommendation on Recommendation {
    score
    track {
      id
      title
      artists
      album
      spotifyId
    }
    ...Reasons_recommendation
  }
`);

export interface RecommendationItemProps {
  /** 1 for the best. */
  rank: number;
  recommendation: FragmentType<typeof RecommendationItemFragment>;
}

/** A song that was found, how likely it is to be loved, and why. */
export function RecommendationItem({ rank, recommendation }: RecommendationItemProps) {
  const item = readFragment(RecommendationItemFragment, recommendation);
  const { title, artists, album, spotifyId } = item.track;
  return (
    <li className={classes.item}>
      <span className={classes.rank}>{rank}</span>
      <div className={classes.song}>
        <div className={classes.title}>{title}</div>
        <div className={classes.by}>
          {artists.join(', ')}
          {album && <> · {album}</>}
        </div>
      </div>
      <div className={classes.why}>
        <Reasons recommendation={item} />
      </div>
      <div className={classes.score}>
        <ScoreBar score={item.score} />
        <SpotifyLink spotifyId={spotifyId} title={title} />
      </div>
    </li>
  );
}
