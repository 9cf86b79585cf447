import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { lowerClassDeclaration } from './classes.js';
import { lowerComponentObject } from './component-objects.js';
import { lowerVariables } from './declarations.js';
import { lowerFunctionDeclaration } from './functions.js';
import { moduleName } from './imports.js';
import { stringOf } from './literals.js';
import { lowerEnum, lowerNamespace, lowerTypeAlias } from './namespaces.js';

/** An `export` in a namespace is only its declaration. */
export function lowerExport(lowering: Lowering, node: Node): void {
  const parts = lowering.parts(node);
  const decorators = parts.filter(part => part.type === 'decorator');
  const [exported, source] = parts.slice(decorators.length);
  if (exported === undefined) return;
  const words = lowering.text.slice(decorators.at(-1)?.endIndex ?? node.startIndex, exported.startIndex);
  const isType = /\btype\s*(?:\*\s*from\s*)?$/.test(words);
  if (isType) return;
  const from = source && stringOf(lowering, source);
  if (exported.type === 'export_clause') lowerClause(lowering, exported, from);
  else if (exported.type === 'namespace_export') lowerNamespaceExport(lowering, exported, from);
  else if (words.includes('*')) lowerStar(lowering, node, exported);
  else lowerExported(lowering, node, exported, decorators, words);
}

/** `export * from 'x'` */
function lowerStar(lowering: Lowering, node: Node, source: Node): void {
  lowering.builder.export({ name: '*', from: stringOf(lowering, source), at: lowering.spanOf(node) });
}

function lowerClause(lowering: Lowering, clause: Node, from: string | undefined): void {
  for (const specifier of lowering.parts(clause)) {
    const [source, alias] = lowering.parts(specifier);
    const isType = source !== undefined && source.startIndex > specifier.startIndex;
    if (source === undefined || isType) continue;
    const [inner, name] = [moduleName(lowering, source), moduleName(lowering, alias ?? source)];
    const at = lowering.spanOf(specifier);
    if (from !== undefined) lowering.builder.export({ name, from, source: inner, at });
    else lowering.builder.export({ name, value: lowering.builder.name(inner), at });
  }
}

/** `export * as ns from 'x'` */
function lowerNamespaceExport(lowering: Lowering, node: Node, from: string | undefined): void {
  const [name] = lowering.parts(node);
  if (!name || from === undefined) return;
  lowering.builder.export({ name: moduleName(lowering, name), from, source: '*', at: lowering.spanOf(node) });
}

/** `words`: those before what is exported, `export default` and the like. */
function lowerExported(
  lowering: Lowering,
  node: Node,
  exported: Node,
  decorators: readonly Node[],
  words: string,
): void {
  const { builder } = lowering;
  const names = lowerDeclaration(lowering, exported, decorators);
  const named = names?.map(name => [name, builder.name(name)] as const) ?? [];
  const special = words.includes('default') ? 'default' : words.includes('=') ? '=' : undefined;
  const entries = special === undefined ? named : [[special, named[0]?.[1] ?? lowerValue(lowering, exported)] as const];
  if (builder.region !== 0) return;
  for (const [name, value] of entries)
    builder.export({
      name,
      value: value.is === 'call' ? kept(lowering, node, value) : value,
      at: lowering.spanOf(node),
    });
}

/** What is made to be exported, `export default new Cache()`, is kept by the module in a variable that has no name. */
function kept(lowering: Lowering, node: Node, value: Value): Value {
  const { builder } = lowering;
  const at = lowering.spanOf(node);
  const variable = builder.bound(builder.declare('export default', 'variable', at));
  builder.assign('set', variable, value, at);
  return variable;
}

/** Whatever a Vue file exports as an object is its component. */
function lowerValue(lowering: Lowering, node: Node): Value {
  const isComponent = node.type === 'object' && /\.vue$/i.test(lowering.builder.path);
  return isComponent ? lowerComponentObject(lowering, node, {}) : lowering.expression(node);
}

/** The names that a declaration declares; undefined if it is an expression. */
function lowerDeclaration(lowering: Lowering, node: Node, decorators: readonly Node[]): readonly string[] | undefined {
  switch (node.type) {
    case 'lexical_declaration':
    case 'variable_declaration':
      return lowerVariables(lowering, node);
    case 'function_declaration':
    case 'generator_function_declaration':
      return [lowerFunctionDeclaration(lowering, node)];
    case 'class_declaration':
    case 'abstract_class_declaration':
      return [lowerClassDeclaration(lowering, node, decorators)];
    case 'enum_declaration':
      return [lowerEnum(lowering, node)];
    case 'internal_module':
    case 'module':
      return [lowerNamespace(lowering, node)];
    case 'type_alias_declaration':
      return [lowerTypeAlias(lowering, node)].filter(name => name !== undefined);
    case 'interface_declaration':
    case 'function_signature':
    case 'ambient_declaration':
    case 'import_alias':
      lowering.statement(node);
      return [];
    default:
      return undefined;
  }
}
