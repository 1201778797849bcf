export interface Peeked<Piece> {
  head: Piece[];
  /** All of it, the head included. */
  all: AsyncGenerator<Piece>;
}

/** Looks at the beginning of a stream: at least as much of it as asked for, if it has so much. */
export async function peek<Piece extends { length: number }>(
  stream: AsyncGenerator<Piece>,
  length: number,
): Promise<Peeked<Piece>> {
  const head: Piece[] = [];
  for (let seen = 0; seen < length; ) {
    const { value, done } = await stream.next();
    if (done) break;
    head.push(value);
    seen += value.length;
  }
  return { head, all: joined(head, stream) };
}

/** The head is let go of as it is read. */
async function* joined<Piece>(head: readonly Piece[], rest: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  const held = [...head];
  try {
    for (let piece = held.shift(); piece !== undefined; piece = held.shift()) yield piece;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
