import { LEADERSHIP } from '../../../../services/trainer/src/dispatch/dispatcher.ts';
import { untilRow } from './watch.ts';
import type { World } from './world.ts';

const HOLDER = `
  SELECT split_part(application_name, ' ', 3)::int AS process FROM pg_stat_activity
  WHERE application_name LIKE 'trainer dispatcher %' AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = $1)`;

/** The place among the trainers of the one that dispatches; waited for where none does just now. */
export async function leaderOf({ pool, trainers }: World): Promise<number> {
  for (;;) {
    const { row } = await untilRow<{ process: number }>(pool, HOLDER, [LEADERSHIP.lock]);
    const place = trainers.findIndex(({ pid }) => pid === row.process);
    if (place >= 0) return place;
  }
}
