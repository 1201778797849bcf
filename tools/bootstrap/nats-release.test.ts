import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyChecksum } from './nats-release.mjs';

const content = Buffer.from('a program');
const sum = createHash('sha256').update(content).digest('hex');

test('a download is taken only where its published checksum fits', () => {
  expect(() =>
    verifyChecksum(content, 'nats.tar.gz', `${'0'.repeat(64)}  other.zip\n${sum}  nats.tar.gz\n`),
  ).not.toThrow();
  expect(() => verifyChecksum(content, 'nats.tar.gz', `${'0'.repeat(64)}  nats.tar.gz\n`)).toThrow(/checksum mismatch/);
  expect(() => verifyChecksum(content, 'nats.tar.gz', `${sum}  other.zip\n`)).toThrow(/publishes no checksum/);
});
