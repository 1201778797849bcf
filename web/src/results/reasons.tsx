import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import classes from './reasons.module.css';

const ReasonsFragment = graphql(`
  fragment Reasons_recommendation on Recommendation {
    reasons(first: 3) {
      feature
      contribution
      text
    }
  }
`);

export interface ReasonsProps {
  recommendation: FragmentType<typeof ReasonsFragment>;
}

/** Why the model says so, in words. */
export function Reasons({ recommendation }: ReasonsProps) {
  const { reasons } = readFragment(ReasonsFragment, recommendation);
  return (
    <ul className={classes.reasons}>
      {reasons.map(({ feature, contribution, text }) => (
        <li key={feature} data-against={contribution < 0 || undefined}>
          {contribution < 0 ? (
            <IconArrowDownRight size={14} role="img" aria-label="Against it:" />
          ) : (
            <IconArrowUpRight size={14} role="img" aria-label="For it:" />
          )}
          {text}
        </li>
      ))}
    </ul>
  );
}
