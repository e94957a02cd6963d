/** The rows of a small CSV text by the names of its first line; quotation marks doubled within. For recorded tables only. */
export function readCsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(readLine);
  return rows.map((values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));
}

function readLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
