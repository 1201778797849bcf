import { FEATURES } from '@curator/contracts';
import type { PoolClient } from '@curator/service-kit';

export interface RowCounts {
  rowsRead: number;
  /** Recordings in the file. */
  tracks: number;
  /** Recordings that were not known here before. */
  newTracks: number;
  /** Rows that name a recording that an earlier row names. */
  duplicates: number;
  /** Recordings that the file does not measure completely. */
  withoutFeatures: number;
  outOfRange: number;
  /** Rows that name no song, or only a link that nobody here knows. */
  unusableRows: number;
}

/** Writes what became of each row of the file. The table of `resolveRecordings` is there. */
export async function writeRowReport(client: PoolClient, importId: string): Promise<RowCounts> {
  await client.query(ROWS, [importId]);
  await client.query(ISSUES, [importId]);
  await client.query(UNKNOWN_LINKS, [importId]);
  const { rows } = await client.query<RowCounts>(COUNTS, [importId]);
  const [counts] = rows;
  if (!counts) throw new Error('The rows of an import were not counted');
  return counts;
}

const HAS_FEATURES = FEATURES.map((name) => `s.${name} IS NOT NULL`).join(' AND ');

const ROWS = `
  INSERT INTO import_rows (import_id, row, line, file, outcome, track_id, duplicate_of, has_features)
  SELECT $1, s.row, s.line, s.file,
    CASE WHEN r.row IS NULL THEN 'UNUSABLE' WHEN r.first_row < r.row THEN 'DUPLICATE' WHEN r.known THEN 'MATCHED' ELSE 'NEW' END,
    r.track_id, nullif(r.first_row, r.row), ${HAS_FEATURES}
  FROM staging s LEFT JOIN row_tracks r ON r.row = s.row`;

const ISSUES = `
  INSERT INTO import_issues (import_id, row, number, line, file, kind, "column", value, message)
  SELECT $1, s.row, issue.number, s.line, s.file, issue.value ->> 0, issue.value ->> 1, issue.value ->> 2, issue.value ->> 3
  FROM staging s CROSS JOIN LATERAL jsonb_array_elements(s.issues) WITH ORDINALITY AS issue (value, number)
  WHERE s.issues IS NOT NULL`;

const UNKNOWN_LINKS = `
  INSERT INTO import_issues (import_id, row, number, line, file, kind, "column", value, message)
  SELECT $1, row, 0, line, file, 'UNUSABLE', NULL, spotify_id,
    'The link alone does not say which song it is, and nobody here has it. Bring a file that names the song, or its title and artist.'
  FROM staging WHERE title IS NULL AND spotify_id IS NOT NULL`;

const COUNTS = `
  SELECT (SELECT count(*) FROM staging) AS "rowsRead", count(*) FILTER (WHERE outcome IN ('NEW', 'MATCHED')) AS tracks,
    count(*) FILTER (WHERE outcome = 'NEW') AS "newTracks", count(*) FILTER (WHERE outcome = 'DUPLICATE') AS duplicates,
    count(*) FILTER (WHERE outcome IN ('NEW', 'MATCHED') AND NOT has_features) AS "withoutFeatures",
    (SELECT count(*) FROM import_issues WHERE import_id = $1 AND kind = 'OUT_OF_RANGE') AS "outOfRange",
    count(*) FILTER (WHERE outcome = 'UNUSABLE') AS "unusableRows"
  FROM import_rows WHERE import_id = $1`;
