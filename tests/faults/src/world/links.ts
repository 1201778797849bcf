import { startTcpProxy, type TcpProxy } from '@curator/testkit';

/** The ways by which one process reaches the database and the brokers. */
export interface Links {
  readonly database: TcpProxy;
  readonly brokers: readonly TcpProxy[];
  readonly databaseUrl: string;
  readonly natsUrl: string;
}

/** Opens ways of its own for one process. */
export async function openLinks(
  databaseUrl: string,
  brokerUrls: readonly string[],
  stack: AsyncDisposableStack,
): Promise<Links> {
  const open = async (url: string) => stack.use(await startTcpProxy(Number(new URL(url).port)));
  const database = await open(databaseUrl);
  const brokers = await Promise.all(brokerUrls.map(open));
  return {
    database,
    brokers,
    databaseUrl: throughPort(databaseUrl, database.port),
    natsUrl: brokerUrls.map((url, place) => throughPort(url, (brokers[place] as TcpProxy).port)).join(','),
  };
}

function throughPort(url: string, port: number): string {
  return url.replace(`:${new URL(url).port}`, `:${port}`);
}
