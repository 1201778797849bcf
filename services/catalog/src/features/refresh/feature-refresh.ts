import type { Pool } from '@curator/service-kit';

export type RefreshState = 'QUEUED' | 'RUNNING' | 'WAITING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

export interface FeatureRefresh {
  id: string;
  state: RefreshState;
  playlistId: string | null;
  /** Asked in this order. */
  providers: string[];
  songs: number;
  found: number;
  incomplete: number;
  unknown: number;
  skipped: number;
  calls: number;
  waitingUntil: Date | null;
  waitingWhy: string | null;
  problem: { code: string; message: string } | null;
  revision: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

type Row = Omit<FeatureRefresh, 'problem'> & { problemCode: string | null; problemMessage: string | null };

const COLUMNS = `id, state, playlist_id AS "playlistId", providers, songs, found, incomplete, unknown, skipped, calls,
  waiting_until AS "waitingUntil", waiting_why AS "waitingWhy", problem_code AS "problemCode", problem_message AS "problemMessage",
  revision, created_at AS "createdAt", started_at AS "startedAt", finished_at AS "finishedAt"`;

/** SQL: those that have not ended. */
export const IS_OPEN = `state IN ('QUEUED', 'RUNNING', 'WAITING')`;

/** Those of the refreshes that this caller started. */
export async function findRefreshes(pool: Pool, caller: string, ids: readonly string[]): Promise<FeatureRefresh[]> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM feature_refreshes WHERE id = ANY($1::uuid[]) AND caller = $2`,
    [ids, caller],
  );
  return rows.map(toRefresh);
}

/** A caller's refreshes, newest first. */
export async function listRefreshes(pool: Pool, caller: string, limit: number): Promise<FeatureRefresh[]> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM feature_refreshes WHERE caller = $1 ORDER BY created_at DESC, id DESC LIMIT $2`,
    [caller, limit],
  );
  return rows.map(toRefresh);
}

function toRefresh({ problemCode, problemMessage, ...row }: Row): FeatureRefresh {
  return { ...row, problem: problemCode === null ? null : { code: problemCode, message: problemMessage ?? '' } };
}

export function hasEnded({ state }: Pick<FeatureRefresh, 'state'>): boolean {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED';
}
