import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** JSON of an object, in a query string. */
function jsonOf<Value extends z.ZodType>(value: Value) {
  return z
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
    .pipe(z.record(z.string(), value));
}

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

const reading = {
  /** Column names by field, as JSON, for files whose columns cannot be told by their names. */
  mapping: jsonOf(z.string()).default({}),
  /** By how much a feature's values have to be divided, as JSON: {"energy":100} for a file that has it from 0 to 100. */
  scales: jsonOf(z.number()).default({}),
};

const uuid = z.uuid().transform((id) => id.toLowerCase());

const file = {
  fileName: fileNameSchema,
  /** The file is this upload, and not the body. */
  upload: uuid.optional(),
};

/** Query string of `POST /imports/preview`. */
export const previewQuerySchema = z.object({ ...file, ...reading });

/** Query string of `POST /imports`. */
export const importQuerySchema = z.object({
  /** Chosen by the caller, it can be watched from the beginning, and is made once however often it is sent. */
  id: uuid.default(() => randomUUID()),
  kind: z.enum(['LIBRARY', 'CATALOGUE']).default('LIBRARY'),
  ...file,
  ...reading,
  /** 0: an import of an upload is answered at once, and told of by `importProgress`. */
  wait: z
    .enum(['0', '1'])
    .default('1')
    .transform((flag) => flag === '1'),
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
