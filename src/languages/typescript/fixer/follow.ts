import type { Edit } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation, isFirstOnLine, lineEnd, restOfLine } from '../../fixer/text-lines.js';
import type { CodeFile } from '../../fixer/code-file.js';
import { isBlank } from './file.js';

/** A statement in a block, which another can follow. */
interface Followable {
  readonly node: Node;
  /** Ends in a semicolon where its author writes them. */
  readonly inner: Node;
  /** Whether the expression in it may run several times. */
  readonly repeats: boolean;
}

const BLOCKS = new Set(['statement_block', 'program', 'switch_case', 'switch_default']);
const LOOPS = new Set(['for_statement', 'for_in_statement', 'while_statement']);

/** The statement of a block that does nothing but run the expression; undefined where no other can follow it. */
export function statementOf(expression: Node): Followable | undefined {
  const inner = expression.parent;
  if (inner?.type !== 'expression_statement') return undefined;
  let node = inner;
  let repeats = false;
  while (node.parent && !BLOCKS.has(node.parent.type)) {
    node = node.parent;
    if (LOOPS.has(node.type)) repeats = true;
    else if (node.type !== 'if_statement' || node.namedChildren.some(child => child.type === 'else_clause'))
      return undefined;
  }
  return { node, inner, repeats };
}

/** Puts one more statement after another, on a line of its own where that stands on lines of its own. */
export function followedBy(file: CodeFile, { node, inner }: Followable, statement: string): Edit {
  const { text } = file;
  const end = node.endIndex;
  const written = `${statement}${text[inner.endIndex - 1] === ';' ? ';' : ''}`;
  if (isFirstOnLine(text, node.startIndex) && isBlank(restOfLine(text, end)))
    return file.insert(lineEnd(text, end), `\n${indentation(text, node.startIndex)}${written}`);
  const isTerminated = text[end - 1] === ';' || text[end - 1] === '}';
  return file.insert(end, `${isTerminated ? '' : ';'} ${written}`);
}
