import type { Pool } from '@curator/service-kit';
import { ImportProblem } from '../reading/import-problem.ts';

export interface UploadedFile {
  id: string;
  size: number;
  /** How much of it has come. */
  received: number;
}

/** An upload of this caller's. */
export async function findUpload(pool: Pool, caller: string, id: string): Promise<UploadedFile | undefined> {
  const { rows } = await pool.query<UploadedFile>(
    'SELECT id, size, received FROM uploads WHERE id = $1 AND caller = $2',
    [id, caller],
  );
  return rows[0];
}

/**
 * Its bytes, a piece at a time.
 *
 * @throws ImportProblem INTERRUPTED where it is taken away meanwhile
 */
export async function* readUpload(pool: Pool, { id, size }: UploadedFile): AsyncGenerator<Uint8Array> {
  for (let place = 0; place < size; ) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM upload_pieces WHERE upload_id = $1 AND place = $2',
      [id, place],
    );
    const [piece] = rows;
    if (!piece)
      throw new ImportProblem('INTERRUPTED', 'The upload was taken away while it was read; nothing of it was kept.');
    yield piece.bytes;
    place += piece.bytes.byteLength;
  }
}

/** It was imported: what was brought is in the tables. */
export async function forgetUpload(pool: Pool, id: string): Promise<void> {
  await pool.query('DELETE FROM uploads WHERE id = $1', [id]);
}
