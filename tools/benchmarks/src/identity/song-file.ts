import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { NamedSong } from '../../../../services/catalog/src/identity/hard-pairs.ts';

interface Row {
  track_id: string;
  track_name: string;
  track_artist: string;
  duration_ms: string;
}

/** One song per track id of a file with the columns track_id, track_name, track_artist and duration_ms. */
export function readSongs(file: string): NamedSong[] {
  const rows: Row[] = parse(readFileSync(file), { columns: true, bom: true });
  return [...new Map(rows.map((row) => [row.track_id, row])).values()].map((row) => ({
    title: row.track_name,
    artist: row.track_artist,
    durationMs: Number(row.duration_ms),
  }));
}
