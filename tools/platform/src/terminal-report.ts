import colors from 'picocolors';
import type { LoadedCatalogue } from './catalogue-load.ts';
import type { FoundSong, TrainedTaste } from './found-songs.ts';

const count = (value: number) => value.toLocaleString('en');
const plural = (value: number, one: string, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

/** What came of an import, with the first rows that something is to be said about. */
export function catalogueText({ fileName, report, seconds }: LoadedCatalogue): string {
  if (!report) return `Catalogue: ${fileName}, loaded before.`;
  const lines = [
    `Catalogue: ${fileName}, ${plural(report.rowsRead, 'row')} in ${seconds.toFixed(1)} s: ` +
      `${plural(report.tracks, 'song')}, ${plural(report.duplicates, 'duplicate')}, ` +
      `${count(report.withoutFeatures)} without all features, ${count(report.outOfRange)} values out of range, ` +
      `${plural(report.unusableRows, 'unusable row')}.`,
    ...report.issues.map(({ line, message }) => colors.dim(`  line ${line}: ${message}`)),
    ...(report.unusableRows + report.outOfRange > report.issues.length ? [colors.dim('  and more')] : []),
  ];
  return lines.join('\n');
}

/** Scores of the model. */
export function scoresText({ model }: TrainedTaste): string {
  const { chosen, data, baselineAccuracy } = model;
  const others = data.background ? 'songs sampled from the catalogue' : 'disliked songs';
  const leftOut = [
    data.withoutFeatures > 0 && `${plural(data.withoutFeatures, 'song')} without features left out`,
    data.contradictory > 0 && `${plural(data.contradictory, 'song')} both liked and disliked left out`,
  ].filter(Boolean);
  return [
    `Learned from ${plural(data.likes, 'liked song')} and ${count(data.dislikes)} ${others}${leftOut.length > 0 ? ` (${leftOut.join(', ')})` : ''}.`,
    `Chosen: ${chosen.nEstimators} trees, ${chosen.maxFeatures} features a split, at least ${plural(chosen.minSamplesLeaf, 'song')} a leaf.`,
    `Cross-validated: ROC AUC ${colors.bold(chosen.rocAuc.toFixed(3))} (0.5 is guessing), accuracy ${chosen.accuracy.toFixed(3)} (${baselineAccuracy.toFixed(3)} by always saying the more common answer).`,
  ].join('\n');
}

/** The songs, each with its first reason. */
export function songsText({ songs, excludedKnown }: TrainedTaste): string {
  const lines = songs.flatMap(({ title, artists, score, reasons }, index) => [
    `${String(index + 1).padStart(3)}. ${colors.bold(title)} ${colors.dim('by')} ${artists.join(', ')}  ${colors.green(`${Math.round(score * 100)} %`)}`,
    colors.dim(`     ${reasons[0]?.text ?? ''} ${alsoText(reasons.slice(1))}`.trimEnd()),
  ]);
  return [...lines, `${plural(excludedKnown, 'song')} of the catalogue left out because this taste knows them.`].join(
    '\n',
  );
}

/** The further reasons, in short: the first ones of many songs are alike. */
function alsoText(reasons: readonly FoundSong['reasons'][number][]): string {
  if (reasons.length === 0) return '';
  const shown = ({ feature, value }: FoundSong['reasons'][number]) =>
    `${feature} ${Math.abs(value) < 1 ? value.toFixed(2) : Math.round(value)}`;
  return `Also ${reasons.map(shown).join(', ')}.`;
}
