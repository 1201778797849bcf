import { Text } from '@mantine/core';
import { countOf } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';

const TrainingDataFragment = graphql(`
  fragment TrainingData_data on TrainingData {
    likes
    dislikes
    background
    contradictory
    withoutFeatures
  }
`);

export interface TrainingDataProps {
  data: FragmentType<typeof TrainingDataFragment>;
}

/** What a training learns from, and what it had to leave out. */
export function TrainingData(props: TrainingDataProps) {
  const { likes, dislikes, background, contradictory, withoutFeatures } = readFragment(
    TrainingDataFragment,
    props.data,
  );
  return (
    <Text size="sm" component="div">
      Learns from <strong>{countOf(likes, 'liked song')}</strong> against{' '}
      <strong>
        {background ? `a sample of ${countOf(dislikes, 'song')} of the catalogue` : countOf(dislikes, 'disliked song')}
      </strong>
      .{withoutFeatures > 0 && ` ${countOf(withoutFeatures, 'song')} left out for want of a feature.`}
      {contradictory > 0 && ` ${countOf(contradictory, 'song')} left out for being on both sides.`}
    </Text>
  );
}
