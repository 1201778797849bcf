import { hash, verify } from '@node-rs/argon2';

/** OWASP's parameters for argon2id (19 MiB, two passes, one lane); argon2id is the library's default. Hashing runs on libuv's pool: at most four at a time. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const passwordHashing = {
  hash: (password: string) => hash(password, PARAMETERS),
  verify: ({ hash: stored, password }: { hash: string; password: string }) => verify(stored, password),
};
