import { quantile } from '../statistics.ts';

/** One measured thing: what, how long each run took, and beside it the peer in the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'rows/s';
  readonly ours: readonly number[];
  readonly peer?:
    | {
        readonly name: string;
        readonly values: readonly number[];
        readonly note?: string;
        readonly isOtherWork?: boolean;
      }
    | undefined;
  readonly note?: string | undefined;
}

/** How many times faster than the peer, medians; undefined without a peer, and beside one that does other work. */
export function ratioOf({ unit, ours, peer }: Figure): number | undefined {
  if (!peer || peer.isOtherWork) return undefined;
  const [our, their] = [quantile(ours, 0.5), quantile(peer.values, 0.5)];
  return unit === 'ms' ? their / our : our / their;
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, ours, peer, note } = figure;
    const ratio = ratioOf(figure);
    return [
      what,
      described(ours, unit),
      peer ? `${peer.name}: ${described(peer.values, unit)}${peer.note ? ` (${peer.note})` : ''}` : '',
      ratio === undefined ? '' : `${significant(ratio)} ×`,
      note ?? '',
    ];
  });
  return [['what', 'ours', 'peer', 'ratio', 'note'], ['---', '---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function described(values: readonly number[], unit: string): string {
  const [min, median, max] = [0, 0.5, 1].map((share) => significant(quantile(values, share)));
  return values.length === 1 ? `${median} ${unit}` : `${median} ${unit} (${min} to ${max}, ${values.length} runs)`;
}

function significant(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))));
  return Number(value.toFixed(digits)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
