/** A slip of the finger in the middle of a word, of one kind after the other. */
export function withSlip(word: string, kind: number): string {
  const letters = [...word];
  const at = Math.floor(letters.length / 2);
  const kinds = [
    () => letters.toSpliced(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? ''), // swapped
    () => letters.toSpliced(at, 1), // one too few
    () => letters.toSpliced(at, 0, 'x'), // one too many
    () => letters.toSpliced(at, 1, 'q'), // another
  ];
  return (kinds[kind % kinds.length]?.() ?? letters).join('');
}
