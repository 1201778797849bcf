import { encodeCursor } from '@curator/service-kit';
import { expect, test } from 'vitest';
import type { TrainerContext } from '../context.ts';
import type { ModelSummary } from '../models/trained-forests.ts';
import { recommendationPage } from './recommendation-page.ts';

const id = '00000000-0000-4000-8000-000000000001';
/** Whatever is refused is refused before anything is read: so nothing is there. */
const nothing = {} as TrainerContext;

test.each([
  ['an id that is none', ['-'.repeat(36), 1, 1]],
  ['a version beyond the column', [id, 2 ** 31, 1]],
  ['a place beyond any ranking', [id, 1, 2 ** 31 - 1]],
  ['a negative place', [id, 1, -1]],
  ['a broken number', [id, 1.5, 1]],
  ['too little', [id]],
])('refuses a cursor with %s', async (_what, values) => {
  const after = encodeCursor(values as (string | number)[]);
  await expect(recommendationPage({ id } as ModelSummary, { after }, nothing)).rejects.toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
  });
});
