import { declaredFunction } from '../../program/definitions.js';
import { calledName } from '../../program/calls/call-forms.js';
import { returnsOf } from '../../program/calls/returns.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { BindingId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';

/**
 * Whether a function is there to decorate others: it gives back the function or class that it is given, `def register(fn): …;
 * return fn`, or one that is dressed as that, `@wraps(fn)`. Decorators run while modules are loaded.
 */
export function isDecorator(node: FunctionNode): boolean {
  const { unit, region, owner } = node;
  const decorated = region.function!.parameters[owner === undefined ? 0 : 1];
  if (decorated === undefined || decorated.binding < 0 || !isOfFunctions(unit, decorated.name)) return false;
  const given = [...returnsOf(node)];
  return given.length > 0 && given.every(({ value }) => isItOrItsLike(unit, value, decorated.binding));
}

function isOfFunctions({ catalog }: Unit, name: string): boolean {
  return catalog.names.takesHandler.test(name) || catalog.keys.kindNames.test(name);
}

function isItOrItsLike(unit: Unit, value: Value, decorated: BindingId): boolean {
  if (isNameOf(value, decorated)) return true;
  const like = declaredFunction(unit, value);
  return like !== undefined && unit.region(like).function!.decorators.some(dress => isDressOf(unit, dress, decorated));
}

/** `@functools.wraps(fn)` */
function isDressOf(unit: Unit, dress: Value, decorated: BindingId): boolean {
  const as = unit.call(dress)?.arguments[0]?.value;
  return unit.catalog.quietDecorators.has(calledName(unit, dress)) && isNameOf(as, decorated);
}
