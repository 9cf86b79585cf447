import type { AssignFact, Span, Value } from '../../../model/model.js';
import { isSpread } from '../../../model/parts.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

/** How a target comes by its value. */
export interface Assignment {
  readonly how: AssignFact['how'];
  readonly at: Span;
  readonly type?: Value | undefined;
  /** The variables of a comprehension are its own. */
  readonly own?: boolean;
}

/** Records that `value` goes to `target`: one fact a name, attribute or item, patterns taken apart. */
export function assign(lowering: Lowering, target: Node, value: Value | undefined, as: Assignment): void {
  const { type } = target;
  switch (type) {
    case 'identifier':
      assignName(lowering, target, value, as);
      break;
    case 'attribute':
    case 'subscript':
      assignPath(lowering, lowering.value(target, type), value, as);
      break;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'expression_list':
    case 'tuple':
    case 'list':
      lowering.nested(undefined, () => assignParts(lowering, lowering.parts(target), value, as));
      break;
    case 'as_pattern_target':
    case 'parenthesized_expression':
    case 'list_splat_pattern':
      lowering.nested(undefined, () => {
        for (const inner of lowering.parts(target)) assign(lowering, inner, value, as);
      });
      break;
    default:
      lowering.value(target, type);
  }
}

function assignName(lowering: Lowering, target: Node, value: Value | undefined, as: Assignment): void {
  const name = lowering.word(target);
  declareTarget(lowering, name, lowering.wordSpan(target, name), value, as);
  assignTo(lowering, lowering.builder.name(name), value, as);
}

function declareTarget(lowering: Lowering, name: string, at: Span, value: Value | undefined, as: Assignment): void {
  if (as.own) {
    lowering.builder.declare(name, 'variable', at);
    return;
  }
  const names = as.how === 'set' && value?.is === 'function' ? value.region : undefined;
  lowering.declare(name, at, { type: as.type, names });
}

function assignPath(lowering: Lowering, path: Value, value: Value | undefined, as: Assignment): void {
  if (path.is !== 'unknown') assignTo(lowering, path, value, as);
}

/** In a class body, a name that is assigned is an attribute of the class. */
export function assignTo(lowering: Lowering, target: Value, value: Value | undefined, as: Assignment): void {
  const { how, at, type } = as;
  const isField = how === 'set' && target.is === 'name' && lowering.scope.kind === 'class';
  if (isField) lowering.builder.assign('field', target, value, at, { type, static: true });
  else lowering.builder.assign(how, target, value, at, as);
}

function assignParts(lowering: Lowering, targets: readonly Node[], value: Value | undefined, as: Assignment): void {
  const starred = targets.findIndex(target => lowering.startsWith(target, '*'));
  targets.forEach((target, index) => {
    assign(lowering, target, value && partOf(lowering, value, { index, starred, count: targets.length }, as), as);
  });
}

/** The target of a part: at `index` of `count`, beside one that takes the rest. */
interface PartPlace {
  readonly index: number;
  readonly starred: number;
  readonly count: number;
}

/** The part of `value` that goes to the target at `index` of `count`; `starred` takes what is left over, -1 if none does. */
function partOf(lowering: Lowering, value: Value, place: PartPlace, as: Assignment): Value {
  const { builder } = lowering;
  const { index, starred, count } = place;
  const { at, how } = as;
  // `reading, writing = os.pipe() if apart else (line, line)`: the part of either.
  if (value.is === 'choice' && how !== 'iterate' && starred < 0 && value.of.some(one => isListOf(one, count)))
    return { ...value, of: value.of.map(one => partOf(lowering, one, place, as)) };
  if (how !== 'iterate' && starred < 0 && isListOf(value, count)) return value.of[index]!;
  if (index === starred) {
    const last = count - 1 - starred;
    const stop = last === 0 ? builder.unknown : builder.constant(-last);
    const key: Value = { is: 'op', op: 'slice', of: [builder.constant(index), stop, builder.unknown], at };
    return { is: 'item', of: value, key, at };
  }
  const fromEnd = starred >= 0 && index > starred;
  return { is: 'item', of: value, key: builder.constant(fromEnd ? index - count : index), at };
}

function isListOf(value: Value, count: number): value is Value & { is: 'literal' } {
  return (
    value.is === 'literal' &&
    (value.holds === 'tuple' || value.holds === 'list') &&
    value.of.length === count &&
    !value.of.some(isSpread)
  );
}
