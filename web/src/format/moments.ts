const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const dayAndTime = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** @param moment ISO 8601 */
export function formatDay(moment: string): string {
  return day.format(new Date(moment));
}

/** @param moment ISO 8601 */
export function formatMoment(moment: string): string {
  return dayAndTime.format(new Date(moment));
}

/** 850 ms as "0.9 s", 65,000 ms as "1 min 5 s". */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** An estimate in steps as coarse as it is: 43,000 ms as "about 45 s left", 130,000 ms as "about 2 min left". */
export function formatLeft(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 57.5) return `about ${5 * Math.round(seconds / 5)} s left`;
  if (seconds < 57.5 * 60) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${Math.round(seconds / 3600)} h left`;
}
