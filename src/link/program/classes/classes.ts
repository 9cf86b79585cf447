import { calledName } from '../calls/call-forms.js';
import type { AssignFact, Value } from '../../../model/model.js';
import { push } from '../maps.js';
import { type Entity, functionEntity } from '../entity.js';
import type { Names } from '../names.js';
import { ancestry } from './ancestry.js';
import { linkPrototypes } from './prototypes.js';
import type { ClassNode, FieldSite, Unit } from '../unit.js';

/** Joins classes to their bases across files, and collects where their attributes are assigned. */
export function linkClasses(units: readonly Unit[], names: Names): void {
  for (const unit of units) linkPrototypes(unit);
  for (const unit of units) for (const cls of unit.classes.values()) linkBases(cls, names);
  for (const unit of units) {
    unit.module.facts.forEach((fact, id) => {
      if (fact.is === 'assign') collectField(unit, fact, id, names);
    });
  }
}

function linkBases(cls: ClassNode, names: Names): void {
  const { unit, region } = cls;
  const shape = region.class;
  if (shape === undefined) return;
  for (const base of shape.bases) linkBase(cls, unit, unwrapped(base), names);
  for (const other of [...shape.decorators, ...shape.also]) {
    const name = calledName(unit, unwrapped(other));
    if (name) cls.outside.push(name);
  }
}

function linkBase(cls: ClassNode, unit: Unit, base: Value, names: Names, depth = 0): void {
  const entity = classGivenTo(names.entityOf(unit, base));
  if (entity?.is === 'class') {
    if (entity.node === cls || cls.bases.includes(entity.node)) return;
    cls.bases.push(entity.node);
    entity.node.derived.push(cls);
    return;
  }
  if (entity?.is === 'outside' && unit.catalog.interfaces.has(entity.name)) {
    cls.isInterface = true;
    return;
  }
  const name = calledName(unit, unwrapped(base));
  if (name) cls.outside.push(name);
  if (entity?.is === 'outside') {
    cls.container ??= cls.unit.catalog.containers[entity.name];
    cls.named.push(entity.name);
    cls.isOfLibrary ||= isOfLibrary(unit, entity.name);
  }
  if (depth >= MAX_ALIASES || unit.module.language !== 'typescript') return;
  for (const other of mixedInto(unit, base, names)) linkBase(cls, other.unit, other.value, names, depth + 1);
}

/** `var Panel = Widget.extend({ … })`, `const Panel = class { … }`: a variable that has a class, and never another. */
function classGivenTo(entity: Entity | undefined): Entity | undefined {
  if (entity?.is !== 'variable') return entity;
  const value = entity.unit.soleValue(entity.binding);
  return (value?.is === 'function' && functionEntity(entity.unit, value.region)) || entity;
}

const MAX_ALIASES = 3;

/** Neither a builtin nor of the standard library, whose classes are known. */
function isOfLibrary({ catalog }: Unit, name: string): boolean {
  const [packageName, ...path] = name.split('.');
  return path.length > 0 && !catalog.standardModules.has(packageName!);
}

/** `const Base = Plain`, `extends Resizable(Base)`: another name for a class, and a class made of another. */
function* mixedInto(unit: Unit, base: Value, names: Names): Iterable<{ unit: Unit; value: Value }> {
  for (const { value } of unit.call(base)?.arguments ?? []) {
    if (names.entityOf(unit, value) !== undefined) yield { unit, value };
  }
  const entity = names.entityOf(unit, base);
  if (entity?.is !== 'variable') return;
  const value = entity.unit.soleValue(entity.binding);
  if (value?.is === 'name' || value?.is === 'call') yield { unit: entity.unit, value };
}

/** `Generic[T]` is derived from `Generic`. */
function unwrapped(base: Value): Value {
  return base.is === 'item' ? base.of : base;
}

function collectField(unit: Unit, fact: AssignFact, id: number, names: Names): void {
  const { target } = fact;
  if (target.is === 'name') {
    const cls = unit.classes.get(unit.binding(target.binding)?.region ?? -1);
    if (cls && fact.value) push(cls.fields, target.name, siteOf(unit, id, true));
    return;
  }
  if (target.is !== 'get' || target.of.is !== 'name') return;
  const binding = unit.binding(target.of.binding);
  if (binding?.kind === 'self' || binding?.kind === 'class-self') {
    const cls = unit.classOf(binding.region);
    const shared = fact.static ?? binding.kind === 'class-self';
    if (cls) push(cls.fields, target.name, siteOf(unit, id, shared));
    return;
  }
  const entity = names.entityOf(unit, target.of);
  if (entity?.is === 'class') push(entity.node.fields, target.name, siteOf(unit, id, true));
}

function siteOf(unit: Unit, fact: number, isStatic: boolean): FieldSite {
  const node = unit.functionOf(unit.fact(fact).region);
  const inBody = unit.classAround(unit.fact(fact).region) !== undefined;
  return { unit, fact, static: isStatic, function: inBody ? undefined : node };
}

/** `class Registry(type)`, or what is derived from it: its instances are classes, of which there are as many as are written. */
export function isMetaclass(cls: ClassNode): boolean {
  return ancestry(cls).some(({ unit, outside }) => outside.some(name => unit.catalog.types.metaclasses.has(name)));
}
