/** Offset at which the line that holds `offset` starts. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break that ends the line of `offset`, or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return text[feed - 1] === '\r' && feed > offset ? feed - 1 : feed;
}

/** Offset at which the line after that of `offset` starts, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

/** The blanks that the line of `offset` starts with. */
export function indentation(text: string, offset: number): string {
  return /^[ \t\f]*/.exec(text.slice(lineStart(text, offset), lineEnd(text, offset)))![0];
}

/** Whether nothing but blanks stands before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** What stands on the line from `offset` on. */
export function restOfLine(text: string, offset: number): string {
  return text.slice(offset, lineEnd(text, offset));
}

const WIDTHS = [80, 88, 100, 120];

/** The usual width under which nearly all lines of a text stay. */
export function columnsOf(text: string): number {
  const lengths = text.split('\n').map(line => line.trimEnd().length);
  const isWide = (width: number): boolean => lengths.filter(length => length > width).length * 50 > lengths.length;
  return WIDTHS.find(width => !isWide(width)) ?? 140;
}
