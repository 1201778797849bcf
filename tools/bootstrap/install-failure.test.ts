import { expect, test } from 'vitest';
import { installFailure } from './install-failure.mjs';

const place = { folder: '/home/me/curator', logFile: '/home/me/curator/.curator/logs/install.log' };

test.each([
  [
    'npm error code EAI_AGAIN\nnpm error request to https://registry failed',
    /registry cannot be reached \(EAI_AGAIN\)/,
    /HTTPS_PROXY/,
  ],
  [
    "EACCES: permission denied, mkdir '/home/me/curator/node_modules'",
    /no permission to write \/home\/me\/curator\/node_modules/,
    /chown/,
  ],
  ['ENOSPC: no space left on device, write', /disk that holds \/home\/me\/curator is full/, /Make room/],
  [
    'something nobody foresaw\nin two lines',
    /could not be installed\.\n\s+something nobody foresaw\n\s+in two lines/,
    /install\.log/,
  ],
])('an installer that says %j is told as what it means, with what to do', (output, message, hint) => {
  const failure = installFailure(output, place);
  expect(failure.message).toMatch(message);
  expect(failure.hint).toMatch(hint);
});
