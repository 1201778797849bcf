import { connect } from 'node:net';
import { SetupError } from '../../bootstrap/setup-error.mjs';

const DEFAULT_PORT = 4222;

/** Whether a NATS server answers there within a time: the first thing that one says to a connection is INFO. */
export function natsAnswers(host: string, port: number, withinMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(withinMs, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (data) => end(data.toString('latin1').startsWith('INFO')));
  });
}

/** @throws SetupError where none of the servers that NATS_URL names answers */
export async function checkNats(urls: string): Promise<void> {
  for (const url of urls.split(',')) {
    const { hostname, port } = new URL(url.includes('://') ? url : `nats://${url}`);
    if (await natsAnswers(hostname, Number(port) || DEFAULT_PORT, 5_000)) return;
  }
  throw new SetupError(
    `No NATS server answers at ${urls}, which NATS_URL names.`,
    'Start it (with JetStream: nats-server -js), or correct NATS_URL, or unset it to have one started.',
  );
}
