/** A pattern of LIKE that only the text itself is like. */
export function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
