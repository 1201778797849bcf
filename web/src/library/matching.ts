/** Whether a name holds all the words, in any order, whatever their case and accents. */
export function isLike(name: string, words: string): boolean {
  const plain = plainText(name);
  return plainText(words)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Keeps the first of those that share an id. */
export function uniqueById<Item extends { id: string }>(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}
