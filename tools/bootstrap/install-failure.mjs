import { diskFull, saysDiskFull } from './disk-space.mjs';
import { SetupError } from './setup-error.mjs';

const network =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|network (?:request|timeout)|fetch failed|error sending request|dns error|CERT_|SELF_SIGNED/i;
const permission = /EACCES|EPERM|EROFS|permission denied|read-only file system/i;

/** Turns what a failed installer printed into one message that says what to do. */
export function installFailure(output, { folder, logFile }) {
  const seeLog = `The full output is in ${logFile}.`;
  if (saysDiskFull(output)) return diskFull(folder);
  if (permission.test(output)) {
    const path = output.match(/(?:EACCES|EPERM|EROFS)[^\n']*'([^'\n]+)'/)?.[1];
    return new SetupError(
      `Dependencies could not be installed: no permission to write ${path ?? folder}.`,
      `Make it yours (for example: sudo chown -R "$(id -un)" ${path ?? folder}) and run the command again. ${seeLog}`,
    );
  }
  if (network.test(output)) {
    return new SetupError(
      `Dependencies could not be downloaded: the package registry cannot be reached (${output.match(network)?.[0]}).`,
      `Check the network connection, the proxy settings (HTTPS_PROXY) and "npm config get registry", then run the command again. ${seeLog}`,
    );
  }
  return new SetupError(`Dependencies could not be installed.\n${lastLines(output)}`, seeLog);
}

export function lastLines(output, count = 8) {
  const lines = output.split('\n').filter((line) => line.trim() && !/^npm (warn|notice)/i.test(line));
  return lines
    .slice(-count)
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
