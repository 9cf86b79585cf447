import type { CallFact, Value } from '../../../model/model.js';
import type { At } from '../at.js';
import type { Unit } from '../unit.js';
import type { Type } from './type.js';

/** What tells the type of an expression. */
export interface Typing {
  typeOf(at: At, value: Value, depth: number): Type | undefined;
}

/** `super().__new__(cls)`. */
export function newInstance(types: Typing, at: At, { arguments: [cls] }: CallFact, depth: number): Type | undefined {
  const { region, owner } = at.unit.functionOf(at.region);
  const isOwn = cls?.value.is === 'name' && cls.value.binding === region.function?.parameters[0]?.binding;
  if (isOwn && owner && region.name === '__new__') return { is: 'instance', of: owner };
  return cls && instanceOf(types, at, cls.value, depth);
}

function instanceOf(types: Typing, at: At, cls: Value, depth: number): Type | undefined {
  const type = types.typeOf(at, cls, depth + 1);
  return type?.is === 'class' ? { is: 'instance', of: type.of } : undefined;
}

/** `inject(Orders)`; what a library names so is of the library. */
export function injectedBy(
  types: Typing,
  at: At,
  { callee, arguments: given }: CallFact,
  depth: number,
): Type | undefined {
  const { injectors } = at.unit.catalog.resources;
  if ((callee.is !== 'name' && callee.is !== 'get') || !injectors.has(callee.name) || !given[0]) return undefined;
  const type = types.typeOf(at, given[0].value, depth + 1);
  return type?.is === 'class' ? { is: 'instance', of: type.of } : type;
}

/** `memoize(load)` is called as `load` is; what is given nothing runs once. */
export function rememberedBy(
  types: Typing,
  at: At,
  { arguments: given }: CallFact,
  name: string,
  depth: number,
): Type | undefined {
  const row = at.unit.catalog.memos[name];
  const wrapped = row && given[row.resolver === 0 ? 1 : 0]?.value;
  const type = wrapped && types.typeOf(at, wrapped, depth + 1);
  return type?.is === 'function' && type.of.region.function!.parameters.length > 0 ? type : undefined;
}

/** `container.resolve(Orders)`, `moduleRef.get(Orders)`: asked for by its class alone. */
export function wantedOf(
  types: Typing,
  at: At,
  { callee, arguments: given }: CallFact,
  depth: number,
): Type | undefined {
  if (callee.is !== 'get' || !at.unit.catalog.resources.injectingVerbs.has(callee.name) || given.length !== 1)
    return undefined;
  return instanceOf(types, at, given[0]!.value, depth);
}

/** What `type(self)` is asked of. */
export function classAsked({ module }: Unit, { callee, arguments: given }: CallFact): Value | undefined {
  const isAsking = module.language === 'python' && callee.is === 'name' && callee.name === 'type';
  return isAsking && given.length === 1 ? given[0]!.value : undefined;
}
