import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Supergraph } from '@apollo/federation-internals';
import { generate } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';
import { printSchema } from 'graphql';
import { composeSupergraph } from './compose.ts';

/** A file that is made by this tool and committed. */
export interface GeneratedFile {
  /** Absolute path. */
  path: string;
  content: string;
}

/** Everything that follows from the schemas of the services: the supergraph, the public schema, the page's typed documents. */
export async function generateFiles(root: URL): Promise<GeneratedFile[]> {
  const supergraph = await composeSupergraph(new URL('services/', root));
  const publicSchema = `${printSchema(Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema())}\n`;
  return [
    { path: fileURLToPath(new URL('services/gateway/supergraph.graphql', root)), content: supergraph },
    { path: fileURLToPath(new URL('docs/schema.graphql', root)), content: publicSchema },
    ...(await typedDocuments(root, publicSchema)),
  ];
}

async function typedDocuments(root: URL, schema: string): Promise<GeneratedFile[]> {
  const web = fileURLToPath(new URL('web/', root));
  const files: { filename: string; content: string }[] = await generate(
    {
      cwd: web,
      silent: true,
      schema,
      documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
      ignoreNoDocuments: true,
      generates: {
        'src/gql/': {
          preset,
          presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
          config: {
            useTypeImports: true,
            enumsAsTypes: true,
            scalars: { DateTime: 'string', ID: 'string' },
            strictScalars: true,
            importExtension: '.ts',
            emitLegacyCommonJSImports: false,
          },
        },
      },
    },
    false,
  );
  // The generator begins with a note to a linter that this project does not have.
  const withoutNote = (content: string) => content.replace(/^\/\* .* \*\/\n/, '');
  return files.map(({ filename, content }) => ({ path: path.resolve(web, filename), content: withoutNote(content) }));
}

/** Writes what differs; returns the paths that were written. */
export async function writeFiles(files: readonly GeneratedFile[]): Promise<string[]> {
  const stale = await staleFiles(files);
  await Promise.all(stale.map((file) => writeFile(file.path, file.content)));
  return stale.map((file) => file.path);
}

/** Files that are missing or differ from what would be generated now. */
export async function staleFiles(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const current = await Promise.all(files.map((file) => readFile(file.path, 'utf8').catch(() => undefined)));
  return files.filter((file, index) => current[index] !== file.content);
}
