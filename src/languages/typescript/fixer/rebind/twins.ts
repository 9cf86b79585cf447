import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';

/** Edits that make the removals name what was added, or why there are none. */
export type Rebinding = { readonly edits: readonly Edit[]; readonly name: string } | { readonly declined: string };

/** The same expression in the registration and in a removal: each makes a function of its own. */
export interface Twins {
  readonly file: CodeFile;
  readonly added: Node;
  readonly removed: readonly Node[];
}

/** Without the types around it. */
export function bare(node: Node): Node {
  const isCast = /^(?:as_expression|satisfies_expression|parenthesized_expression|non_null_expression)$/.test(
    node.type,
  );
  return isCast ? bare(parts(node)[0]!) : node;
}

/** A function, or one that `bind` makes. */
export function isMadeThere(file: CodeFile, node: Node): boolean {
  if (/^(?:arrow_function|function_expression)$/.test(node.type)) return true;
  return node.type === 'call_expression' && file.textOf(parts(node)[0]!).endsWith('.bind');
}

/** Of a function. */
export function parametersOf(callable: Node): Node[] {
  const list = parts(callable).find(({ type }) => type === 'formal_parameters');
  return list ? parts(list) : parts(callable).filter(({ type }) => type === 'identifier');
}
