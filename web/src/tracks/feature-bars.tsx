import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import classes from './feature-bars.module.css';
import { FEATURES, filledShare, formatFeature } from './features.ts';

const FeatureBarsFragment = graphql(`
  fragment FeatureBars_features on AudioFeatures {
    acousticness
    danceability
    energy
    instrumentalness
    liveness
    loudness
    speechiness
    tempo
    valence
  }
`);

export interface FeatureBarsProps {
  features: FragmentType<typeof FeatureBarsFragment> | null | undefined;
}

/** How a song sounds, as nine small bars in canonical order. */
export function FeatureBars(props: FeatureBarsProps) {
  const values = readFragment(FeatureBarsFragment, props.features);
  if (!values) return <span className={classes.none}>no features</span>;
  const words = FEATURES.map((feature) => `${feature.label} ${formatFeature(feature, values[feature.name])}`);
  return (
    <span className={classes.bars} role="img" aria-label={words.join(', ')}>
      {FEATURES.map((feature, index) => {
        const value = values[feature.name];
        return (
          <span
            key={feature.name}
            title={words[index]}
            className={value === null ? classes.missing : classes.bar}
            style={value === null ? undefined : { '--filled': `${filledShare(feature, value) * 100}%` }}
          />
        );
      })}
    </span>
  );
}
