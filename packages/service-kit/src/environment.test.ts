import { expect, test } from 'vitest';
import { z } from 'zod';
import { commonEnvironment, EnvironmentError, readEnvironment } from './environment.ts';

const schema = z.object({ ...commonEnvironment, DATABASE_URL: z.url(), SECRET: z.string().min(32) });

test('all that is wrong is told together, by name and without the values', () => {
  const read = () => readEnvironment(schema, { PORT: 'many', SECRET: 'too-short-to-be-one' });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(/PORT: [\s\S]*DATABASE_URL: [\s\S]*SECRET: /);
  expect(read).not.toThrow(/too-short-to-be-one/);
});

test('what is left out takes its default', () => {
  const env = readEnvironment(schema, { PORT: '80', DATABASE_URL: 'postgres://x/y', SECRET: 's'.repeat(32) });
  expect(env).toMatchObject({ HOST: '127.0.0.1', PORT: 80, LOG_LEVEL: 'info', NODE_ENV: 'production' });
});
