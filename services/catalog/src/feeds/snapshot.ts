import { Readable } from 'node:stream';
import type { Pool, PoolClient } from '@curator/service-kit';

export interface Snapshot {
  client: PoolClient;
  /** The snapshot's last use: it ends when the stream does, or when its reader goes away. */
  stream(pieces: AsyncIterable<Uint8Array>): Readable;
  end(): Promise<void>;
}

/**
 * A moment of the database that several statements read of. Ended by `stream` or `end`.
 *
 * @param read what is read of it first
 */
export async function openSnapshot<First>(
  pool: Pool,
  read: (client: PoolClient) => Promise<First>,
): Promise<Snapshot & { first: First }> {
  const client = await pool.connect();
  let first: First;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL statement_timeout = '10min'`);
    first = await read(client);
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
  const end = async () => {
    try {
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(error as Error);
    }
  };
  return {
    client,
    first,
    end,
    stream(pieces) {
      const stream = Readable.from(pieces);
      // A reader that went away leaves a statement that still runs: the connection is of no more use.
      stream.once('close', () => (stream.readableEnded ? end() : client.release(new Error('The reader went away'))));
      return stream;
    },
  };
}
