import type { Place } from '../../../../model/model.js';
import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { indentation, isFirstOnLine, lineEnd, restOfLine } from '../../../text-lines.js';
import { type CodeFile, parts } from '../../../code-file.js';

const FUNCTIONS = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
  'class_body',
]);
/** What may end a function before its last statement has run. */
const WAYS_OUT = new Set(['return_statement', 'throw_statement', 'await_expression', 'yield_expression']);

/** The body of a method or of an effect, which runs from its first statement to its last; or why it is none. */
export type End = { readonly body: Node } | { readonly declined: string };

/** The body of the method at `name`, which must be one of the class in whose methods `acquired` stands. */
export function teardownOf(file: CodeFile, acquired: Node, name: Place): End {
  if (name.path !== file.path) return { declined: 'its owner ends in another file' };
  const method = file.at(name.span).parent;
  const body = method?.type === 'method_definition' ? bodyOf(method) : undefined;
  if (!method || !body) return { declined: 'the end of its owner is no method with statements' };
  if (method.parent!.id !== classOf(acquired)?.id) return { declined: 'its owner ends in another class' };
  return straight(body);
}

/** The body of the function that the hook `name` is given, where `acquired` stands directly in it. */
export function effectOf(file: CodeFile, acquired: Node, name: string): End {
  const body = statementOf(acquired)?.parent;
  const effect = body?.parent;
  const list = effect?.parent;
  const hook = list?.type === 'arguments' ? parts(list.parent!)[0] : undefined;
  const isEffect = hook && file.textOf(hook).split('.').at(-1) === name;
  if (!body || !isEffect) return { declined: 'it does not stand directly in the effect' };
  if (effect!.children.some(({ type }) => type === 'async')) return { declined: 'the effect is asynchronous' };
  return straight(body);
}

function straight(body: Node): End {
  return hasWayOut(body) ? { declined: 'its end may be left before the last statement' } : { body };
}

function hasWayOut(node: Node): boolean {
  return node.namedChildren.some(child => WAYS_OUT.has(child.type) || (!FUNCTIONS.has(child.type) && hasWayOut(child)));
}

/** The body of the class whose instance is `this` at a node. */
export function classOf(node: Node): Node | undefined {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === 'class_body') return each;
    if (each.type === 'method_definition' && each.parent?.type !== 'class_body') return undefined;
    if (FUNCTIONS.has(each.type) && each.type !== 'arrow_function' && each.type !== 'method_definition')
      return undefined;
  }
  return undefined;
}

function bodyOf(method: Node): Node | undefined {
  return method.namedChildren.find(({ type }) => type === 'statement_block');
}

/** The statement that is nothing but the expression, or the declaration of a variable by it. */
export function statementOf(expression: Node): Node | undefined {
  const parent = expression.parent;
  if (parent?.type === 'expression_statement') return parent;
  const isOnly = parent?.type === 'variable_declarator' && parent.parent!.namedChildren.length === 1;
  return isOnly && parent.parent!.type === 'lexical_declaration' ? parent.parent! : undefined;
}

/** Adds a statement after the last one of a body; `write` makes it, given the indentation of the line and of one level. */
export function append(file: CodeFile, body: Node, write: (indent: string, level: string) => string): Edit {
  const { text } = file;
  const last = parts(body).at(-1);
  const outer = indentation(text, body.endIndex - 1);
  const level = levelOf(file, body, outer);
  if (last === undefined) {
    const start = body.startIndex + 1;
    return file.insert(
      start,
      `\n${outer}${level}${write(outer + level, level)}${isFirstOnLine(text, body.endIndex - 1) ? '' : `\n${outer}`}`,
    );
  }
  const end = last.endIndex;
  const indent = indentation(text, last.startIndex);
  if (isFirstOnLine(text, last.startIndex) && isBlank(restOfLine(text, end)))
    return file.insert(lineEnd(text, end), `\n${indent}${write(indent, level)}`);
  const isTerminated = text[end - 1] === ';' || text[end - 1] === '}';
  return file.insert(end, `${isTerminated ? '' : ';'} ${write(outer, level)}`);
}

function isBlank(rest: string): boolean {
  return /^\s*(?:\/\/.*|\/\*.*\*\/\s*)?$/.test(rest);
}

/** One level of indentation, as the file has it. */
function levelOf({ text }: CodeFile, body: Node, outer: string): string {
  const inner = parts(body).find(({ startIndex }) => isFirstOnLine(text, startIndex));
  const indent = inner ? indentation(text, inner.startIndex).slice(outer.length) : '';
  return indent !== ''
    ? indent
    : outer.startsWith('\t')
      ? '\t'
      : /^ {4}/.test(outer) && !/^ {2}\S/m.test(text)
        ? '    '
        : '  ';
}
