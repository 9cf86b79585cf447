import type { BindingKind, FunctionShape, Span, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { declareParameters, lowerParameterHeads, type ParameterHead } from './parameters.js';
import { lowerType } from './types.js';

/** The parts of a `def`, in whatever order comments left them. */
interface Definition {
  name: string;
  head: Span;
  parameters: readonly ParameterHead[];
  returns?: Value;
  body?: Node;
}

/** `at` covers the decorators, which were evaluated before. */
export function lowerFunction(lowering: Lowering, node: Node, decorators: readonly Value[], at: Span): void {
  const definition = lowerDefinition(lowering, node);
  const { name, head, parameters, body, returns } = definition;
  const { builder } = lowering;
  const role = roleOf(lowering, name, decorators);
  const region = builder.open({ kind: 'function', name, at, head });
  const declared = declareParameters(lowering, parameters, role.first);
  lowering.inScope(region, 'function', scope => {
    lowering.block(body);
    builder.shape(region, {
      function: {
        form: role.form,
        parameters: declared,
        decorators,
        async: lowering.startsWith(node, 'async'),
        generator: scope.generator,
        static: role.static,
        ...(returns && { returns }),
      },
    });
  });
  builder.close();
  lowering.declare(name, head, { kind: 'function', names: decorators.some(isOverload) ? undefined : region });
}

/** `@overload`: the function of that name is the last one. */
function isOverload(decorator: Value): boolean {
  return (decorator.is === 'name' || decorator.is === 'get') && decorator.name === 'overload';
}

function lowerDefinition(lowering: Lowering, node: Node): Definition {
  const definition: Definition = { name: '', head: spanOf(node.startIndex, node.startIndex), parameters: [] };
  for (const part of lowering.parts(node)) {
    switch (part.type) {
      case 'identifier':
        definition.name = lowering.word(part);
        definition.head = lowering.wordSpan(part, definition.name);
        break;
      case 'parameters':
        definition.parameters = lowerParameterHeads(lowering, part);
        break;
      case 'type':
        definition.returns = lowerType(lowering, part);
        break;
      case 'block':
        definition.body = part;
    }
  }
  return definition;
}

/** What a function is to the class it stands in. */
interface Role {
  readonly form: FunctionShape['form'];
  /** What its first parameter is. */
  readonly first: BindingKind;
  readonly static: boolean;
}

const CLASS_METHODS = new Set(['__new__', '__init_subclass__', '__class_getitem__']);
const GETTERS = new Set(['property', 'cached_property', 'abstractproperty', 'getter']);

function roleOf(lowering: Lowering, name: string, decorators: readonly Value[]): Role {
  if (lowering.scope.kind !== 'class') return { form: 'plain', first: 'parameter', static: false };
  const words = decorators.map(lastName);
  if (words.includes('staticmethod')) return { form: 'method', first: 'parameter', static: true };
  if (CLASS_METHODS.has(name) || words.includes('classmethod')) {
    return { form: 'method', first: 'class-self', static: true };
  }
  return { form: formOf(name, words), first: 'self', static: false };
}

function formOf(name: string, decorators: readonly string[]): FunctionShape['form'] {
  if (name === '__init__') return 'constructor';
  if (decorators.some(word => GETTERS.has(word))) return 'getter';
  return decorators.includes('setter') ? 'setter' : 'method';
}

/** `name` is the name that the lambda is assigned to. */
export function lowerLambda(lowering: Lowering, node: Node, name = ''): Value {
  const parts = lowering.parts(node);
  const body = parts.at(-1)!;
  const parameters = parts.length > 1 ? lowerParameterHeads(lowering, parts[0]!) : [];
  const { builder } = lowering;
  const region = builder.open({
    kind: 'function',
    name,
    at: lowering.span(node),
    head: spanOf(node.startIndex, body.startIndex),
  });
  const declared = declareParameters(lowering, parameters, 'parameter');
  lowering.inScope(region, 'function', scope => {
    const result = lowering.value(body);
    const { generator } = scope;
    builder.shape(region, {
      function: {
        form: 'lambda',
        parameters: declared,
        decorators: [],
        async: false,
        generator,
        static: false,
        result,
      },
    });
  });
  builder.close();
  return { is: 'function', region };
}
