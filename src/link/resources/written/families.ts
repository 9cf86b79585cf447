import type { RegionId } from '../../../model/model.js';
import { ancestry, descent } from '../../program/classes/ancestry.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';

/**
 * Where a release may stand: in the classes that inherit from one another, and in the plain functions beside them. For what
 * no class acquires, everything in its file that is not in a class.
 */
export interface Family {
  readonly classes: ReadonlySet<ClassNode>;
  readonly units: readonly Unit[];
}

/** The family of a class; without one, all functions of the module. */
export function familyOf(unit: Unit, owner: ClassNode | undefined): Family {
  return owner === undefined ? ofUnit(unit) : ofClass(owner);
}

const ofUnit = remember((unit: Unit): Family => ({ classes: new Set(), units: [unit] }));

const ofClass = remember((owner: ClassNode): Family => {
  const classes = new Set<ClassNode>([...ancestry(owner), ...descent(owner)]);
  return { classes, units: [...new Set([...classes].map(({ unit }) => unit))] };
});

/** Whether a region stands in a class of the family, or in a plain function beside one. */
export function isInFamily({ classes, units }: Family, unit: Unit, region: RegionId): boolean {
  const cls = unit.classOf(region);
  return cls === undefined ? units.includes(unit) : classes.has(cls) || (classes.size === 0 && units.includes(unit));
}

/** The methods of a name in the classes of a family: which one runs depends on the instance. */
export function methodsNamed({ classes }: Family, name: string): FunctionNode[] {
  return [...classes].flatMap(cls => cls.methods.get(name) ?? []);
}
