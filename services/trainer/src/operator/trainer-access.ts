import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operator.ts';

const accessSchema = z.object({
  DATABASE_URL: z.string().min(1),
  NATS_URL: z.string().min(1),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
});
export type TrainerAccess = z.infer<typeof accessSchema>;

/** Where the trainer's database and broker are: as the environment says, or as the platform does that runs here. */
export function readAccess(env: NodeJS.ProcessEnv): TrainerAccess {
  if (env.DATABASE_URL === undefined) return readRunningPlatform(path.resolve(env.CURATOR_HOME ?? '.curator'));
  const given = accessSchema.safeParse(env);
  if (given.success) return given.data;
  throw new OperatorError('DATABASE_URL says which trainer; NATS_URL must say where its broker is, too.', 2);
}

function readRunningPlatform(home: string): TrainerAccess {
  try {
    return accessSchema.parse(JSON.parse(readFileSync(path.join(home, 'trainer-access.json'), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new OperatorError(
      `No platform runs in ${home}. Start one (npm start), or say which trainer is meant: DATABASE_URL and NATS_URL.`,
    );
  }
}
