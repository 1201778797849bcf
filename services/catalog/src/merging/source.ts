import type { PoolClient } from '@curator/service-kit';

export interface Source {
  id: string;
  /** The first file of that name. */
  isNew: boolean;
}

export interface SourceDescription {
  owner: string;
  name: string;
  licence: string | null;
}

/** Where the values of a file come from; when they were measured is told anew when they change. An owner's file of the same name is the same source, as it is now. */
export async function upsertSource(client: PoolClient, { owner, name, licence }: SourceDescription): Promise<Source> {
  const { rows } = await client.query<Source>(
    `INSERT INTO sources (owner, name, licence) VALUES ($1, $2, $3)
     ON CONFLICT (owner, name) DO UPDATE SET licence = excluded.licence
     RETURNING id, xmax = 0 AS "isNew"`,
    [owner, name, licence],
  );
  const [source] = rows;
  if (!source) throw new Error(`The source ${name} was neither made nor found`);
  return source;
}
