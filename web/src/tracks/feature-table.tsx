import { Text } from '@mantine/core';
import { formatDay } from '../format/moments.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import classes from './feature-table.module.css';
import { FEATURES, filledShare, formatFeature } from './features.ts';

const FeatureTableFragment = graphql(`
  fragment FeatureTable_features on AudioFeatures {
    acousticness
    danceability
    energy
    instrumentalness
    liveness
    loudness
    speechiness
    tempo
    valence
    receipt {
      source
      licence
      measuredAt
    }
  }
`);

export interface FeatureTableProps {
  features: FragmentType<typeof FeatureTableFragment>;
}

/** How a song sounds, in full, and where the values come from. */
export function FeatureTable({ features }: FeatureTableProps) {
  const { receipt, ...values } = readFragment(FeatureTableFragment, features);
  return (
    <>
      <dl className={classes.table}>
        {FEATURES.map((feature) => {
          const value = values[feature.name];
          return (
            <div key={feature.name} className={classes.row}>
              <dt title={feature.meaning}>{feature.label}</dt>
              <dd>
                <span
                  className={classes.track}
                  style={{ '--filled': `${(value === null ? 0 : filledShare(feature, value)) * 100}%` }}
                  aria-hidden
                />
                <span className={classes.value}>{formatFeature(feature, value)}</span>
              </dd>
            </div>
          );
        })}
      </dl>
      <Text size="xs" c="dimmed" mt="xs">
        From {receipt.source}, {formatDay(receipt.measuredAt)}
        {receipt.licence ? `, licence: ${receipt.licence}` : ''}
      </Text>
    </>
  );
}
