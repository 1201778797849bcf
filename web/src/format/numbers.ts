const whole = new Intl.NumberFormat('en');

/** 12,345 */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** "1 song", "2,017 songs" */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** 0.873 as "87 %". */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** 0.873 as "87.3 %"; two scores that differ should not look the same. */
export function formatFinePercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Area under the curve, as its field writes it: three digits. */
export function formatAuc(rocAuc: number): string {
  return rocAuc.toFixed(3);
}

/** 215,000 ms as "3:35". */
export function formatLength(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "820 kB", "7.6 MB" */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
