// Compiles the kernel's sources to WebAssembly: node build-kernel.mjs [OUTPUT]. They are TypeScript that is AssemblyScript too; only
// the access to memory has a file of its own in each language.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import asc from 'assemblyscript/asc';

const root = import.meta.dirname;
const sources = path.join(root, 'src', 'kernel');
const output = path.resolve(process.argv[2] ?? path.join(root, 'build', 'kernel.wasm'));

const options = [
  ...['kernel.ts', '--outFile', 'kernel.wasm', '-O3', '--converge', '--noAssert'],
  ...['--runtime', 'stub', '--use', 'abort=', '--importMemory', '--enable', 'simd'],
];
const { error, stderr } = await asc.main(options, { readFile, writeFile, listFiles: () => [] });
if (error) {
  process.stderr.write(`${stderr.toString()}\n${error.message}\n`);
  process.exitCode = 1;
}

function readFile(name) {
  const file = path.join(sources, name);
  const twin = file.replace(/\.ts$/, '.as');
  const found = [twin, file].find((each) => existsSync(each));
  return found ? readFileSync(found, 'utf8') : null;
}

/** Aside, then renamed: a process that starts meanwhile reads a whole file. */
function writeFile(_name, contents) {
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(`${output}.${process.pid}`, contents);
  renameSync(`${output}.${process.pid}`, output);
}
