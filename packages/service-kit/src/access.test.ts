import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { anyCaller, type CallerContext, field, reference, unguardedFields, withScope } from './access.ts';
import type { SubgraphResolvers } from './subgraph-schema.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { open: String secret: Thing }
  type Thing @key(fields: "id") { id: ID! plain: String computed: String }
`);
const schemaOf = (resolvers: SubgraphResolvers): GraphQLSchema => buildSubgraphSchema([{ typeDefs, resolvers }]);
const context = (...scopes: 'library:read'[]): CallerContext => ({
  caller: { subject: 'me', scopes: new Set(scopes), expiresAt: 0 },
});

const open = field(anyCaller, () => 'yes');
const secret = field(withScope('library:read'), () => ({ id: '1', plain: 'p' }));
const computed = field(withScope('library:read'), () => 'c');
const guarded = {
  Query: { open, secret },
  Thing: { __resolveReference: reference(anyCaller, (thing: { id: string }) => thing), computed },
};

describe('unguardedFields', () => {
  test('finds none where every root field, reference and computed field has a rule', () => {
    expect(unguardedFields(schemaOf(guarded))).toEqual([]);
  });

  test.each<[string, SubgraphResolvers, string]>([
    ['a root field', { ...guarded, Query: { open, secret: () => null } }, 'Query.secret'],
    ['a root field that has no resolver at all', { ...guarded, Query: { open } }, 'Query.secret'],
    ['a computed field', { ...guarded, Thing: { ...guarded.Thing, computed: () => 'c' } }, 'Thing.computed'],
    [
      'a reference',
      { ...guarded, Thing: { ...guarded.Thing, __resolveReference: (thing: object) => thing } },
      'Thing.__resolveReference',
    ],
  ])('finds %s without a rule', (_case, resolvers, name) => {
    expect(unguardedFields(schemaOf(resolvers))).toEqual([name]);
  });
});

describe('a rule', () => {
  const run = (source: string, contextValue: CallerContext) =>
    graphql({ schema: schemaOf(guarded), source, contextValue });

  test('lets through whoever has the scope', async () => {
    const { data, errors } = await run('{ open secret { plain computed } }', context('library:read'));
    expect(errors).toBeUndefined();
    expect(JSON.parse(JSON.stringify(data))).toEqual({ open: 'yes', secret: { plain: 'p', computed: 'c' } });
  });

  test('stops whoever has not, for that field alone', async () => {
    const { data, errors } = await run('{ open secret { plain } }', context());
    expect(JSON.parse(JSON.stringify(data))).toEqual({ open: 'yes', secret: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['secret'], 'FORBIDDEN']]);
  });

  test('holds for references too', async () => {
    const closed = {
      ...guarded,
      Thing: { ...guarded.Thing, __resolveReference: reference(withScope('account'), () => ({})) },
    };
    const source = '{ _entities(representations: [{ __typename: "Thing", id: "1" }]) { __typename } }';
    const { errors } = await graphql({ schema: schemaOf(closed), source, contextValue: context('library:read') });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
