import { existsSync, globSync } from 'node:fs';
import type { Figures } from '../figures.ts';
import { weather } from './storm.ts';

const LIBRARY = globSync('/usr/lib/*/faketime/libfaketime.so.1')[0] ?? '';

const OFFSET_MS = 600_000;

/** Undefined where clocks can be set wrong here. */
export const whyNoWrongClocks = () =>
  existsSync(LIBRARY) ? undefined : 'libfaketime is not installed (Debian: faketime)';

/** One worker ten minutes ahead, the other ten behind, and both killed now and then: time is the database's. */
export async function wrongClocks({ natsProgram, jobs }: { natsProgram: string; jobs: number }): Promise<Figures> {
  const offsets: number[] = [];
  const figures = await weather({
    what: 'computed by a worker whose clock is ten minutes fast and one whose is ten slow, killed now and then',
    world: {
      ...{ workers: 2, ackWaitMs: 2_000, natsProgram },
      workerEnv: (worker) => ({
        ...{ LD_PRELOAD: LIBRARY, FAKETIME: worker === 1 ? '+10m' : '-10m' },
        // Only what the clock on the wall says.
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      }),
    },
    batch: { jobs, rows: 60, shards: Array.from({ length: 9 }, (_, place) => ({ cells: [place] })) },
    limitMs: 300_000,
    faults: ({ workers }) => [
      [
        'clocks read',
        async () =>
          void offsets.push(
            ...(await Promise.all(workers.map((each) => each.ready().then(() => each.clockOffsetMs())))),
          ),
      ],
      ['fast worker killed', async () => workers[0]?.signal('SIGKILL')],
      ['slow worker killed', async () => workers[1]?.signal('SIGKILL')],
    ],
    pauseMs: [1_500, 3_000],
  });
  const wrong = offsets.filter((ms) => Math.abs(Math.abs(ms) - OFFSET_MS) < 5_000).length;
  return {
    ...figures,
    promises: [
      ...figures.promises,
      { promise: 'the clocks are as wrong as they should be', held: wrong > 0 && wrong === offsets.length },
    ],
  };
}
