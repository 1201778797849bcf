import type { Pool } from '@curator/service-kit';
import { z } from 'zod';
import type { Publisher } from '../progress/announcement.ts';

/** What an operator's command works with. */
export interface Operator {
  pool: Pool;
  /** Only commands that change something need the broker. */
  connect: () => Promise<Publisher>;
  isJson: boolean;
  filter: { state: string; owner?: string | undefined; limit: string };
}

/** A command that cannot be carried out, in words for the operator. */
export class OperatorError extends Error {
  override name = 'OperatorError';
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** @throws OperatorError where this cannot be the id of a training */
export function checkId(id: string): void {
  if (!z.uuid().safeParse(id).success) throw new OperatorError(`"${id}" is not the id of a training.`, 2);
}
