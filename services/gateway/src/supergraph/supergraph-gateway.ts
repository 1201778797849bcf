import { ApolloGateway } from '@apollo/gateway';
import { AUDIENCES, type Audience } from '@curator/contracts';
import type { Logger } from '@curator/service-kit';
import type { Agent } from 'undici';
import { SubgraphSource } from './subgraph-source.ts';

export type Subgraphs = Readonly<Record<Audience, SubgraphSource>>;

/** One source for each subgraph, by its base URL. */
export function createSubgraphs(urls: Readonly<Record<Audience, string>>, connections: Agent): Subgraphs {
  const source = (audience: Audience) =>
    new SubgraphSource(audience, new URL('/graphql', urls[audience]).href, connections);
  return { auth: source('auth'), catalog: source('catalog'), trainer: source('trainer') };
}

/** Apollo's gateway over the supergraph that was composed when the code was built. */
export function createGateway(supergraphSdl: string, subgraphs: Subgraphs, logger: Logger): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ name }) => {
      const audience = AUDIENCES.find((candidate) => candidate === name);
      if (audience === undefined) throw new Error(`The supergraph names the subgraph ${name}, which has no URL`);
      return subgraphs[audience];
    },
  });
}
