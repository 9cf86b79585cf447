import type { FunctionShape, RegionId, Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Receiver, Surroundings } from '../lowering.js';
import { memberName } from './keys.js';
import { withoutModifiers } from './modifiers.js';
import { nameSpan } from './names.js';
import { lowerParameters } from './parameters.js';
import { typeOf } from './types.js';

/** What is known of a function before its parameters and its body are read. */
interface Head {
  readonly name: string;
  readonly at: Span;
  /** Undefined for an arrow function, which sees the `this` around it. */
  readonly receiver: Receiver | undefined;
  /** The prototype that `this` is. */
  readonly prototype?: Value | undefined;
  readonly shape: Pick<FunctionShape, 'form' | 'async' | 'generator' | 'static' | 'decorators'>;
}

/** Gives the name that it declares. */
export function lowerFunctionDeclaration(lowering: Lowering, node: Node): string {
  const { builder } = lowering;
  const identifier = lowering.parts(node)[0];
  if (identifier === undefined) return '';
  const name = lowering.word(identifier);
  const at = nameSpan(identifier, name);
  const scope = builder.enclosing(['function', 'module']);
  const names = lowerFunction(lowering, node, plainHead(lowering, node, name, at, undefined));
  builder.declare(name, 'function', at, { scope, names });
  return name;
}

/** `() => …`, `function () {}`, `function* name() {}`. Its own name, if it has one, is seen inside it only. */
export function lowerFunctionExpression(
  lowering: Lowering,
  node: Node,
  { name = '', receiver, prototype }: Surroundings,
): Value {
  const parts = lowering.parts(node);
  if (node.type === 'arrow_function') {
    return { is: 'function', region: lowerFunction(lowering, node, arrowHead(lowering, node, parts, name)) };
  }
  const [first] = parts;
  const own = first?.type === 'identifier' ? lowering.word(first) : undefined;
  const at = first && own !== undefined ? nameSpan(first, own) : lowering.spanUntil(node, parts.at(-1) ?? node);
  const head = { ...plainHead(lowering, node, own ?? name, at, receiver), prototype };
  const region = lowerFunction(lowering, node, head, inside => {
    if (own !== undefined) lowering.builder.declare(own, 'function', at, { names: inside });
  });
  return { is: 'function', region };
}

function plainHead(lowering: Lowering, node: Node, name: string, at: Span, receiver: Receiver | undefined): Head {
  return {
    name,
    at,
    receiver: receiver ?? (isConstructor(lowering, node, name) ? 'self' : 'variable'),
    shape: {
      form: 'plain',
      async: lowering.startsWith(node, 'async'),
      generator: node.type.startsWith('generator'),
      static: false,
      decorators: [],
    },
  };
}

/** `function Name() { this.x = … }`: a class from before there were classes. */
function isConstructor(lowering: Lowering, node: Node, name: string): boolean {
  return /^[A-Z]/.test(name) && /\bthis\.[\w$]+\s*=[^=]/.test(lowering.textOf(node));
}

function arrowHead(lowering: Lowering, node: Node, parts: readonly Node[], name: string): Head {
  const [first] = parts;
  const async = first !== undefined && first.startIndex > node.startIndex && lowering.startsWith(node, 'async');
  return {
    name,
    at: lowering.spanUntil(node, parts.at(-1) ?? node),
    receiver: undefined,
    shape: { form: 'arrow', async, generator: false, static: false, decorators: [] },
  };
}

interface MethodHead {
  readonly receiver: Receiver;
  readonly decorators: readonly Value[];
  /** Stands before its own name. */
  readonly prefix?: string;
  /** What it is to its class, whatever it is called: `constructor`. */
  readonly as?: string;
  /** Read like a field, whatever it is written like. */
  readonly getter?: boolean;
}

/** A method, an accessor or a constructor, of a class or an object literal. */
export function lowerMethod(
  lowering: Lowering,
  node: Node,
  { receiver, decorators, prefix = '', as, getter = false }: MethodHead,
): { name: string; region: RegionId } {
  const [key = node] = withoutModifiers(lowering, lowering.parts(node));
  const name = as ?? prefix + memberName(lowering, key);
  const modifiers = lowering.text.slice(node.startIndex, key.startIndex);
  const isStatic = /\bstatic\b/.test(modifiers);
  const region = lowerFunction(lowering, node, {
    name,
    at: lowering.spanOf(key),
    receiver: isStatic ? 'class-self' : receiver,
    shape: {
      form: getter ? 'getter' : formOf(name, modifiers, receiver),
      async: /\basync\b/.test(modifiers),
      generator: modifiers.includes('*'),
      static: isStatic,
      decorators,
    },
  });
  return { name, region };
}

function formOf(name: string, modifiers: string, receiver: Receiver): FunctionShape['form'] {
  if (name === 'constructor' && receiver === 'self') return 'constructor';
  if (/\bget\b/.test(modifiers)) return 'getter';
  return /\bset\b/.test(modifiers) ? 'setter' : 'method';
}

/** `static { … }` in a class: runs once, when the class is made. */
export function lowerStaticBlock(lowering: Lowering, node: Node): void {
  const shape = { form: 'method', async: false, generator: false, static: true, decorators: [] } as const;
  lowerFunction(lowering, node, { name: '', at: lowering.keyword(node, 'static'), receiver: 'class-self', shape });
}

function lowerFunction(
  lowering: Lowering,
  node: Node,
  { name, at, receiver, prototype, shape }: Head,
  inside?: (region: RegionId) => void,
): RegionId {
  return lowering.breakable('loop', () =>
    lowering.within({ kind: 'function', name, at: lowering.spanOf(node), head: at }, region => {
      inside?.(region);
      if (receiver !== undefined) lowering.builder.declare('this', receiver, at);
      if (prototype !== undefined) lowering.prototypes.set(lowering.builder.name('this'), prototype);
      const { parameters, returns, result } = lowerSignatureAndBody(lowering, lowering.parts(node));
      lowering.builder.shape(region, {
        function: {
          form: shape.form,
          parameters,
          decorators: shape.decorators,
          async: shape.async,
          generator: shape.generator,
          static: shape.static,
          ...(returns && { returns }),
          ...(result && { result }),
        },
      });
    }),
  );
}

function lowerSignatureAndBody(
  lowering: Lowering,
  parts: readonly Node[],
): Pick<FunctionShape, 'parameters' | 'returns' | 'result'> {
  const body = parts.at(-1);
  const head = parts.slice(0, -1);
  const list = head.find(part => lowering.first(part) === '(') ?? head[0];
  const parameters = list ? lowerParameters(lowering, list) : [];
  const annotation = head.find(part => lowering.first(part) === ':' && part.type === 'type_annotation');
  const returns = annotation && { returns: typeOf(lowering, annotation) };
  if (body && lowering.first(body) !== '{') return { parameters, ...returns, result: lowering.expression(body) };
  lowering.body(body);
  return { parameters, ...returns };
}
