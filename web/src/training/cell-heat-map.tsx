import { Text } from '@mantine/core';
import { useState } from 'react';
import { formatAuc, formatFinePercent } from '../format/numbers.ts';
import { describeCell, describeFeatures, layOut, strength } from './cell-grid.ts';
import classes from './cell-heat-map.module.css';
import { type Cell, cellKey } from './progress.ts';

/** Above it, only the first and the last column are named. */
const FEW_COLUMNS = 6;

export interface CellHeatMapProps {
  cells: readonly Cell[];
  best: Cell | null;
}

/** The combinations tried so far, coloured by how well they tell likes apart. */
export function CellHeatMap({ cells, best }: CellHeatMapProps) {
  const [pointed, setPointed] = useState<Cell>();
  if (cells.length === 0) return <Text c="dimmed">Nothing has been tried yet.</Text>;
  const grid = layOut(cells);
  const read = pointed ?? best;
  const bestKey = best && cellKey(best);
  return (
    <figure className={classes.map}>
      <div
        className={classes.parts}
        role="img"
        aria-label={`${cells.length} combinations, AUC from ${formatAuc(grid.range[0])} to ${formatAuc(grid.range[1])}`}
        onPointerLeave={() => setPointed(undefined)}
      >
        {grid.parts.map((part) => (
          <div key={part} className={classes.part}>
            <div className={classes.partName}>{describeFeatures(part)} a split</div>
            <div className={classes.rows}>
              {grid.rows.map((row) => (
                <div key={row} className={classes.row}>
                  <span className={classes.rowName}>{row}</span>
                  {grid.columns.map((column) => {
                    const cell = grid.at(part, row, column);
                    const isBest = cell !== undefined && cellKey(cell) === bestKey;
                    return (
                      <span
                        key={column}
                        className={classes.cell}
                        data-best={isBest || undefined}
                        style={{ '--strength': cell && `${8 + 92 * strength(grid.range, cell.rocAuc)}%` }}
                        onPointerEnter={() => setPointed(cell)}
                      />
                    );
                  })}
                </div>
              ))}
              <div className={classes.columnNames} data-all={grid.columns.length <= FEW_COLUMNS || undefined}>
                {endsOrAll(grid.columns).map((column) => (
                  <span key={column}>{column}</span>
                ))}
              </div>
            </div>
          </div>
        ))}
      </div>
      <figcaption className={classes.caption}>
        <span className={classes.scale} aria-hidden>
          {formatAuc(grid.range[0])} <i /> {formatAuc(grid.range[1])}
        </span>
        {read && (
          <span>
            {pointed ? '' : 'Best: '}
            {describeCell(read)}: AUC <strong>{formatAuc(read.rocAuc)}</strong>, accuracy{' '}
            {formatFinePercent(read.accuracy)}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** Names of columns that there is room for. */
function endsOrAll(columns: readonly number[]): number[] {
  const last = columns.length - 1;
  return columns.filter((_, index) => columns.length <= FEW_COLUMNS || index === 0 || index === last);
}
