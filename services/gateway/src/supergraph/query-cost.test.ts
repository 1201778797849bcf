import { buildSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { costProblem, MAX_COST } from './query-cost.ts';

const schema = buildSchema(`
  type Query { songs(first: Int = 20): [Song!]! }
  type Song { id: ID! title: String! similar(first: Int): [Song!]! }
`);
const problem = (query: string, variables?: Record<string, unknown>) =>
  costProblem({ schema, document: parse(query), variables });

describe('what is asked for', () => {
  test('may be large', () => {
    expect(problem('{ songs(first: 500) { id title } }')).toBeUndefined();
  });

  test.each([
    ['in nested pages', '{ songs(first: 500) { similar(first: 500) { id } } }', undefined],
    ['by variables', 'query ($n: Int) { songs(first: $n) { similar(first: $n) { id } } }', { n: 500 }],
    [
      'through fragments',
      '{ songs(first: 500) { ...s } } fragment s on Song { similar(first: 500) { ...t } } fragment t on Song { id }',
      undefined,
    ],
  ])('may not be too much %s', (_case, query, variables) => {
    const refused = problem(query, variables);
    expect(refused?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(Number(/up to (\d+) fields/.exec(refused?.message ?? '')?.[1])).toBeGreaterThan(MAX_COST);
  });

  test('may not be asked for with variables that do not fit: the asker’s mistake, said as such', () => {
    const refused = problem('query ($n: Int) { songs(first: $n) { id } }', { n: 'many' });
    expect(refused?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', http: { status: 400 } });
    expect(refused?.message).toMatch(/\$n/);
  });
});
