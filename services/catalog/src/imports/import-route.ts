import {
  callerOf,
  dropUnreadBody,
  type HttpServer,
  type Logger,
  type Pool,
  requireCaller,
  type VerifyToken,
} from '@curator/service-kit';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { BusyError, createImportGate } from './import-gate.ts';
import { runImport } from './import-job.ts';
import { ImportProblem } from './import-problem.ts';
import { importQuerySchema } from './import-query.ts';
import { SILENCE_MS, uploadOf } from './upload.ts';

export interface ImportRouteOptions {
  pool: Pool;
  logger: Logger;
  verifyToken: VerifyToken;
  limitBytes: number;
  /** How long a sender may say nothing. */
  silenceMs?: number;
}

const MAX_RUNNING = 4;

/** `POST /imports?fileName=…&kind=…`: the body is the file. Answers when the file is in, with the import's id, or says what is wrong with it. */
export function addImportRoute(server: HttpServer, options: ImportRouteOptions): void {
  const throughGate = createImportGate(MAX_RUNNING);
  server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    // The limit is ours to tell: see decodeText.
    const routeOptions = { onRequest: requireCaller(options.verifyToken), bodyLimit: Number.MAX_SAFE_INTEGER };
    routes.post('/imports', routeOptions, async (request, reply) => {
      const query = importQuerySchema.safeParse(request.query);
      if (!query.success) return refuse(reply, 400, 'BAD_USER_INPUT', z.prettifyError(query.error));
      const caller = callerOf(request);
      const scope = query.data.kind === 'CATALOGUE' ? 'catalogue:load' : 'library:write';
      if (!caller.scopes.has(scope)) return refuse(reply, 403, 'FORBIDDEN', 'This credential does not allow that.');
      const importRequest = {
        ...query.data,
        caller: caller.subject,
        limitBytes: options.limitBytes,
        announcedBytes: Number(request.headers['content-length'] ?? 0),
      };
      try {
        const id = await throughGate(caller.subject, () =>
          runImport(options, importRequest, uploadOf(request.raw, options.silenceMs ?? SILENCE_MS)),
        );
        return reply.code(201).send({ id });
      } catch (error) {
        return answerProblem(reply, error);
      } finally {
        void dropUnreadBody(request.raw, options.limitBytes);
      }
    });
  });
}

function answerProblem(reply: FastifyReply, error: unknown) {
  if (error instanceof BusyError) return refuse(reply, 503, 'SERVICE_UNAVAILABLE', error.message);
  if (!(error instanceof ImportProblem)) throw error;
  return refuse(reply, error.code === 'INTERNAL' ? 500 : 422, error.code, error.message);
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
