import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateFiles, staleFiles, writeFiles } from './generated-files.ts';

const HELP = `npm run generate -- [--check]

Installs what is missing, builds the learning kernel, and writes the files that are generated from the schemas.

  --check   writes nothing; fails where one of them is stale
`;

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}
const root = new URL('../../../', import.meta.url);
const files = await generateFiles(root);
const shown = (paths: string[]) => paths.map((file) => `  ${path.relative(root.pathname, file)}`).join('\n');

if (values.check) {
  const stale = await staleFiles(files);
  if (stale.length > 0) {
    process.stderr.write(
      `Generated files are stale; run \`npm run generate\`:\n${shown(stale.map((file) => file.path))}\n`,
    );
    process.exitCode = 1;
  }
} else {
  const written = await writeFiles(files);
  process.stdout.write(written.length > 0 ? `Wrote\n${shown(written)}\n` : 'Everything is up to date.\n');
}
