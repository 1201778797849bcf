import { formatPercent } from '../format/numbers.ts';
import classes from './score-bar.module.css';

export interface ScoreBarProps {
  /** 0 to 1 */
  score: number;
}

/** How likely a song is to be loved. */
export function ScoreBar({ score }: ScoreBarProps) {
  return (
    <span className={classes.score} role="img" aria-label={`Likely to be loved: ${formatPercent(score)}`}>
      <span className={classes.track}>
        <span className={classes.fill} style={{ width: `${score * 100}%` }} />
      </span>
      <span className={classes.figure}>{formatPercent(score)}</span>
    </span>
  );
}
