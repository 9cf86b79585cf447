const tabStop = 4;

/** What takes no column: marks that combine with the letter before, joiners, selectors. */
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
/** What takes two: East Asian wide and fullwidth forms, and pictures. */
const doubleWidth =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;

/** A line of source as a terminal shows it. */
export interface ShownLine {
  /** Tabs as spaces, control characters spelt out. */
  readonly text: string;
  /** For each UTF-16 offset into the source line, its end included: where it stands in `text`, in UTF-16 units. */
  readonly offsets: readonly number[];
}

/** What is spelt as a whole: a character, or the mark of a command to GitHub's runner. */
const pieces = /##\[|[^]/gu;

/** Lays out a source line; `spell` writes a control character as visible text. */
export function showLine(line: string, spell: (text: string) => string): ShownLine {
  let text = '';
  let column = 0;
  const offsets: number[] = [];
  for (const [piece] of line.matchAll(pieces)) {
    for (let unit = 0; unit < piece.length; unit++) offsets.push(text.length);
    const shown = piece === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : spell(piece);
    text += shown;
    column += widthOf(shown);
  }
  offsets.push(text.length);
  return { text, offsets };
}

/** How many columns of a terminal `text` takes. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += doubleWidth.test(character) ? 2 : zeroWidth.test(character) ? 0 : 1;
  return width;
}
