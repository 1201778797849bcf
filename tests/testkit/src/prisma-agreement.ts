import { readFile } from 'node:fs/promises';
import { Client } from 'pg';

/** A column as both sides can say it. */
interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

/** PostgreSQL's udt_name for what a Prisma field is declared as. */
const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'bool',
  Int: 'int4',
  BigInt: 'int8',
  Float: 'float8',
  Bytes: 'bytea',
  Json: 'jsonb',
  'DateTime @db.Timestamptz': 'timestamptz',
  'String @db.Uuid': 'uuid',
  'Int @db.SmallInt': 'int2',
  'Float @db.Real': 'float4',
};

/** Columns that Prisma's schema declares and those that the migrated database has, sorted: equal where the two agree. */
export async function columnsOfBoth(
  schemaFile: URL,
  databaseUrl: string,
): Promise<{ declared: string[]; real: string[] }> {
  const declared = declaredColumns(await readFile(schemaFile, 'utf8'));
  const tables = [...new Set(declared.map(({ table }) => table))];
  return { declared: inWords(declared), real: inWords(await realColumns(databaseUrl, tables)) };
}

function declaredColumns(schema: string): Column[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const modelNames = new Set(models.map(([, name]) => name));
  return models.flatMap(([, name = '', body = '']) => {
    const table = /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name;
    return [...body.matchAll(/^ {2}(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/gm)]
      .filter(([, , type = '']) => !modelNames.has(type))
      .map(([, field = '', type = '', list, optional, attributes = '']) => ({
        table,
        column: /@map\("([^"]+)"\)/.exec(attributes)?.[1] ?? field,
        type: `${list ? '_' : ''}${postgresType(type, attributes)}`,
        nullable: optional !== undefined,
      }));
  });
}

function postgresType(type: string, attributes: string): string {
  // Prisma names what it has no type for as the database does.
  if (type === 'Unsupported') return /^\("([^"]+)"\)/.exec(attributes)?.[1] ?? type;
  const native = /@db\.\w+/.exec(attributes)?.[0];
  const key = native ? `${type} ${native}` : type;
  const found = TYPES[key];
  if (found === undefined) throw new Error(`The type ${key} is not known here: add it`);
  return found;
}

async function realColumns(databaseUrl: string, tables: readonly string[]): Promise<Column[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(
      `SELECT table_name AS "table", column_name AS "column", udt_name AS "type", is_nullable = 'YES' AS nullable
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY($1)`,
      [tables],
    );
    return rows;
  } finally {
    await client.end();
  }
}

function inWords(columns: readonly Column[]): string[] {
  return columns
    .map(({ table, column, type, nullable }) => `${table}.${column} ${type}${nullable ? ' NULL' : ''}`)
    .sort();
}
