import {
  callerOf,
  type HttpServer,
  type Logger,
  type Pool,
  requireCaller,
  type VerifyToken,
} from '@curator/service-kit';
import { z } from 'zod';
import { runImport } from './import-job.ts';
import { ImportProblem } from './import-problem.ts';

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

const querySchema = z.object({
  kind: z.enum(['LIBRARY', 'CATALOGUE']).default('LIBRARY'),
  fileName: z.string().trim().min(1).max(255),
  mapping: mappingSchema.optional(),
  replace: z.enum(['0', '1']).default('0'),
  licence: z.string().trim().max(255).optional(),
});

export interface ImportRouteOptions {
  pool: Pool;
  logger: Logger;
  verifyToken: VerifyToken;
  limitBytes: number;
}

/** `POST /imports?fileName=…&kind=…`: the body is the file. Answers when the file is in, with the import's id, or says what is wrong with it. */
export function addImportRoute(
  server: HttpServer,
  { pool, logger, verifyToken, limitBytes }: ImportRouteOptions,
): void {
  server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    routes.post(
      '/imports',
      { onRequest: requireCaller(verifyToken), bodyLimit: limitBytes },
      async (request, reply) => {
        const query = querySchema.safeParse(request.query);
        if (!query.success) return reply.code(400).send(answer('BAD_USER_INPUT', z.prettifyError(query.error)));
        const caller = callerOf(request);
        const { kind, fileName, mapping = {}, replace, licence = null } = query.data;
        if (!caller.scopes.has(kind === 'CATALOGUE' ? 'catalogue:load' : 'library:write'))
          return reply.code(403).send(answer('FORBIDDEN', 'This credential does not allow that.'));
        try {
          const id = await runImport(
            { pool, logger },
            { caller: caller.subject, kind, fileName, mapping, replace: replace === '1', licence, limitBytes },
            request.raw,
          );
          return reply.code(201).send({ id });
        } catch (error) {
          if (!(error instanceof ImportProblem)) throw error;
          return reply.code(error.code === 'INTERNAL' ? 500 : 422).send(answer(error.code, error.message));
        }
      },
    );
  });
}

function answer(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}
