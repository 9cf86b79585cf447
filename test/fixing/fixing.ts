import { applyEdits } from '../../src/fix/edits.js';
import type { FixIntent, Use } from '../../src/languages/fix-intent.js';
import type { Fix, Fixer } from '../../src/languages/language.js';
import type { Place } from '../../src/model/model.js';

/** Places in one text, found by what stands there. */
export class Text {
  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  /** The place of `fragment`, which must be there; the last one, as definitions come before uses. */
  at(fragment: string): Place {
    const start = this.text.lastIndexOf(fragment);
    if (start < 0) throw new Error(`not in the text: ${fragment}`);
    return { path: this.path, span: [start, start + fragment.length] };
  }

  use(how: Use['how'], name = ''): Use {
    return { place: { path: this.path, span: [0, 0] }, how, name };
  }
}

/** The text after the fix, or why there is none. */
export function fixed(fixer: Fixer, { text, path }: Text, intent: FixIntent): string {
  const fix = fixer.fix(intent, () => text);
  return 'declined' in fix ? `declined: ${fix.declined}` : resultOf(fix, fixer, path, text);
}

function resultOf({ edits }: Exclude<Fix, { declined: string }>, fixer: Fixer, path: string, text: string): string {
  const result = applyEdits(edits, () => text).get(path)!;
  if (!fixer.parses(path, result)) throw new Error(`does not parse:\n${result}`);
  return result;
}
