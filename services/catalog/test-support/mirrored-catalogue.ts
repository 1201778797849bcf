import { CATALOGUE_CURSOR_HEADER, CATALOGUE_FEED_PATH } from '@curator/contracts';
import { tableFromIPC } from 'apache-arrow';
import { type CatalogService, testToken } from './catalog-service.ts';

export interface MirroredCatalogue {
  /** Energy by recording. */
  recordings: Map<string, number>;
  cursor: string;
  /** How many rows the last reading told. */
  told: number;
  /** Reads on, and gives back what is held then. */
  follow(): Promise<Map<string, number>>;
}

/** A copy of the shared catalogue that is kept up to date by its feed, as the trainer keeps one. */
export async function mirrorCatalogue({ url }: CatalogService): Promise<MirroredCatalogue> {
  const mirror: MirroredCatalogue = {
    recordings: new Map(),
    cursor: '',
    told: 0,
    async follow() {
      const address = new URL(CATALOGUE_FEED_PATH, url);
      if (mirror.cursor !== '') address.searchParams.set('after', mirror.cursor);
      const answer = await fetch(address, {
        headers: { authorization: testToken('service:trainer', ['features:read']) },
      });
      if (answer.status !== 200) throw new Error(`The feed answered ${answer.status}`);
      const rows = tableFromIPC(new Uint8Array(await answer.arrayBuffer())).toArray();
      for (const row of rows) {
        const id = Buffer.from(row.recordingId).toString('hex');
        if (row.gone) mirror.recordings.delete(id);
        else mirror.recordings.set(id, row.energy);
      }
      mirror.told = rows.length;
      mirror.cursor = answer.headers.get(CATALOGUE_CURSOR_HEADER) ?? '';
      return mirror.recordings;
    },
  };
  await mirror.follow();
  return mirror;
}
