import type { CodeFile } from '../../fixer/code-file.js';
import type { Node } from '../../syntax.js';

const ENDED = ['expression_statement', 'lexical_declaration', 'return_statement'];

/** Whether most statements directly in the body end in semicolons; those further in, or of the file, where it has none. */
export function hasSemicolons(file: CodeFile, body: Node): boolean {
  const own = body.namedChildren.filter(({ type }) => ENDED.includes(type));
  const inner = own.length > 0 ? own : statementsIn(body);
  const nearest = inner.length > 0 ? inner : statementsIn(file.root);
  const ended = nearest.filter(({ endIndex }) => file.text[endIndex - 1] === ';');
  return ended.length * 2 >= nearest.length;
}

function statementsIn(node: Node): Node[] {
  return ENDED.flatMap(type => node.descendantsOfType(type));
}
