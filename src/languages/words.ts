/** The words of a text, for tables of names. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** A table in which several names have one and the same row. */
export function rowsOf<Row>(names: string, row: Row): Record<string, Row> {
  return Object.fromEntries(words(names).map(name => [name, row]));
}

/** The words of a text, each once. */
export function setOf(text: string): ReadonlySet<string> {
  return new Set(words(text));
}
