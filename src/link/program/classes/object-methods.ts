import type { BindingId, FactId, LiteralValue, RegionId, Value } from '../../../model/model.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

/** An object that is written out and given to a place: its functions have it as `this`. */
export interface WrittenObject {
  readonly literal: LiteralValue;
  /** The assignment that gives it, and the names in it that lead to the object. */
  readonly fact: FactId;
  readonly steps: readonly string[];
}

/** The object that `this` is in a function of one: `const store = { items: [], add(item) { this.items.push(item); } }`. */
export function objectOfThis(unit: Unit, binding: BindingId): WrittenObject | undefined {
  const { name, kind, region } = unit.binding(binding) ?? {};
  return name === 'this' && kind === 'variable' ? objectsByMethod(unit).get(region!) : undefined;
}

const objectsByMethod = remember((unit: Unit): ReadonlyMap<RegionId, WrittenObject> => {
  const objects = new Map<RegionId, WrittenObject>();
  const add = (object: WrittenObject): void => {
    const { literal, fact, steps } = object;
    literal.of.forEach((member, index) => {
      const key = literal.keys![index]!;
      if (member.is === 'function') objects.set(member.region, object);
      else if (isObject(member) && key.is === 'const')
        add({ literal: member, fact, steps: [...steps, `.${String(key.value)}`] });
    });
  };
  if (unit.module.language !== 'typescript') return objects;
  unit.module.facts.forEach((fact, id) => {
    if (fact.is === 'assign' && fact.how !== 'iterate' && fact.value && isObject(fact.value))
      add({ literal: fact.value, fact: id, steps: [] });
  });
  return objects;
});

/** `{ open() {}, close() {} }`, `{"open": open}`. */
export function isObject(value: Value): value is LiteralValue {
  return value.is === 'literal' && value.holds === 'mapping';
}

/** `Rooms.rooms = …`: whether a member of an object in a variable is given something else by its own module. */
export function isMemberSet(unit: Unit, binding: BindingId, name: string): boolean {
  return membersSet(unit).has(`${String(binding)}.${name}`);
}

const membersSet = remember(({ module }: Unit): ReadonlySet<string> => {
  const set = new Set<string>();
  for (const fact of module.facts)
    if (fact.is === 'assign' && fact.target.is === 'get' && fact.target.of.is === 'name')
      set.add(`${String(fact.target.of.binding)}.${fact.target.name}`);
  return set;
});
