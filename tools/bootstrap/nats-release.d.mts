export const natsVersion: string;
export function verifyChecksum(content: Uint8Array, name: string, sums: string): void;
export function downloadNatsRelease(folder: string): Promise<string>;
