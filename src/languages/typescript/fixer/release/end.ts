import type { Place } from '../../../../model/model.js';
import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { indentation, isFirstOnLine, lineEnd, lineStart, restOfLine } from '../../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { isBlank } from '../file.js';

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

/** Where a release is written. */
export type End =
  | { readonly declined: string }
  /** As the last statement of a body that runs from its first to its last. */
  | { readonly at: 'end'; readonly body: Node }
  /** As the first one, behind what asks whether the end has been already. */
  | { readonly at: 'begin'; readonly body: Node; readonly after: Node | undefined }
  /** In a cleanup that the effect returns already. */
  | { readonly at: 'cleanup'; readonly body: Node; readonly cleanup: Node };

/** The body of the method at `name`, which must be one of the class in whose methods `acquired` stands. */
export function teardownOf(file: CodeFile, acquired: Node, name: Place): End {
  if (name.path !== file.path) return { declined: 'its owner ends in another file' };
  const method = file.at(name.span).parent;
  const body = method?.type === 'method_definition' ? bodyOf(method) : undefined;
  if (!method || !body) return { declined: 'the end of its owner is no method with statements' };
  if (method.parent!.id !== ownerOf(file, acquired)?.id) return { declined: 'its owner ends in another class' };
  if (!hasWayOut(body)) return { at: 'end', body };
  return { at: 'begin', body, after: parts(body)[countGuards(file, body) - 1] };
}

/** How many of its first statements ask whether it has ended before: `if (this.isDisposed) return;`. */
function countGuards(file: CodeFile, body: Node): number {
  const others = parts(body).findIndex(each => !isGuard(file, each));
  return others < 0 ? parts(body).length : others;
}

function isGuard(file: CodeFile, statement: Node): boolean {
  if (statement.type !== 'if_statement') return false;
  const [condition, then, ...others] = parts(statement);
  const [only, ...more] = then?.type === 'statement_block' ? parts(then) : [then];
  const isReturn = only?.type === 'return_statement' && parts(only).length === 0;
  return isReturn && more.length === 0 && others.length === 0 && ENDED.test(file.textOf(condition!));
}

const ENDED = /^\((?!\s*!).*(?:dispos|destroy|clos|unmount|torn|stopped|ended|terminat|shutdown)/i;

/** The body of the function that the hook `name` is given, where `acquired` stands directly in it. */
export function effectOf(file: CodeFile, acquired: Node, name: string): End {
  const body = statementOf(acquired)?.parent;
  const effect = body && lastOf(body).parent;
  const list = effect?.parent;
  const hook = list?.type === 'arguments' ? parts(list.parent!)[0] : undefined;
  const isEffect = hook && file.textOf(hook).split('.').at(-1) === name;
  if (!body || !isEffect) return { declined: 'it stands neither directly in the effect nor under its last condition' };
  if (effect!.children.some(({ type }) => type === 'async')) return { declined: 'the effect is asynchronous' };
  return endOfEffect(body, statementOf(acquired)!);
}

/** The block that ends with this one: the body of an effect that ends with `if (socket) { … }`. */
export function lastOf(block: Node): Node {
  const condition = block.parent;
  const around = condition?.parent;
  const isOnly = condition?.type === 'if_statement' && parts(condition).length === 2;
  const isLast = around?.type === 'statement_block' && parts(around).at(-1)!.id === condition!.id;
  return isOnly && isLast ? lastOf(around) : block;
}

/** What leaves the effect before it acquires leaves nothing behind. */
function endOfEffect(body: Node, acquired: Node): End {
  const later = parts(body).filter(({ startIndex }) => startIndex > acquired.startIndex);
  const last = later.at(-1);
  const cleanup = last?.type === 'return_statement' ? parts(last)[0] : undefined;
  const between = cleanup ? later.slice(0, -1) : later;
  const declined = { declined: 'its end may be left before the last statement' };
  if (between.some(each => WAYS_OUT.has(each.type) || hasWayOut(each))) return declined;
  if (cleanup === undefined) return last?.type === 'return_statement' ? declined : { at: 'end', body };
  return cleanup.type === 'arrow_function' ? { at: 'cleanup', body, cleanup } : declined;
}

function hasWayOut(node: Node): boolean {
  return node.namedChildren.some(child => WAYS_OUT.has(child.type) || (!FUNCTIONS.has(child.type) && hasWayOut(child)));
}

/** The body of the class, or the options of the component, whose instance is `this` at a node. */
export function ownerOf(file: CodeFile, node: Node): Node | undefined {
  return classOf(node) ?? componentOf(file, node);
}

/** `{ mounted() { … }, methods: { … } }` */
function componentOf(file: CodeFile, node: Node): Node | undefined {
  let around = node.parent;
  while (around && (!FUNCTIONS.has(around.type) || around.type === 'arrow_function')) around = around.parent;
  const options = around?.type === 'method_definition' && around.parent?.type === 'object' ? around.parent : undefined;
  const pair = options?.parent;
  const isMethods = pair?.type === 'pair' && file.textOf(parts(pair)[0]!) === 'methods';
  return isMethods ? pair.parent! : options;
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

/** Adds a statement before the first one of a body, or below one that has lines of its own; undefined where it has not. */
export function prepend(file: CodeFile, body: Node, after: Node | undefined, statement: string): Edit | undefined {
  const { text } = file;
  if (after) {
    const isAlone = isFirstOnLine(text, after.startIndex) && isBlank(restOfLine(text, after.endIndex));
    if (!isAlone) return undefined;
    return file.insert(lineEnd(text, after.endIndex), `\n${indentation(text, after.startIndex)}${statement}`);
  }
  const [first] = body.namedChildren;
  if (first === undefined) return append(file, body, () => statement);
  if (!isFirstOnLine(text, first.startIndex)) return file.insert(body.startIndex + 1, ` ${statement}`);
  return file.insert(lineStart(text, first.startIndex), `${indentation(text, first.startIndex)}${statement}\n`);
}

/** One level of indentation, as the file has it. */
export function levelOf({ text }: CodeFile, body: Node, outer: string): string {
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
