import { formatPercent } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { featureLabel } from '../tracks/features.ts';
import classes from './importances.module.css';

const ImportancesFragment = graphql(`
  fragment Importances_model on TasteModel {
    importances {
      feature
      importance
    }
  }
`);

export interface ImportancesProps {
  model: FragmentType<typeof ImportancesFragment>;
}

/** How much each feature decides, as bars; the longest is the most important one. */
export function Importances({ model }: ImportancesProps) {
  const { importances } = readFragment(ImportancesFragment, model);
  const most = Math.max(...importances.map(({ importance }) => importance));
  return (
    <table className={classes.chart}>
      <tbody>
        {importances.map(({ feature, importance }) => (
          <tr key={feature}>
            <th scope="row">{featureLabel(feature)}</th>
            <td className={classes.track}>
              <span style={{ width: `${(importance / most) * 100}%` }} />
            </td>
            <td className={classes.figure}>{formatPercent(importance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
