/** `a, b`: more words. */
export function addWords(value: string, before: readonly string[]): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map(word => word.trim())
      .filter(word => word !== ''),
  ];
}
