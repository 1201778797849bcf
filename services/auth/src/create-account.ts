import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createLogger, createPool } from '@curator/service-kit';
import { z } from 'zod';
import { createAccounts } from './accounts/better-auth.ts';
import { passwordHashing } from './accounts/password-hashing.ts';
import { createDatabase } from './database.ts';
import { readDatabaseEnv } from './env.ts';

const HELP = `Creates an account, or changes its password and role where it exists.

  node services/auth/src/create-account.ts --email ADDRESS --name NAME [--operator] < file-with-the-password

  --email ADDRESS   sign-in name
  --name NAME       how the account is shown
  --operator        may load catalogues
  --help            show this

Reads DATABASE_URL, AUTH_SECRET and PUBLIC_URL as the service does. The password (10 to 128 characters) is read from standard input.
`;

const inputSchema = z.object({
  email: z.email().toLowerCase(),
  name: z.string().trim().min(1).max(120),
  operator: z.boolean().default(false),
  password: z.string().min(10).max(128),
});

const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    operator: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const input = inputSchema.safeParse({ ...values, password: (await text(process.stdin)).replace(/\r?\n$/, '') });
  if (!input.success) {
    process.stderr.write(`${z.prettifyError(input.error)}\n\n${HELP}`);
    process.exitCode = 2;
  } else {
    await saveAccount(input.data);
  }
}

async function saveAccount({ email, name, operator, password }: z.infer<typeof inputSchema>): Promise<void> {
  const env = readDatabaseEnv();
  const logger = createLogger('create-account', 'warn');
  await using stack = new AsyncDisposableStack();
  const pool = createPool({ connectionString: env.DATABASE_URL, applicationName: 'create-account', logger }, stack);
  const database = createDatabase(pool, stack);
  const accounts = createAccounts({ database, secret: env.AUTH_SECRET, publicUrl: env.PUBLIC_URL, logger });
  const existing = await database.user.findUnique({ where: { email } });
  if (!existing) await accounts.api.signUpEmail({ body: { email, name, password } });
  else
    await database.account.updateMany({
      where: { userId: existing.id, providerId: 'credential' },
      data: { password: await passwordHashing.hash(password) },
    });
  await database.user.update({ where: { email }, data: { operator, name } });
}
