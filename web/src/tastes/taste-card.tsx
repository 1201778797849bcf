import { Text, Title } from '@mantine/core';
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatAuc } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { isOver } from '../training/progress.ts';
import { StateBadge } from '../training/state-badge.tsx';
import { namesOf } from './playlist-names.ts';
import classes from './taste-card.module.css';

const TasteCardFragment = graphql(`
  fragment TasteCard_taste on Taste {
    id
    name
    likes {
      id
      name
    }
    dislikes {
      id
      name
    }
    model {
      id
      chosen {
        rocAuc
      }
    }
    jobs(first: 1) {
      id
      state
    }
  }
`);

export interface TasteCardProps {
  taste: FragmentType<typeof TasteCardFragment>;
}

/** A taste among others: what it was made of, and how far it has got. */
export function TasteCard(props: TasteCardProps) {
  const { id, name, likes, dislikes, model, jobs } = readFragment(TasteCardFragment, props.taste);
  const [newest] = jobs;
  const underWay = newest !== undefined && !isOver(newest.state);
  return (
    <article className={classes.card}>
      <Title order={2} className={classes.name}>
        <Link to={underWay ? `/trainings/${newest.id}` : `/tastes/${id}`} className={classes.link}>
          {name}
        </Link>
      </Title>
      <Text size="sm" c="dimmed" className={classes.line}>
        <IconThumbUp size={15} aria-label="Likes" role="img" /> {namesOf(likes)}
      </Text>
      <Text size="sm" c="dimmed" className={classes.line}>
        <IconThumbDown size={15} aria-label="Against" role="img" />{' '}
        {dislikes.length === 0 ? 'a sample of the catalogue' : namesOf(dislikes)}
      </Text>
      <div className={classes.foot}>
        {model && !underWay ? (
          <Text size="sm">
            Tells likes apart with AUC <strong>{formatAuc(model.chosen.rocAuc)}</strong>
          </Text>
        ) : newest ? (
          <StateBadge state={newest.state} />
        ) : (
          <Text size="sm">Not trained yet</Text>
        )}
      </div>
    </article>
  );
}
