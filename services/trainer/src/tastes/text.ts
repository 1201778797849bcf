import { z } from 'zod';

/** Text that PostgreSQL can store and gives back as it was: no NUL, no half of a surrogate pair. */
export const storableText = z
  .string()
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'holds a character that cannot be stored');

/** Of a mutation that creates: calling again with the same key gives the same thing. */
export const idempotencyKeySchema = storableText.min(1).max(200);
