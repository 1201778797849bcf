import { execFileSync } from 'node:child_process';

/** Mounts a disk of its own over a folder, for root on Linux; unmounted on disposal. */
export function mountDisk(folder: string, megabytes: number): Disposable {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder]);
  return { [Symbol.dispose]: () => void execFileSync('umount', ['--lazy', folder]) };
}
