import { cpus } from 'node:os';
import path from 'node:path';
import { largeCatalogue } from './catalogue/large-catalogue.ts';
import { firstProgress } from './first-progress.ts';
import { identityScores } from './identity/identity-scores.ts';
import { importRate } from './import-rate.ts';
import { memoryAtRest } from './memory-at-rest.ts';
import { platformGrid } from './platform-grid.ts';
import { refusals } from './refusals.ts';
import { searchTimes } from './search/search-times.ts';

const HELP = `npm run bench -- NAME [FILE or N]

  first-progress   from trainTaste to the first event that a worker caused
  import-rate FILE rows a second of an import, beside psql's \\copy (needs psql)
  catalogue [N]    import of so many invented songs (a million), searchable, and their feature matrix, beside psql's \\copy
  search [N]       searches in so many invented songs (a million), by kind of query, beside plain pg_trgm
  identity [FILE]  how well recordings are told by their names; with a TidyTuesday file also how fast
  whole-grid       from trainTaste to SUCCEEDED, 570 combinations on 2,000 songs
  refusals         how soon somebody over a limit is told so
  memory           of each process at rest (Linux)
`;

const [name, file] = process.argv.slice(2);
const filePath = file === undefined ? undefined : path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
const benchmarks: Record<string, () => Promise<string>> = {
  'first-progress': firstProgress,
  ...(filePath !== undefined && { 'import-rate': () => importRate(filePath) }),
  identity: () => identityScores(filePath),
  catalogue: () => largeCatalogue(Number(file ?? 1_000_000)),
  memory: memoryAtRest,
  refusals,
  search: () => searchTimes(Number(file ?? 1_000_000)),
  'whole-grid': platformGrid,
};
const run = benchmarks[name ?? ''];
if (!run) {
  process.stderr.write(HELP);
  process.exitCode = 2;
} else {
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}\n${await run()}\n`);
}
