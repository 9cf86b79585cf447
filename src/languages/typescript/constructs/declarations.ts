import type { BindingKind, RegionId, Value } from '../../../model/model.js';
import { isPrototype } from '../../../model/parts.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { lowerRequire } from './commonjs.js';
import { destructure } from './destructuring.js';
import { declareVariable, isPattern, type VariableKind } from './names.js';
import { typeOf, typeOfNew } from './types.js';

/** `const a = 1, { b } = c`. Gives the names that it declares. */
export function lowerVariables(lowering: Lowering, node: Node): string[] {
  const kind = lowering.startsWith(node, 'var') ? 'var' : lowering.startsWith(node, 'let') ? 'let' : 'const';
  const names: string[] = [];
  for (const part of lowering.parts(node)) {
    if (part.type === 'variable_declarator') names.push(...lowerDeclarator(lowering, part, kind));
  }
  return names;
}

function lowerDeclarator(lowering: Lowering, node: Node, kind: VariableKind): readonly string[] {
  const parts = lowering.parts(node);
  const [name, second] = parts;
  if (name === undefined) return [];
  const annotation = second && lowering.first(second) === ':' ? second : undefined;
  const initial = annotation ? parts[2] : second;
  const required = initial && lowerRequire(lowering, name, initial, kind);
  if (required) return required;
  if (!isPattern(lowering, name)) return [lowerVariable(lowering, node, kind, name, annotation, initial)];
  return lowerPattern(lowering, node, kind, name, initial);
}

function lowerVariable(
  lowering: Lowering,
  node: Node,
  kind: VariableKind,
  identifier: Node,
  annotation: Node | undefined,
  initial: Node | undefined,
): string {
  const name = lowering.word(identifier);
  const value = initial && lowering.expression(initial, { name });
  const type = annotation ? typeOf(lowering, annotation) : typeOfNew(lowering, initial);
  const typed = type && { type };
  declareVariable(lowering, identifier, kind, { ...(value && namedBy(lowering, value, kind)), ...typed });
  const target = lowering.builder.name(name);
  if (value && isPrototype(value)) lowering.prototypes.set(target, value);
  lowering.builder.assign('set', target, value, lowering.spanOf(node), typed);
  return name;
}

/** A `const` that holds a function or a class from birth is its name. */
function namedBy(
  lowering: Lowering,
  value: Value,
  kind: VariableKind,
): { names: RegionId; as: BindingKind } | undefined {
  if (kind !== 'const' || value.is !== 'function') return undefined;
  const { kind: region } = lowering.builder.regionOf(value.region);
  return { names: value.region, as: region === 'class' ? 'class' : 'function' };
}

function lowerPattern(
  lowering: Lowering,
  node: Node,
  kind: VariableKind,
  pattern: Node,
  initial: Node | undefined,
): string[] {
  const names: string[] = [];
  destructure(lowering, pattern, lowering.expression(initial), (target, value) => {
    declareVariable(lowering, target, kind);
    names.push(lowering.word(target));
    lowering.builder.assign('set', lowering.expression(target), value, lowering.spanOf(node));
  });
  return names;
}
