/** Enough of a file to see what it is. */
const ENOUGH_BYTES = 262_144;

/** How a file would be read, as `POST /imports/preview` says. */
export interface FilePreview {
  header: readonly string[];
  /** Which column seems to hold which field. */
  proposed: readonly { field: string; column: string }[];
}

/** Asks how a file would be read; undefined where that cannot be said. */
export async function readPreview(file: File): Promise<FilePreview | undefined> {
  const query = new URLSearchParams({ fileName: file.name });
  try {
    const answer = await fetch(`/imports/preview?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(0, ENOUGH_BYTES),
    });
    return answer.ok ? ((await answer.json()) as FilePreview) : undefined;
  } catch {
    return undefined;
  }
}
