import { writeFile } from 'node:fs/promises';
import { natsConfig } from '../tools/platform/src/nats-config.ts';

/** Where nats.conf lies, by the number of servers. */
export const NATS_CONF_FILES = [
  { file: new URL('base/nats/nats.conf', import.meta.url), servers: 1 },
  { file: new URL('overlays/production/nats.conf', import.meta.url), servers: 3 },
];

/** Configuration of the servers in a cluster, made from that of the local one: who may do what is written in one place. */
export function natsConf(servers: number): string {
  const local = natsConfig({ port: 4222, storeDir: '/data', passwords: { trainer: '$TRAINER', worker: '$WORKER' } });
  const settings = new Map(
    local
      .trim()
      .split('\n')
      .map((line) => /^(\w+):? (.*)$/.exec(line)?.slice(1) as [string, string]),
  );
  settings.set('listen', '"0.0.0.0:4222"').set('http', '"0.0.0.0:8222"').set('server_name', '$POD_NAME');
  if (servers > 1) settings.set('cluster', JSON.stringify(cluster(servers)));
  const lines = [...settings].map(([name, value]) => `${name}: ${pretty(value)}`);
  return `# Made by \`node k8s/nats-conf.ts\` from tools/platform/src/nats-config.ts: change it there.\n${lines.join('\n')}\n`;
}

function cluster(servers: number) {
  const routes = Array.from({ length: servers }, (_, index) => `nats-route://nats-${index}.nats-headless:6222`);
  return { name: 'curator', listen: '0.0.0.0:6222', routes };
}

/** JSON on several lines, passwords as variables of the environment. */
function pretty(value: string): string {
  const text = value.startsWith('{') ? JSON.stringify(JSON.parse(value), null, 2) : value;
  return text.replace(/"\$(TRAINER|WORKER)"/g, '$$NATS_$1_PASSWORD');
}

if (import.meta.main) await Promise.all(NATS_CONF_FILES.map(({ file, servers }) => writeFile(file, natsConf(servers))));
