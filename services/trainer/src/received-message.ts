import type { z } from 'zod';

/**
 * What a NATS message says; undefined where it is not JSON, or not of this schema. Never throws: an error that leaves a
 * subscription's callback would end the reading of the whole connection.
 */
export function parseMessage<Schema extends z.ZodType>(
  schema: Schema,
  message: { json: () => unknown },
): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(message.json()).data;
  } catch {
    return undefined; // not even JSON
  }
}
