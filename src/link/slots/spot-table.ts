import type { BindingId } from '../../model/model.js';
import { ancestry, descent } from '../program/classes/ancestry.js';
import { isConstructor } from '../program/classes/constructors.js';
import { innerMap } from '../program/maps.js';
import { describesInstances, staticSitesOf } from '../program/classes/static-fields.js';
import type { ClassNode, FieldSite, Unit } from '../program/unit.js';
import { ITSELF, type Spot } from './spot.js';

const MAX_STEPS = 4;

/** Every place that was asked for: one object a place in a project. */
export class SpotTable {
  private readonly fields = new Map<ClassNode, Map<string, Spot>>();
  private readonly roots = new Map<Unit, Map<BindingId, Spot>>();
  private readonly inner = new Map<Spot, Map<string, Spot>>();
  private readonly fieldOwners = new Map<ClassNode, Map<string, ClassNode>>();

  /** The attribute `name` of `cls`, kept under the furthest class up that assigns it. */
  field(cls: ClassNode, name: string): Spot {
    const owner = this.fieldOwner(cls, name);
    const fields = innerMap(this.fields, owner);
    let spot = fields.get(name);
    if (spot === undefined) {
      spot = { root: { is: 'field', of: owner, name }, steps: [], name: writtenField(owner, name) };
      fields.set(name, spot);
    }
    return spot;
  }

  /** What an instance of a class that is a container holds: one place for all of them. */
  itself(cls: ClassNode | undefined): Spot[] {
    for (const ancestor of cls ? ancestry(cls) : []) if (ancestor.container) return [this.field(ancestor, ITSELF)];
    return [];
  }

  /** The binding itself, without following what it was given. */
  variable(unit: Unit, binding: BindingId): Spot {
    const roots = innerMap(this.roots, unit);
    let spot = roots.get(binding);
    if (spot === undefined) {
      spot = { root: { is: 'binding', unit, binding }, steps: [], name: unit.binding(binding)!.name };
      roots.set(binding, spot);
    }
    return spot;
  }

  step(spot: Spot, name: string): Spot[] {
    if (spot.steps.length >= MAX_STEPS) return [];
    const inner = innerMap(this.inner, spot);
    let next = inner.get(name);
    if (next === undefined) {
      const written = name === '*' ? `${spot.name}[*]` : `${spot.name}${name}`;
      next = { root: spot.root, steps: [...spot.steps, name], name: written, within: spot };
      inner.set(name, next);
    }
    return [next];
  }

  private fieldOwner(cls: ClassNode, name: string): ClassNode {
    const owners = innerMap(this.fieldOwners, cls);
    let owner = owners.get(name);
    if (owner === undefined) owners.set(name, (owner = assignerOf(cls, name) ?? mixedInto(cls, name) ?? cls));
    return owner;
  }

  /** The same attribute in classes that inherit from one another or are mixed into one. */
  relatedFields(cls: ClassNode, name: string): Spot[] {
    const spots = new Set<Spot>();
    for (const derived of descent(cls))
      for (const ancestor of ancestry(derived)) {
        if (ancestor.fields.has(name)) spots.add(this.field(ancestor, name));
      }
    return [...spots];
  }
}

/** As a person would write it: `self.rooms`, or `Hub.rooms` where nothing but the class has it. */
function writtenField(owner: ClassNode, name: string): string {
  if (name === ITSELF) return owner.name;
  if (owner.name !== '' && staticSitesOf(owner, name) && !describesInstances(owner)) return `${owner.name}.${name}`;
  return owner.unit.module.language === 'python' ? `self.${name}` : `this.${name}`;
}

/**
 * The furthest class up that assigns the attribute. What a body gives all instances is hidden by what the constructor of a class
 * below makes for each: `claims = []`, and `self.claims = []`.
 */
function assignerOf(cls: ClassNode, name: string): ClassNode | undefined {
  const assigners = ancestry(cls).filter(({ fields }) => fields.has(name));
  const furthest = assigners.at(-1);
  const isOfBody = furthest?.fields.get(name)!.every(site => site.static && site.function === undefined);
  return (isOfBody ? assigners.findLast(({ fields }) => fields.get(name)!.some(isAtBirth)) : undefined) ?? furthest;
}

function isAtBirth({ static: isStatic, function: setter }: FieldSite): boolean {
  return !isStatic && setter !== undefined && isConstructor(setter);
}

/** What a mixin calls its own is given by the class that it is mixed into, or by another base of that: if by one alone. */
function mixedInto(cls: ClassNode, name: string): ClassNode | undefined {
  const assigners = new Set<ClassNode>();
  for (const derived of descent(cls)) {
    const assigner = assignerOf(derived, name);
    if (assigner) assigners.add(assigner);
  }
  const [only, ...others] = assigners;
  return others.length === 0 ? only : undefined;
}
