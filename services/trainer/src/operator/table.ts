/** Rows of the same fields as a table in plain text; what would move the cursor or break a line is shown as a space. */
export function tableText(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => cellText((row as Record<string, unknown>)[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => (line[column] as string).length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((text, column) => text.padEnd(widths[column] as number))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function cellText(value: unknown): string {
  return value === null || value === undefined ? '-' : String(value).replaceAll(/\p{C}+/gu, ' ');
}
