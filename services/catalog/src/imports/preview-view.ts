import { FEATURES } from '@curator/contracts';
import type { FilePreview } from '../reading/preview.ts';
import type { SongRow } from '../reading/song-row.ts';

/** What a preview says to those who asked: without what only the import itself needs of a row. */
export function previewView({ rows, ...preview }: FilePreview) {
  return { ...preview, rows: rows.map(rowView) };
}

function rowView({ titleKey: _title, artistKey: _artist, searchText: _search, features, ...row }: SongRow) {
  return { ...row, features: Object.fromEntries(FEATURES.map((name, index) => [name, features[index] ?? null])) };
}
