/** The words of a text, for tables of names. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

export function setOf(text: string): ReadonlySet<string> {
  return new Set(words(text));
}
