import { readFileSync } from 'node:fs';
import { sharedStack, type TestListener, taughtTaste, trainToEnd } from '@curator/testkit';
import { Kind, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';

const stack = sharedStack();
const supergraph = readFileSync(new URL('../../../services/gateway/supergraph.graphql', import.meta.url), 'utf8');

let listener: TestListener;
let tasteId: string;

beforeAll(async () => {
  listener = await stack.newListener('Ada');
  ({ tasteId } = await taughtTaste(listener.client));
  await trainToEnd(listener.client, tasteId);
});

/** For each entity and each service that extends it: a query that gets there through the gateway, and what must come back. */
const CROSSINGS = {
  User: {
    query: `query ($id: ID!) { taste(id: $id) { owner { name playlists { totalCount } tastes { name } imports { fileName } } } }`,
    expected: () => ({
      taste: {
        owner: {
          name: 'Ada',
          playlists: { totalCount: 2 },
          tastes: [{ name: 'Loud' }],
          imports: [{ fileName: 'library.csv' }],
        },
      },
    }),
  },
  Playlist: {
    query: `query ($id: ID!) { taste(id: $id) { likes { name trackCount usableCount own } dislikes { name } } }`,
    expected: () => ({
      taste: {
        likes: [{ name: 'My loud ones', trackCount: 60, usableCount: 60, own: true }],
        dislikes: [{ name: 'My quiet ones' }],
      },
    }),
  },
  Track: {
    query: `query ($id: ID!) {
      taste(id: $id) { recommendations(first: 1) { edges { node { score track { title artists likelihood(tasteId: $id) explanation(tasteId: $id) { feature } } } } } }
    }`,
    expected: () => ({
      taste: {
        recommendations: {
          edges: [
            {
              node: {
                score: expect.any(Number),
                track: {
                  title: expect.stringMatching(/^Shared song/),
                  artists: [expect.stringMatching(/^Shared band/)],
                  likelihood: expect.any(Number),
                  explanation: expect.arrayContaining([{ feature: 'energy' }]),
                },
              },
            },
          ],
        },
      },
    }),
  },
  Taste: {
    query: `{ me { tastes { name model { taste { owner { email } } } } } }`,
    expected: () => ({ me: { tastes: [{ name: 'Loud', model: { taste: { owner: { email: listener.email } } } }] } }),
  },
  TrainingJob: {
    query: `{ me { tastes { jobs { state owner { name } taste { likes { name } } } } } }`,
    expected: () => ({
      me: {
        tastes: [
          { jobs: [{ state: 'SUCCEEDED', owner: { name: 'Ada' }, taste: { likes: [{ name: 'My loud ones' }] } }] },
        ],
      },
    }),
  },
  TasteModel: {
    query: `{ me { tastes { model { version taste { dislikes { name } } data { likes dislikes background } } } } }`,
    expected: () => ({
      me: {
        tastes: [
          {
            model: {
              version: 1,
              taste: { dislikes: [{ name: 'My quiet ones' }] },
              data: { likes: 60, dislikes: 60, background: false },
            },
          },
        ],
      },
    }),
  },
  Import: {
    query: `{ me { imports { state report { rowsRead } playlists { name } } } }`,
    expected: () => ({
      me: {
        imports: [
          {
            state: 'SUCCEEDED',
            report: { rowsRead: 120 },
            playlists: expect.arrayContaining([{ name: 'My loud ones' }]),
          },
        ],
      },
    }),
  },
  FeatureRefresh: {
    query: '{ me { name featureRefreshes { id } } }',
    expected: () => ({ me: { name: 'Ada', featureRefreshes: [] } }),
  },
};

test('every entity of the supergraph is crossed to below', () => {
  expect(entitiesOf(supergraph).sort()).toEqual(Object.keys(CROSSINGS).sort());
});

describe('through the gateway', () => {
  test.each(Object.entries(CROSSINGS))('%s carries the fields of every service', async (_name, { query, expected }) => {
    expect(await listener.client.run(query, { id: tasteId })).toEqual(expected());
  });

  test('the likelihood of a recommended track is its score', async () => {
    const query = `query ($id: ID!) { taste(id: $id) { recommendations(first: 5) { edges { node { score track { likelihood(tasteId: $id) } } } } } }`;
    const { taste } = await listener.client.run<{
      taste: { recommendations: { edges: { node: { score: number; track: { likelihood: number } } }[] } };
    }>(query, { id: tasteId });
    for (const { node } of taste.recommendations.edges) expect(node.track.likelihood).toBeCloseTo(node.score, 6);
  });
});

/** Types that some subgraph resolves by key. */
function entitiesOf(sdl: string): string[] {
  return parse(sdl).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const keyed = definition.directives?.some(
      ({ name, arguments: values }) =>
        name.value === 'join__type' && values?.some((value) => value.name.value === 'key'),
    );
    return keyed ? [definition.name.value] : [];
  });
}
