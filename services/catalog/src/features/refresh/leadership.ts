import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

/** Any number, as long as all processes of the catalog agree on it. */
const LEADER_LOCK = 727_101;
const PING_MS = 3_000;
const ANSWER_MS = 5_000;
const GOODBYE_MS = 1_000;
/** The server ends a session that is silent for so long, and with it the lock: its process may be cut off without a word. */
const SILENCE_MS = 10_000;

/** Of one process at a time: the holder of an advisory lock, which falls to another when its session ends. */
export interface Leadership extends AsyncDisposable {
  /** Aborted, with the reason, when it is lost. */
  lost: AbortSignal;
}

/** @returns undefined where another process leads @throws what the database said, or that it does not answer */
export async function takeLeadership(connectionString: string): Promise<Leadership | undefined> {
  const client = new Client({
    ...{ connectionString, application_name: `catalog feature refreshes ${process.pid}` },
    ...{ connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS },
    options: `-c idle_session_timeout=${SILENCE_MS}`,
  });
  const lost = new AbortController();
  const lose = (reason: unknown) => lost.abort(reason);
  client.on('error', lose);
  const close = () => Promise.race([client.end().catch(() => {}), delay(GOODBYE_MS, undefined, { ref: false })]);
  try {
    await client.connect();
    const { rows } = await client.query<{ leader: boolean }>('SELECT pg_try_advisory_lock($1) AS leader', [
      LEADER_LOCK,
    ]);
    if (!rows[0]?.leader) {
      await close();
      return undefined;
    }
  } catch (error) {
    await close();
    throw error;
  }
  const ping = setInterval(() => client.query('SELECT').catch(lose), PING_MS);
  return {
    lost: lost.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(ping);
      await close();
    },
  };
}
