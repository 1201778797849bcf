import { SimpleGrid, Text } from '@mantine/core';
import { formatMoment } from '../format/moments.ts';
import { formatAuc, formatFinePercent } from '../format/numbers.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Panel } from '../page/panel.tsx';
import { describeCell } from '../training/cell-grid.ts';
import { TrainingData } from '../training/training-data.tsx';
import { Importances } from './importances.tsx';
import classes from './model-summary.module.css';

const ModelSummaryFragment = graphql(`
  fragment ModelSummary_model on TasteModel {
    id
    version
    createdAt
    baselineAccuracy
    chosen {
      nEstimators
      maxFeatures
      minSamplesLeaf
      accuracy
      rocAuc
    }
    data {
      ...TrainingData_data
    }
    ...Importances_model
  }
`);

export interface ModelSummaryProps {
  model: FragmentType<typeof ModelSummaryFragment>;
}

/** How good the model is, compared with not having one, and what it looks at. */
export function ModelSummary(props: ModelSummaryProps) {
  const model = readFragment(ModelSummaryFragment, props.model);
  const { version, createdAt, chosen, baselineAccuracy, data } = model;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Panel title="How well it knows you" lead={`Model ${version}, learned ${formatMoment(createdAt)}`}>
        <dl className={classes.scores}>
          <Score
            label="AUC"
            value={formatAuc(chosen.rocAuc)}
            share={chosen.rocAuc}
            baseline={0.5}
            note="0.5 would be guessing"
          />
          <Score
            label="Accuracy"
            value={formatFinePercent(chosen.accuracy)}
            share={chosen.accuracy}
            baseline={baselineAccuracy}
            note={`${formatFinePercent(baselineAccuracy)} by always saying the same`}
          />
        </dl>
        <Text size="sm" mb="xs">
          Chosen: {describeCell(chosen)}.
        </Text>
        <TrainingData data={data} />
      </Panel>
      <Panel title="What decides" lead="How much each feature tells your likes apart.">
        <Importances model={model} />
      </Panel>
    </SimpleGrid>
  );
}

interface ScoreProps {
  label: string;
  value: string;
  /** 0 to 1 */
  share: number;
  baseline: number;
  note: string;
}

function Score({ label, value, share, baseline, note }: ScoreProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${share * 100}%` }} />
        <span className={classes.baseline} style={{ left: `${baseline * 100}%` }} />
      </dd>
      <dd className={classes.note}>{note}</dd>
    </div>
  );
}
