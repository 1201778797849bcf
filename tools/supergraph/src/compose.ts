import { readFile } from 'node:fs/promises';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** The subgraphs of the supergraph. Their URLs in it are placeholders: the gateway takes the real ones from its environment. */
const SUBGRAPHS = ['auth', 'catalog', 'trainer'] as const;

/** The subgraphs do not fit together; the message says where. */
export class CompositionError extends Error {
  override name = 'CompositionError';
}

/**
 * Composes the supergraph out of the schema files of the services.
 *
 * @throws CompositionError
 */
export async function composeSupergraph(servicesFolder: URL): Promise<string> {
  const services = await Promise.all(
    SUBGRAPHS.map(async (name) => ({
      name,
      url: `http://${name}.invalid/graphql`,
      typeDefs: parse(await readFile(new URL(`${name}/schema.graphql`, servicesFolder), 'utf8')),
    })),
  );
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new CompositionError(errors.map(({ message }) => message).join('\n'));
  return `${supergraphSdl}\n`;
}
