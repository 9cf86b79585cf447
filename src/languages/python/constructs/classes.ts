import type { ClassShape, Span, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';
import { lowerFunction } from './functions.js';

function lowerClass(lowering: Lowering, node: Node, decorators: readonly Value[], at: Span): void {
  let name = '';
  let head: Span = spanOf(node.startIndex, node.startIndex);
  let inherited: Pick<ClassShape, 'bases' | 'also'> = { bases: [], also: [] };
  let body: Node | undefined;
  for (const part of lowering.parts(node)) {
    const { type } = part;
    if (type === 'identifier') {
      name = lowering.word(part);
      head = lowering.wordSpan(part, name);
    } else if (type === 'argument_list') inherited = lowerBases(lowering, part);
    else if (type === 'block') body = part;
  }
  const { builder } = lowering;
  const region = builder.open({
    kind: 'class',
    name,
    at,
    head,
    class: { bases: inherited.bases, also: inherited.also, decorators },
  });
  lowering.inScope(region, 'class', () => lowering.block(body));
  builder.close();
  lowering.declare(name, head, { kind: 'class', names: region });
}

/** `(B, Generic[T], metaclass=M, table=True)`: of the keywords only the metaclass matters. */
function lowerBases(lowering: Lowering, list: Node): Pick<ClassShape, 'bases' | 'also'> {
  const bases: Value[] = [];
  const also: Value[] = [];
  for (const part of lowering.parts(list)) {
    if (part.type !== 'keyword_argument') {
      bases.push(lowering.value(part));
      continue;
    }
    const [name, value] = lowering.parts(part) as [Node, Node];
    const keyword = lowering.value(value);
    if (lowering.word(name) === 'metaclass') also.push(keyword);
  }
  return { bases, also };
}

/** Decorators are evaluated first, in the region around what they decorate. */
function lowerDecorated(lowering: Lowering, node: Node): void {
  const parts = lowering.parts(node);
  const definition = parts.at(-1)!;
  const decorators = parts
    .slice(0, -1)
    .flatMap(decorator => lowering.parts(decorator).map(expression => lowerDecorator(lowering, expression)));
  const lower = definition.type === 'class_definition' ? lowerClass : lowerFunction;
  lower(lowering, definition, decorators, lowering.span(node));
}

/** `@cache`: a name has no place of its own; that it is used here is a fact. */
function lowerDecorator(lowering: Lowering, node: Node): Value {
  const { builder } = lowering;
  const value = lowering.value(node);
  if (value.is === 'name')
    builder.fact({ is: 'use', value, region: builder.region, at: lowering.wordSpan(node, value.name) });
  return value;
}

/** Definitions: classes, functions, and what decorates them. */
export const classes: readonly (readonly [string, LowerStatement])[] = [
  ['class_definition', (lowering, node) => lowerClass(lowering, node, [], lowering.span(node))],
  ['function_definition', (lowering, node) => lowerFunction(lowering, node, [], lowering.span(node))],
  ['decorated_definition', lowerDecorated],
];
