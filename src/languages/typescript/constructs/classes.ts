import type { ClassShape, RegionId, Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { lowerMethod, lowerStaticBlock } from './functions.js';
import { memberName } from './keys.js';
import { withoutModifiers } from './modifiers.js';
import { nameSpan } from './names.js';
import { typeOf, typeOfNew } from './types.js';

/** `decorators`: those before an `export`. Gives the name that it declares. */
export function lowerClassDeclaration(lowering: Lowering, node: Node, decorators: readonly Node[] = []): string {
  return lowering.builder.regionOf(lowerNamedClass(lowering, node, '', decorators)).name;
}

/** `class {}` as a value. Its own name, if it has one, is declared where it stands: methods look it up from outside the class. */
export function lowerClassExpression(lowering: Lowering, node: Node, { name = '' }: Surroundings): Value {
  return { is: 'function', region: lowerNamedClass(lowering, node, name, []) };
}

function lowerNamedClass(lowering: Lowering, node: Node, fallback: string, decorators: readonly Node[]): RegionId {
  const identifier = identifierOf(lowering, node);
  if (identifier === undefined) return lowerClass(lowering, node, fallback, decorators);
  const name = lowering.word(identifier);
  const names = lowerClass(lowering, node, name, decorators);
  lowering.builder.declare(name, 'class', nameSpan(identifier, name), { names });
  return names;
}

function identifierOf(lowering: Lowering, node: Node): Node | undefined {
  return lowering.parts(node).find(part => part.type === 'type_identifier' || part.type === 'identifier');
}

function lowerClass(lowering: Lowering, node: Node, name: string, outer: readonly Node[]): RegionId {
  const parts = lowering.parts(node);
  const decorators = [...outer, ...parts.filter(part => part.type === 'decorator')];
  const heritage = parts.find(part => part.type === 'class_heritage');
  const body = parts.find(part => part.type === 'class_body');
  const shape: ClassShape = {
    decorators: lowerDecorators(lowering, decorators),
    ...lowerHeritage(lowering, heritage ? lowering.parts(heritage) : []),
  };
  const head = headOf(lowering, node, body);
  return lowering.within({ kind: 'class', name, at: lowering.spanOf(node), head, class: shape }, region => {
    lowering.builder.declare('this', 'self', head);
    lowerMembers(lowering, body, name === '' ? { is: 'function', region } : undefined);
  });
}

function headOf(lowering: Lowering, node: Node, body: Node | undefined): Span {
  const identifier = identifierOf(lowering, node);
  if (identifier) return nameSpan(identifier, lowering.word(identifier));
  return body ? lowering.spanUntil(node, body) : lowering.spanOf(node);
}

function lowerDecorators(lowering: Lowering, nodes: readonly Node[]): Value[] {
  return nodes.map(node => lowering.expression(lowering.parts(node)[0]));
}

function lowerHeritage(lowering: Lowering, clauses: readonly Node[]): Pick<ClassShape, 'bases' | 'also'> {
  const bases: Value[] = [];
  const also: Value[] = [];
  for (const clause of clauses) {
    for (const part of lowering.parts(clause)) {
      if (clause.type === 'implements_clause') also.push(typeOf(lowering, part));
      else if (part.type !== 'type_arguments') bases.push(lowering.expression(part));
    }
  }
  return { bases, also };
}

/** `nameless`: the class itself as a value, where it has no name to speak of it. */
function lowerMembers(lowering: Lowering, body: Node | undefined, nameless: Value | undefined): void {
  let decorators: Node[] = [];
  for (const member of body?.namedChildren ?? []) {
    switch (member.type) {
      case 'decorator':
        decorators.push(member);
        continue;
      case 'method_definition':
        lowerMethod(lowering, member, { receiver: 'self', decorators: lowerDecorators(lowering, decorators) });
        break;
      case 'public_field_definition':
        lowerField(lowering, member, nameless);
        break;
      case 'class_static_block':
        lowerStaticBlock(lowering, member);
        break;
      case 'comment':
        continue;
    }
    decorators = [];
  }
}

function lowerField(lowering: Lowering, node: Node, nameless: Value | undefined): void {
  const { builder } = lowering;
  const parts = lowering.parts(node);
  const decorators = parts.filter(part => lowering.first(part) === '@');
  const [key, second, third] = withoutModifiers(lowering, parts);
  if (key === undefined) return;
  const modifiers = lowering.text.slice(decorators.at(-1)?.endIndex ?? node.startIndex, key.startIndex);
  if (/\bdeclare\b/.test(modifiers)) return;
  lowerDecorators(lowering, decorators);
  const annotation = second && lowering.first(second) === ':' ? second : undefined;
  const initial = annotation ? third : second;
  const name = memberName(lowering, key);
  const isStatic = /\bstatic\b/.test(modifiers);
  const of = isStatic ? (nameless ?? builder.name(builder.regionOf(builder.region).name)) : builder.name('this');
  const value = initial && lowering.expression(initial, { name });
  const type = annotation ? typeOf(lowering, annotation) : typeOfNew(lowering, initial);
  const target: Value = { is: 'get', of, name, at: lowering.spanOf(key) };
  lowering.builder.assign('field', target, value, lowering.spanOf(node), { static: isStatic, type });
}
