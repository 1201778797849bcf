import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectNats, createLogger, createPool } from '@curator/service-kit';
import type { Publisher } from '../progress/announcement.ts';
import { HELP } from './help.ts';
import { cancel, requeue } from './job-actions.ts';
import { listJobs, showJob } from './job-views.ts';
import { type Operator, OperatorError } from './operator.ts';
import { readAccess } from './trainer-access.ts';

// Looks at the trainings of one deployment and acts on them: npm run jobs, or node in the trainer's container.

/** What is done stands in the database; the broker only makes it known sooner. */
const BROKER_MS = 3_000;

const commands: Record<string, (operator: Operator, ids: readonly string[]) => Promise<string>> = {
  list: (operator) => listJobs(operator),
  show: (operator, ids) => showJob(operator, oneOf(ids)),
  requeue,
  cancel,
};

try {
  await write(process.stdout, await main(process.argv.slice(2)));
} catch (error) {
  const isOurs = error instanceof OperatorError;
  await write(process.stderr, `${isOurs ? error.message : `It failed: ${(error as Error).message || error}`}\n`);
  process.exitCode = isOurs ? error.exitCode : 1;
}
// A broker that does not answer would be waited for.
process.exit();

async function main(args: string[]): Promise<string> {
  const { positionals, values } = parse(args);
  const [name, ...ids] = positionals;
  if (values.help || name === undefined) return HELP;
  const command = commands[name];
  if (!command) throw new OperatorError(`There is no command "${name}".\n\n${HELP}`, 2);
  const access = readAccess(process.env);
  await using stack = new AsyncDisposableStack();
  const logger = createLogger('jobs', 'fatal');
  const pool = createPool({ connectionString: access.DATABASE_URL, max: 2, applicationName: 'jobs', logger }, stack);
  const connect = async (): Promise<Publisher> => {
    const { NATS_URL: servers, NATS_USER: user, NATS_PASSWORD: password } = access;
    const connecting = connectNats({ servers, user, password, name: 'jobs', logger }, stack);
    const connected = await Promise.race([connecting, delay(BROKER_MS)]);
    if (connected) return connected;
    connecting.catch(() => {}); // may never come
    process.stderr.write('NATS does not answer: workers and watchers hear of it when they next ask the database.\n');
    return { publish: () => {} };
  };
  // Awaited here: the connections are closed when this returns.
  return await command({ pool, connect, isJson: values.json, filter: values }, ids);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        state: { type: 'string', default: 'open' },
        owner: { type: 'string' },
        limit: { type: 'string', default: '50' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n\n${HELP}`, 2);
  }
}

function oneOf(ids: readonly string[]): string {
  const [id, ...more] = ids;
  if (id === undefined || more.length > 0) throw new OperatorError('show takes the id of one training.', 2);
  return id;
}

function write(stream: NodeJS.WriteStream, text: string): Promise<unknown> {
  return new Promise((resolve) => stream.write(text, resolve));
}
