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
25 minutes, nearly all of it scikit-learn's. Leave the machine alone meanwhile.

  --json FILE   write all figures as JSON too
  --quick       without scikit-learn beyond 1,000 rows, and without the agreement of scores
  --help        this text
`;

const { values } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false }, help: { type: 'boolean' } },
});
if (values.help) process.stdout.write(HELP);
else await run(values.quick, values.json);

async function run(isQuick: boolean, json: string | undefined): Promise<void> {
  const kernel = installWasmKernel() ? 'WebAssembly' : 'TypeScript';
  const scikitLearn = await findScikitLearn();
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${kernel} kernel`;
  print(
    `${machine}, ${scikitLearn ? `scikit-learn ${scikitLearn.version}` : 'no scikit-learn here: its columns are left out'}\n`,
  );
  const forest = await singleForest(scikitLearn);
  print(`${tableOf(forest)}\n`);
  const grid = await wholeGrid(scikitLearn, isQuick);
  print(`${tableOf(grid)}\n`);
  const agreements = scikitLearn && !isQuick ? await agreement(scikitLearn) : [];
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
