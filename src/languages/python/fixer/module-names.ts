import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { namesIn, within } from './statements.js';

/** Whether the name is imported or defined at the top of the file, and means nothing else in the function around a node. */
export function isOfModule(file: CodeFile, node: Node, name: string): boolean {
  const callable = around(node, 'function_definition');
  const isLocal = callable !== undefined && isBoundIn(file, callable, name);
  return !isLocal && parts(file.root).some(each => isDefinedBy(file, each, name));
}

function isDefinedBy(file: CodeFile, statement: Node, name: string): boolean {
  if (/^import/.test(statement.type)) return namesIn(file, statement).has(name);
  const definition = statement.type === 'decorated_definition' ? parts(statement).at(-1)! : statement;
  const [first] = parts(definition);
  if (/^(?:class|function)_definition$/.test(definition.type)) return file.textOf(first!) === name;
  const isConstant = first?.type === 'assignment' && name === name.toUpperCase();
  return isConstant && file.textOf(parts(first)[0]!) === name;
}

/** Whether something in a node, itself left out, gives the name a value. */
export function isBoundIn(file: CodeFile, node: Node, name: string): boolean {
  return [...within(node)].some(each => each.id !== node.id && binds(file, each, name));
}

function binds(file: CodeFile, node: Node, name: string): boolean {
  const names = (each: Node | undefined): boolean => each !== undefined && namesIn(file, each).has(name);
  if (/^(?:lambda_)?parameters$/.test(node.type)) return parts(node).some(each => names(namedBy(each)));
  if (node.type === 'as_pattern_target' || /^import/.test(node.type)) return names(node);
  return BINDINGS.has(node.type) && names(parts(node)[0]);
}

const BINDINGS = new Set([
  'assignment',
  'augmented_assignment',
  'named_expression',
  'for_statement',
  'for_in_clause',
  'function_definition',
  'class_definition',
]);

/** `x` of `x: int = default`. */
function namedBy(parameter: Node): Node {
  return /default_parameter$|^typed_parameter$/.test(parameter.type) ? parts(parameter)[0]! : parameter;
}

/** The nearest node of a type around one. */
export function around(node: Node, type: string): Node | undefined {
  let each = node.parent;
  while (each && each.type !== type) each = each.parent;
  return each ?? undefined;
}
