/** A piece of a key: bare, or in quotes. */
const PIECE = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)/g;

/**
 * The line, from 1, of a key in a TOML document that parses: of the key itself, or of the nearest around it that is written
 * out. Entries of an array of tables are counted; inside of arrays and inline tables it is the line they begin on.
 */
export function tomlLineOf(text: string, keys: readonly (string | number)[]): number | undefined {
  const wanted = keys.map(String);
  let best: { line: number; length: number } | undefined;
  const counts = new Map<string, number>();
  let table: string[] = [];
  text.split(/\r\n|\n/).forEach((row, at) => {
    const header = /^\s*\[\s*(\[?)([^\]]+)\]/.exec(row);
    const key = header === null ? /^\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w.\s-])+?)\s*=/.exec(row)?.[1] : undefined;
    if (header !== null) table = tableOf(header[2]!, header[1] === '[', counts);
    const path = header === null ? [...table, ...(key === undefined ? [] : piecesOf(key))] : table;
    if (header === null && key === undefined) return;
    const isOnTheWay = path.length <= wanted.length && path.every((piece, index) => piece === wanted[index]);
    if (isOnTheWay && path.length > (best?.length ?? 0)) best = { line: at + 1, length: path.length };
  });
  return best?.line;
}

/** `[a.b]` is `a b`; the second `[[a.b]]` is `a b 1`, and `[a.b.c]` below it `a b 1 c`. */
function tableOf(name: string, isEntry: boolean, counts: Map<string, number>): string[] {
  const path: string[] = [];
  const pieces = piecesOf(name);
  pieces.forEach((piece, at) => {
    path.push(piece);
    const key = path.join('\n');
    const isNew = isEntry && at === pieces.length - 1;
    if (isNew) counts.set(key, (counts.get(key) ?? -1) + 1);
    const index = counts.get(key);
    if (index !== undefined) path.push(String(index));
  });
  return path;
}

function piecesOf(key: string): string[] {
  return [...key.matchAll(PIECE)].map(([, double, single, bare]) => double ?? single ?? bare!);
}
