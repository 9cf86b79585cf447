import type { LiteralValue, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { memberName } from './keys.js';
import { nameSpan } from './names.js';
import { typeOf } from './types.js';

/** `namespace A { … }`: a block that runs where it stands. Gives the name that it declares. */
export function lowerNamespace(lowering: Lowering, node: Node): string {
  const [identifier, body] = lowering.parts(node);
  if (!identifier || !body) return '';
  const name = lowering.word(identifier);
  const head = nameSpan(identifier, name);
  lowering.builder.declare(name, 'variable', head);
  lowering.within({ kind: 'block', name, at: lowering.spanOf(node), head }, () => lowering.body(body));
  return name;
}

/** `enum A { B, C = 1 }`: a mapping of constant keys. Gives the name that it declares. */
export function lowerEnum(lowering: Lowering, node: Node): string {
  const [identifier, body] = lowering.parts(node);
  if (!identifier || !body) return '';
  const members = lowering.parts(body).map((member, index) => lowerMember(lowering, member, index));
  const [keys, of] = [members.map(([key]) => key), members.map(([, value]) => value)];
  const at = lowering.spanOf(node);
  return declareAs(lowering, identifier, { is: 'literal', holds: 'mapping', keys, of, at });
}

/** Declares a variable that has a value where it is written, and gives its name. */
function declareAs(lowering: Lowering, identifier: Node, value: LiteralValue): string {
  const { builder } = lowering;
  const name = lowering.word(identifier);
  builder.declare(name, 'variable', nameSpan(identifier, name));
  builder.assign('set', builder.name(name), value, value.at);
  return name;
}

/** A member without a value counts from 0. */
function lowerMember(lowering: Lowering, member: Node, index: number): [key: Value, value: Value] {
  const { builder } = lowering;
  if (member.type !== 'enum_assignment')
    return [builder.constant(memberName(lowering, member)), builder.constant(index)];
  const [key, value] = lowering.parts(member);
  return [builder.constant(key ? memberName(lowering, key) : ''), lowering.expression(value)];
}

/**
 * `type Side = 'left' | 'right'`, `type Key = keyof typeof table`: one of a few. Gives the name, if it is such a type. A value
 * of the same name keeps it: `const Side = { Left: 'left' }; type Side = (typeof Side)[keyof typeof Side];`.
 */
export function lowerTypeAlias(lowering: Lowering, node: Node): string | undefined {
  const [identifier, type, ...others] = lowering.parts(node);
  if (identifier?.type !== 'type_identifier' || !type || others.length > 0) return undefined;
  const of = choicesOf(lowering, type);
  if (of === undefined) return undefined;
  if (lowering.builder.declares(lowering.word(identifier))) return undefined;
  return declareAs(lowering, identifier, { is: 'literal', holds: 'tuple', of, at: lowering.spanOf(node) });
}

function choicesOf(lowering: Lowering, type: Node): readonly Value[] | undefined {
  if (type.type === 'index_type_query' || type.type === 'lookup_type')
    return /\btypeof\b/.test(lowering.textOf(type)) ? [] : undefined;
  if (type.type !== 'union_type') return undefined;
  const choice = typeOf(lowering, type);
  return choice.is === 'choice' && choice.of.every(part => part.is === 'const') ? choice.of : undefined;
}
