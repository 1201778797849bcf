import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import { inTransaction, type Pool } from '@curator/service-kit';
import { DataStore, ERRORS, Upload } from '@tus/utils';
import { removeExpired, UPLOAD_LIFETIME_MS } from './expiry.ts';

/** Bytes are kept in pieces of about this size. */
const PIECE_BYTES = 1_048_576;
/** Of one listener, begun and not imported yet. */
const MAX_UPLOADS = 5;

interface UploadRow {
  id: string;
  size: number;
  received: number;
  metadata: Record<string, string | null>;
  createdAt: Date;
}

/** Who asks; the protocol's own code knows nothing of callers. */
export const uploadCaller = new AsyncLocalStorage<string>();

function callerNow(): string {
  const caller = uploadCaller.getStore();
  if (caller === undefined) throw new Error('Uploads are served to callers only');
  return caller;
}

/** Keeps what has come of resumable uploads in the database, so that any process can go on with any of them. */
export function createUploadStore(pool: Pool): DataStore {
  return Object.assign(new DataStore(), {
    extensions: ['creation', 'creation-with-upload', 'expiration', 'termination'],
    getExpiration: () => UPLOAD_LIFETIME_MS,
    deleteExpired: () => removeExpired(pool),
    async create(upload: Upload) {
      await removeExpired(pool);
      const made = await inTransaction(pool, async (client) => {
        await client.query(`SELECT pg_advisory_xact_lock(hashtext('uploads of ' || $1))`, [callerNow()]);
        return client.query(CREATE, [upload.id, callerNow(), upload.size, upload.metadata ?? {}]);
      });
      if (!made.rowCount) throw tooMany();
      return upload;
    },
    async getUpload(id: string) {
      const row = await find(pool, id);
      if (!row) throw ERRORS.FILE_NOT_FOUND;
      const { size, received, metadata, createdAt } = row;
      return new Upload({ id, size, offset: received, metadata, creation_date: createdAt.toISOString() });
    },
    async remove(id: string) {
      const { rowCount } = await pool.query('DELETE FROM uploads WHERE id = $1 AND caller = $2', [id, callerNow()]);
      if (!rowCount) throw ERRORS.FILE_NOT_FOUND;
    },
    async write(stream: Readable, id: string, offset: number) {
      let place = offset;
      for await (const piece of piecesOf(stream)) {
        const { rowCount } = await pool.query(ADD, [id, callerNow(), place, piece]);
        // Another request goes on with the same upload: it has come further.
        if (!rowCount) throw ERRORS.INVALID_OFFSET;
        place += piece.byteLength;
      }
      return place;
    },
  });
}

async function find(pool: Pool, id: string): Promise<UploadRow | undefined> {
  const { rows } = await pool.query<UploadRow>(
    'SELECT id, size, received, metadata, created_at AS "createdAt" FROM uploads WHERE id = $1 AND caller = $2',
    [id, callerNow()],
  );
  return rows[0];
}

const CREATE = `
  INSERT INTO uploads (id, caller, size, metadata) SELECT $1, $2, $3, $4
  WHERE (SELECT count(*) FROM uploads WHERE caller = $2) < ${MAX_UPLOADS}`;

/** The piece and the count of what has come go together. */
const ADD = `
  WITH added AS (
    UPDATE uploads SET received = received + octet_length($4::bytea) WHERE id = $1 AND caller = $2 AND received = $3 RETURNING id
  )
  INSERT INTO upload_pieces (upload_id, place, bytes) SELECT id, $3, $4 FROM added`;

function tooMany(): { status_code: number; body: string } {
  const body = `You have ${MAX_UPLOADS} uploads that were not imported. Import or delete one of them first.\n`;
  return { status_code: 429, body };
}

/** What has come when a connection breaks is a piece too. */
async function* piecesOf(stream: Readable): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  const take = () => {
    const piece = Buffer.concat(held);
    held = [];
    bytes = 0;
    return piece;
  };
  let broken: unknown;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      held.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= PIECE_BYTES) yield take();
    }
  } catch (error) {
    broken = error;
  }
  if (bytes > 0) yield take();
  if (broken) throw broken;
}
