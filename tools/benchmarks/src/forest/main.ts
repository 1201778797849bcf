import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installWasmKernel } from '@curator/forest/wasm';
import { agreement, agreementTable } from './agreement.ts';
import { ratioOf, tableOf } from './figures.ts';
import { findScikitLearn } from './scikit-learn.ts';
import { singleForest } from './single-forest.ts';
import { wholeGrid } from './whole-grid.ts';

const HELP = `npm run bench:forest -- [OPTIONS]

The learning engine beside scikit-learn (Debian: python3-sklearn), ml-random-forest and ydf-training, in one run: about
an hour, nearly all of it scikit-learn's. Leave the machine alone meanwhile.

  --only PART   forest (one forest, scoring), grid (the whole grid) or agreement (of scores); may be given again
  --largest N   leave out grids of more rows; 20,000 where not given: the peer alone takes a quarter of an hour there
  --json FILE   write all figures as JSON too
  --quick       grids of more than 1,000 rows without scikit-learn, and no agreement of scores
  --help        this text
`;

const PARTS = ['forest', 'grid', 'agreement'];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: PARTS },
    largest: { type: 'string', default: '20000' },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
const largest = Number(values.largest);
const wrong = values.only.find((part) => !PARTS.includes(part));
if (values.help) process.stdout.write(HELP);
else if (wrong !== undefined) {
  process.stderr.write(`There is no part "${wrong}".\n\n${HELP}`);
  process.exitCode = 2;
} else if (!Number.isInteger(largest)) {
  process.stderr.write(`--largest takes a number of rows, not "${values.largest}".\n\n${HELP}`);
  process.exitCode = 2;
} else await run(new Set(values.only), values.quick, largest, values.json);

async function run(parts: ReadonlySet<string>, isQuick: boolean, largest: number, json?: string): Promise<void> {
  const kernel = installWasmKernel() ? 'WebAssembly' : 'TypeScript';
  const scikitLearn = await findScikitLearn();
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${kernel} kernel`;
  print(
    `${machine}, ${scikitLearn ? `scikit-learn ${scikitLearn.version}` : 'no scikit-learn here: its columns are left out'}\n`,
  );
  const forest = parts.has('forest') ? await singleForest(scikitLearn) : [];
  if (forest.length > 0) print(`${tableOf(forest)}\n`);
  const grid = parts.has('grid') ? await wholeGrid(scikitLearn, isQuick, largest) : [];
  if (grid.length > 0) print(`${tableOf(grid)}\n`);
  const agreements = scikitLearn && !isQuick && parts.has('agreement') ? await agreement(scikitLearn) : [];
  if (agreements.length > 0) print(`${agreementTable(agreements)}\n`);
  print(`Most memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`);
  if (!json) return;
  const figures = [...forest, ...grid].map((figure) => ({ ...figure, ratio: ratioOf(figure) }));
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), json);
  writeFileSync(
    file,
    `${JSON.stringify({ machine, scikitLearn: scikitLearn?.version, figures, agreements }, null, 2)}\n`,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
