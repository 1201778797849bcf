import { z } from 'zod';

const mappingSchema = z
  .string()
  .max(4_096)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string()));

/** Only the name: no folders, and no signs that cannot be seen. */
const fileNameSchema = z
  .string()
  .transform((name) =>
    name
      .replace(/^.*[/\\]/s, '')
      .replace(/\p{C}/gu, '')
      .trim(),
  )
  .pipe(z.string().min(1, 'is needed: the name of the file').max(255));

/** Query string of `POST /imports`. */
export const importQuerySchema = z.object({
  kind: z.enum(['LIBRARY', 'CATALOGUE']).default('LIBRARY'),
  fileName: fileNameSchema,
  /** Column names by field, as JSON, for files whose columns cannot be told by their names. */
  mapping: mappingSchema.default({}),
  /** CATALOGUE only: what was shared before and is not in this file goes. */
  replace: z
    .enum(['0', '1'])
    .default('0')
    .transform((flag) => flag === '1'),
  licence: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^\P{Cc}*$/u, 'has signs that cannot be shown')
    .nullable()
    .default(null),
});
