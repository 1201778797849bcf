import { sharedStack, startTraining, type TestListener, taughtTaste, trainToEnd } from '@curator/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';

const stack = sharedStack();
let listener: TestListener;
let tasteId: string;

beforeAll(async () => {
  listener = await stack.newListener('Grace');
  ({ tasteId } = await taughtTaste(listener.client));
});

interface Progress {
  fromRevision: number;
  revision: number;
  state: string;
  cellsDone: number;
  cellsTotal: number;
  newCells: { nEstimators: number; maxFeatures: string; minSamplesLeaf: number }[];
  job: {
    owner: { name: string; email: string };
    taste: { name: string; likes: { name: string; tracks: { edges: { node: { title: string } }[] } }[] };
    model: { recommendations: { edges: { node: { track: { title: string } } }[] } } | null;
  };
}

const EVERYTHING = `subscription ($jobId: ID!) {
  trainingProgress(jobId: $jobId) {
    fromRevision revision state cellsDone cellsTotal
    newCells { nEstimators maxFeatures minSamplesLeaf }
    job {
      owner { name email }
      taste { name likes { name tracks(first: 1) { edges { node { title } } } } }
      model { recommendations(first: 3) { edges { node { track { title } } } } }
    }
  }
}`;

async function watch(jobId: string, query = EVERYTHING): Promise<Progress[]> {
  const events: Progress[] = [];
  for await (const event of listener.client.subscribe<{ trainingProgress: Progress }>(query, { jobId }))
    events.push(event.trainingProgress);
  return events;
}

describe('trainingProgress', () => {
  test('carries the fields of auth and catalog beside those of the trainer, in every event', async () => {
    const events = await watch(await startTraining(listener.client, tasteId));
    for (const { job } of events) {
      expect(job.owner).toEqual({ name: 'Grace', email: listener.email });
      expect(job.taste.likes).toEqual([
        { name: 'My loud ones', tracks: { edges: [{ node: { title: expect.stringMatching(/^My loud ones song/) } }] } },
      ]);
    }
    expect(events.at(-1)?.state).toBe('SUCCEEDED');
    expect(events.at(-1)?.job.model?.recommendations.edges.length).toBeGreaterThan(0);
  });

  test('tells every combination exactly once, without a gap between revisions, and then ends', async () => {
    const events = await watch(await startTraining(listener.client, tasteId));
    expect(events[0]?.fromRevision).toBe(0);
    for (const [index, event] of events.slice(1).entries()) {
      expect(event.fromRevision).toBe(events[index]?.revision);
      expect(event.revision).toBeGreaterThan(event.fromRevision);
    }
    const cells = events.flatMap(({ newCells }) => newCells.map((cell) => JSON.stringify(cell)));
    expect(cells).toHaveLength(events[0]?.cellsTotal ?? 0);
    expect(new Set(cells).size).toBe(cells.length);
  });

  test('gives a training that has ended as one event, and ends', async () => {
    const jobId = await trainToEnd(listener.client, tasteId);
    const events = await watch(jobId);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ fromRevision: 0, state: 'SUCCEEDED', cellsDone: events[0]?.cellsTotal });
  });

  test('renames and nests fields as a query would', async () => {
    const jobId = await trainToEnd(listener.client, tasteId);
    const query =
      'subscription ($jobId: ID!) { live: trainingProgress(jobId: $jobId) { how: state job { who: owner { called: name } } } }';
    const events: unknown[] = [];
    for await (const event of listener.client.subscribe(query, { jobId })) events.push(event);
    expect(events).toEqual([{ live: { how: 'SUCCEEDED', job: { who: { called: 'Grace' } } } }]);
  });

  test('is refused for the training of another listener, in the same words as for none', async () => {
    const jobId = await trainToEnd(listener.client, tasteId);
    const stranger = await stack.newListener('Mallory');
    const refused = (id: string) => async () => {
      for await (const _event of stranger.client.subscribe(EVERYTHING, { jobId: id })) throw new Error('an event came');
    };
    const refusal = { code: 'NOT_FOUND', message: 'You have no training with this id.' };
    await expect(refused(jobId)()).rejects.toMatchObject(refusal);
    await expect(refused(crypto.randomUUID())()).rejects.toMatchObject(refusal);
  });

  test('a malformed document is refused with its code, and the connection goes on', async () => {
    const bad = async (query: string) => {
      for await (const _event of listener.client.subscribe(query, { jobId: 'x' })) throw new Error('an event came');
    };
    await expect(bad('subscription {')).rejects.toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' });
    await expect(bad('subscription { nothing }')).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    await expect(bad('{ me { id } }')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(
      bad('subscription ($jobId: Int!) { trainingProgress(jobId: $jobId) { state } }'),
    ).rejects.toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    expect(await watch(await trainToEnd(listener.client, tasteId))).toHaveLength(1);
  });
});

describe('the socket', () => {
  const closing = (headers: Record<string, string>, init: object): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${stack.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
      socket.on('open', () => socket.send(JSON.stringify(init)));
      socket.on('close', (code) => resolve(code));
      socket.on('error', reject);
    });

  test('is closed to whoever does not say who they are', async () => {
    expect(await closing({}, { type: 'connection_init' })).toBe(4403);
    expect(await closing({ cookie: 'curator=forged' }, { type: 'connection_init' })).toBe(4403);
    expect(await closing({}, { type: 'subscribe', id: '1', payload: { query: '{ me { id } }' } })).toBe(4401);
  });

  test('is refused to a page of another site', async () => {
    await expect(closing({ ...listener.client.headers, origin: 'https://evil.example' }, {})).rejects.toThrow(/403/);
  });
});
