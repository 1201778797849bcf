import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Platform } from './platform.ts';

const program = fileURLToPath(new URL('../../../services/auth/src/create-account.ts', import.meta.url));

export interface NewAccount {
  email: string;
  name: string;
  password: string;
  operator?: boolean;
}

/** Creates an account, or sets its password and role where it exists. */
export async function saveAccount(platform: Pick<Platform, 'authEnv'>, account: NewAccount): Promise<void> {
  const args = ['--email', account.email, '--name', account.name, ...(account.operator ? ['--operator'] : [])];
  await execa(process.execPath, [program, ...args], { env: platform.authEnv, input: account.password });
}
