import type { FastifyReply } from 'fastify';

/** An error in the shape of GraphQL's, so that clients read one kind. */
export function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}

export function forbid(reply: FastifyReply): FastifyReply {
  return refuse(reply, 403, 'FORBIDDEN', 'This credential does not allow that.');
}
