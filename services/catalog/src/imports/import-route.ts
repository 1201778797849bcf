import { callerOf, dropUnreadBody, type HttpServer, requireCaller, type VerifyToken } from '@curator/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forbid, refuse } from '../http/answers.ts';
import { ImportProblem } from '../reading/import-problem.ts';
import { previewFile } from '../reading/preview.ts';
import { findUpload, forgetUpload, readUpload } from '../uploads/uploaded-file.ts';
import { BusyError, createImportGate } from './import-gate.ts';
import { IdTakenError, type ImportParts, type ImportRequest, runImport } from './import-job.ts';
import { importQuerySchema, previewQuerySchema } from './import-query.ts';
import { findMade } from './import-record.ts';
import { previewView } from './preview-view.ts';
import { SILENCE_MS, uploadOf } from './upload.ts';

export interface ImportRouteOptions extends ImportParts {
  verifyToken: VerifyToken;
  limitBytes: number;
  /** How long a sender may say nothing. */
  silenceMs?: number;
}

const MAX_RUNNING = 4;

/**
 * `POST /imports?fileName=…&kind=…`: the body is the file. Answers when the file is in, with the import's id, or says what is wrong with it.
 * `POST /imports/preview?fileName=…`: the body is the file or its beginning. Says how it would be read; nothing is kept.
 * With `upload=…` the file is an upload that has arrived whole, and there is no body.
 */
export function addImportRoute(server: HttpServer, options: ImportRouteOptions): void {
  const throughGate = createImportGate(MAX_RUNNING);
  server.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    // The limit is ours to tell: see limitBytes.
    const routeOptions = { onRequest: requireCaller(options.verifyToken), bodyLimit: Number.MAX_SAFE_INTEGER };
    routes.post('/imports', routeOptions, (request, reply) =>
      answering(request, reply, options, async () => {
        const query = importQuerySchema.safeParse(request.query);
        if (!query.success) return refuse(reply, 400, 'BAD_USER_INPUT', z.prettifyError(query.error));
        const { subject, scopes } = callerOf(request);
        const { id, kind, upload, wait } = query.data;
        if (!scopes.has(kind === 'CATALOGUE' ? 'catalogue:load' : 'library:write')) return forbid(reply);
        if (await findMade(options.pool, id)) throw new IdTakenError();
        const file = await openSource(options, request, subject, upload);
        if (!file) return refuse(reply, 404, 'NOT_FOUND', NO_UPLOAD);
        const job: ImportRequest = {
          ...query.data,
          caller: subject,
          limitBytes: options.limitBytes,
          announcedBytes: file.size,
        };
        const begun = Promise.withResolvers<void>();
        const done = throughGate(subject, async () => {
          await runImport(options, job, file.bytes, begun.resolve);
          if (upload) await forgetUpload(options.pool, upload);
        });
        if (upload && !wait) {
          await Promise.race([begun.promise, done]);
          // How it ends is in its record.
          done.catch(() => {});
          return reply.code(202).send({ id });
        }
        await done;
        return reply.code(201).send({ id });
      }),
    );
    routes.post('/imports/preview', routeOptions, (request, reply) =>
      answering(request, reply, options, async () => {
        const query = previewQuerySchema.safeParse(request.query);
        if (!query.success) return refuse(reply, 400, 'BAD_USER_INPUT', z.prettifyError(query.error));
        const { subject, scopes } = callerOf(request);
        if (!scopes.has('library:read')) return forbid(reply);
        const file = await openSource(options, request, subject, query.data.upload);
        if (!file) return refuse(reply, 404, 'NOT_FOUND', NO_UPLOAD);
        return reply.send(previewView(await previewFile(query.data, file.bytes)));
      }),
    );
  });
}

const NO_UPLOAD = 'There is no upload of that id that has arrived whole. Send the rest of it, or the file itself.';

/** The body, or the upload that is named instead. */
async function openSource(
  { pool, silenceMs = SILENCE_MS }: ImportRouteOptions,
  request: FastifyRequest,
  caller: string,
  upload: string | undefined,
): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number } | undefined> {
  if (upload === undefined)
    return { bytes: uploadOf(request.raw, silenceMs), size: Number(request.headers['content-length'] ?? 0) };
  const found = await findUpload(pool, caller, upload);
  return found && found.received === found.size ? { bytes: readUpload(pool, found), size: found.size } : undefined;
}

async function answering(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ImportRouteOptions,
  answer: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof IdTakenError) return await answerMade(request, reply, options);
    return answerProblem(reply, error);
  } finally {
    void dropUnreadBody(request.raw, options.limitBytes);
  }
}

/** The same id again is the same import again. */
async function answerMade(request: FastifyRequest, reply: FastifyReply, { pool }: ImportRouteOptions) {
  const { id, kind, fileName } = importQuerySchema.parse(request.query);
  const made = await findMade(pool, id);
  const isOther =
    made && (made.caller !== callerOf(request).subject || made.kind !== kind || made.fileName !== fileName);
  // One that has just begun may not be recorded yet.
  if (!made || (!isOther && made.state === 'RUNNING'))
    return refuse(reply, 409, 'RUNNING', 'The import of this id is running. Watch importProgress for how it ends.');
  if (isOther || made.state === 'FAILED' || made.state === 'CANCELLED')
    return refuse(reply, 409, 'ID_TAKEN', 'An import of this id was made already. Send the file with a new id.');
  return reply.code(201).send({ id });
}

function answerProblem(reply: FastifyReply, error: unknown) {
  if (error instanceof BusyError) return refuse(reply, 503, 'SERVICE_UNAVAILABLE', error.message);
  if (!(error instanceof ImportProblem)) throw error;
  return refuse(reply, error.code === 'INTERNAL' ? 500 : 422, error.code, error.message);
}
