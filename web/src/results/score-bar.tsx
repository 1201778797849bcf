import { formatPercent } from '../format/numbers.ts';
import classes from './score-bar.module.css';

export interface ScoreBarProps {
  /** 0 to 1 */
  score: number;
}

/** How likely a song is to be loved. */
export function ScoreBar({ score }: ScoreBarProps) {
  // Sums of floats end a hair outside; a negative width would be none at all, and fill the bar.
  const share = Math.min(1, Math.max(0, score));
  return (
    <span className={classes.score} role="img" aria-label={`Likely to be loved: ${formatPercent(share)}`}>
      <span className={classes.track}>
        <span className={classes.fill} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={classes.figure}>{formatPercent(share)}</span>
    </span>
  );
}
