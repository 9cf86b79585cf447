import type { Node } from '../syntax.js';
import { type CodeFile, parts } from './code-file.js';

/** How a language writes positions in a list. */
export interface PositionForms {
  /** What the grammar calls `names[index]`. */
  readonly subscript: string;
  /** Whether an index is found anew each time, as that of a loop is, or counts from an end. */
  isCounted(file: CodeFile, index: Node): boolean;
  /** Whether the size of the list, which `isList` knows by its name, is noted as a position. */
  isSizeNoted(file: CodeFile, isList: (node: Node | undefined) => boolean): boolean;
}

/** Whether entries of a list are known by their position, `names[index]`, which moves when the oldest go; `names[0]` does not. */
export function isKnownByPositionBy(forms: PositionForms): (file: CodeFile, name: string) => boolean {
  return (file, name) => {
    const last = name.split('.').at(-1)!;
    const isList = (node: Node | undefined): boolean =>
      node !== undefined && file.textOf(node).replace(/!$/, '').split('.').at(-1) === last;
    const isIndexed = file.root.descendantsOfType(forms.subscript).some(each => {
      const [list, index] = parts(each);
      return isList(list) && index !== undefined && !forms.isCounted(file, index);
    });
    return isIndexed || forms.isSizeNoted(file, isList);
  };
}
