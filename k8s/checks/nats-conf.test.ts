import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { natsConfig } from '../../tools/platform/src/nats-config.ts';
import { NATS_CONF_FILES, natsConf } from '../nats-conf.ts';

test.each(NATS_CONF_FILES)(
  'the configuration for $servers is fresh: else run node k8s/nats-conf.ts',
  async ({ file, servers }) => {
    expect(await readFile(file, 'utf8')).toBe(natsConf(servers));
  },
);

test.each(NATS_CONF_FILES)('of $servers servers, users may do what they may do locally', ({ servers }) => {
  const passwords = { trainer: 'a', worker: 'b' };
  const authorization = (text: string) => /^authorization:? (\{[\s\S]*?^\}|\{.*\})$/m.exec(text)?.[1] ?? '';
  const local = JSON.parse(authorization(natsConfig({ port: 1, storeDir: '/', passwords })));
  const text = natsConf(servers).replace('$NATS_TRAINER_PASSWORD', '"a"').replace('$NATS_WORKER_PASSWORD', '"b"');
  expect(JSON.parse(authorization(text))).toEqual(local);
});
