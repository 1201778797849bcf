const ENOUGH_BYTES = 65_536;

/** Names of a file's columns, from its first line; empty where there is none. */
export async function readHeader(file: Blob): Promise<string[]> {
  return splitHeader(await file.slice(0, ENOUGH_BYTES).text());
}

/** The first line of a CSV file as cells. Commas, semicolons and tabs are told apart by which there is most of. */
export function splitHeader(text: string): string[] {
  const line = (text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/, 1)[0] ?? '').trimEnd();
  if (line === '') return [];
  const unquoted = line.replace(/"[^"]*"/g, '');
  const separator = [',', ';', '\t'].reduce((best, candidate) =>
    unquoted.split(candidate).length > unquoted.split(best).length ? candidate : best,
  );
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (character === '"' && quoted && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}
