import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const PING_MS = 3_000;
/** The server ends a session that is silent for so long, and with it the lock: its process may be cut off without a word. */
const SILENCE_MS = 10_000;
const ANSWER_MS = 5_000;
const GOODBYE_MS = 1_000;

/** Of one process at a time: the holder of an advisory lock, which falls to another when its session ends. */
export interface Leadership extends AsyncDisposable {
  /** Aborted, with the reason, when it is lost. */
  lost: AbortSignal;
  /** Calls back on every notification of a channel. */
  listen: (channel: string, onNotification: () => void) => Promise<void>;
}

export interface LeadershipOptions {
  connectionString: string;
  /** Of the advisory lock: any number, as long as all processes that may lead agree on it. */
  lock: number;
  /** What is led, as the database shows the session. */
  name: string;
}

/** @returns undefined where another process leads @throws what the database said, or that it does not answer */
export async function takeLeadership({
  connectionString,
  lock,
  name,
}: LeadershipOptions): Promise<Leadership | undefined> {
  const socket = new Socket();
  const client = new Client({
    ...{ connectionString, application_name: `${name} ${process.pid}`, stream: () => socket },
    ...{ connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS },
    options: `-c idle_session_timeout=${SILENCE_MS}`,
  });
  const lost = new AbortController();
  const lose = (reason: unknown) => lost.abort(reason);
  client.on('error', lose);
  const close = async () => {
    await Promise.race([client.end().catch(() => {}), delay(GOODBYE_MS)]);
    socket.destroy();
  };
  try {
    await client.connect();
    const { rows } = await client.query<{ leader: boolean }>('SELECT pg_try_advisory_lock($1) AS leader', [lock]);
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
    async listen(channel, onNotification) {
      client.on('notification', onNotification);
      await client.query(`LISTEN ${channel}`);
    },
    async [Symbol.asyncDispose]() {
      clearInterval(ping);
      await close();
    },
  };
}
