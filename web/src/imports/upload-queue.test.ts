import { expect, test, vi } from 'vitest';
import { createUploadQueue, type SendOptions, UploadProblem } from './upload-queue.ts';

function heldSending() {
  const calls: (SendOptions & PromiseWithResolvers<string>)[] = [];
  const send = (options: SendOptions) => {
    const call = { ...options, ...Promise.withResolvers<string>() };
    calls.push(call);
    return call.promise;
  };
  return { calls, send };
}

const file = (name: string) => new File(['title,artist\n'], name);

test('files are sent one after the other', async () => {
  const { calls, send } = heldSending();
  const onDone = vi.fn();
  const queue = createUploadQueue(send, onDone);
  queue.add([file('a.csv'), file('b.csv')]);
  expect(queue.uploads().map(({ state }) => state.phase)).toEqual(['sending', 'waiting']);
  calls[0]?.onSent(7);
  expect(queue.uploads()[0]?.state).toEqual({ phase: 'sending', sent: 7 });
  calls[0]?.resolve('import-1');
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  expect(queue.uploads()[0]?.state).toEqual({ phase: 'done', importId: 'import-1' });
  expect(onDone).toHaveBeenCalledOnce();
});

test('a file that fails tells why, and can be sent again with its columns named', async () => {
  const { calls, send } = heldSending();
  const queue = createUploadQueue(send, vi.fn());
  queue.add([file('a.csv')]);
  calls[0]?.reject(new UploadProblem('NO_USABLE_COLUMN', 'No column holds the songs’ titles.'));
  await vi.waitFor(() => expect(queue.uploads()[0]?.state).toMatchObject({ code: 'NO_USABLE_COLUMN' }));
  queue.retry(1, { title: 'Titel' });
  expect(calls[1]?.mapping).toEqual({ title: 'Titel' });
});

test('taking away the file that is being sent stops it, and the next one goes', async () => {
  const { calls, send } = heldSending();
  const queue = createUploadQueue(send, vi.fn());
  queue.add([file('a.csv'), file('b.csv')]);
  queue.dismiss(1);
  expect(calls[0]?.signal.aborted).toBe(true);
  calls[0]?.reject(new UploadProblem('STOPPED', 'Stopped.'));
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  expect(queue.uploads().map(({ file: { name } }) => name)).toEqual(['b.csv']);
});
