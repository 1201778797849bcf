import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { figuresText } from './figures.ts';
import { SCENARIOS } from './scenarios/all.ts';

const HELP = `npm run test:faults -- [OPTIONS]

Breaks what trainings run on, and measures what becomes of them: about fifty minutes for all.

  --only NAME   one scenario; may be given again: ${Object.keys(SCENARIOS).join(', ')}
  --out FILE    write the figures to this file too
  --help        this text
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: Object.keys(SCENARIOS) },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = values.only.find((name) => !(name in SCENARIOS));
  if (unknown !== undefined) {
    process.stderr.write(`There is no scenario "${unknown}".\n\n${HELP}`);
    return 2;
  }
  const natsProgram = process.env.CURATOR_NATS_SERVER_BIN;
  if (!natsProgram) {
    process.stderr.write('These tests kill a nats-server of their own: leave NATS_URL unset.\n');
    return 2;
  }
  const texts = [
    `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
  ];
  process.stdout.write(`${texts[0]}\n`);
  let broken = 0;
  for (const name of values.only) {
    const figures = await SCENARIOS[name]?.(natsProgram);
    if (!figures) continue;
    broken += figures.promises.filter(({ held }) => !held).length;
    texts.push(figuresText(figures));
    process.stdout.write(`${texts.at(-1)}\n`);
  }
  if (values.out) writeFileSync(path.resolve(process.env.INIT_CWD ?? '.', values.out), texts.join('\n'));
  return broken === 0 ? 0 : 1;
}
