import type { PoolClient } from '@curator/service-kit';

/**
 * Makes a table that is to take another one's place, out of what a query gives: rows with the same columns, of the same types. It has no
 * index yet, since one is sooner built than grown.
 *
 * @returns its name.
 */
export async function makeReplacement(client: PoolClient, table: string, query: string): Promise<string> {
  const next = nextName(table);
  await client.query(`CREATE TABLE ${next} AS ${query}`);
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attnotnull`,
    [table],
  );
  await client.query(`ALTER TABLE ${next} ${rows.map(({ name }) => `ALTER COLUMN ${name} SET NOT NULL`).join(', ')}`);
  return next;
}

/** Gives it the indexes that the other one has. The names of indexes begin with the table's. */
export async function indexReplacement(client: PoolClient, table: string): Promise<void> {
  for (const { name, definition } of await indexesOf(client, table)) {
    const next = name.replace(table, nextName(table));
    await client.query(definition.replace(name, next).replace(`.${table} `, `.${nextName(table)} `));
    if (name.endsWith('_pkey'))
      await client.query(`ALTER TABLE ${nextName(table)} ADD PRIMARY KEY USING INDEX ${next}`);
  }
  await client.query(`ANALYZE ${nextName(table)}`);
}

/** Puts it in the other one's place, which nobody reads or writes from then on until the transaction ends. */
export async function replaceTable(client: PoolClient, table: string): Promise<void> {
  const indexes = await indexesOf(client, table);
  await client.query(`DROP TABLE ${table}; ALTER TABLE ${nextName(table)} RENAME TO ${table}`);
  for (const { name } of indexes)
    await client.query(`ALTER INDEX ${name.replace(table, nextName(table))} RENAME TO ${name}`);
}

function nextName(table: string): string {
  return `${table}_next`;
}

async function indexesOf(client: PoolClient, table: string): Promise<{ name: string; definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = current_schema() AND tablename = $1 ORDER BY indexname`,
    [table],
  );
  return rows;
}
