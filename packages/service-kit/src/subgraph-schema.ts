import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { unguardedFields } from './access.ts';

/** Resolvers by type, then field: functions made with `field`, `reference` and `subscriptionField`. */
export type SubgraphResolvers = Parameters<typeof buildSubgraphSchema>[0] extends infer Modules
  ? Modules extends readonly (infer Module)[]
    ? Module extends { resolvers?: infer Resolvers }
      ? NonNullable<Resolvers>
      : never
    : never
  : never;

/**
 * Builds a subgraph's schema from its `schema.graphql`.
 *
 * @throws Error naming each field that has no access rule: such a service must not start.
 */
export function createSubgraphSchema(schemaFile: URL, resolvers: SubgraphResolvers): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: parse(readFileSync(schemaFile, 'utf8')), resolvers }]);
  const unguarded = unguardedFields(schema);
  if (unguarded.length > 0) throw new Error(`Fields without an access rule: ${unguarded.join(', ')}`);
  return schema;
}
