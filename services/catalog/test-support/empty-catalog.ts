import type { Pool } from '@curator/service-kit';

/** Takes everything away that imports bring. */
export async function emptyCatalog(pool: Pool): Promise<void> {
  await pool.query(`TRUNCATE tracks, audio_features, playlists, playlist_items, search_entries, sources, imports, import_rows,
    import_issues, track_tombstones CASCADE`);
}
