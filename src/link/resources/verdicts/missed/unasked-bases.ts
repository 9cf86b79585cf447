import type { Place } from '../../../../model/model.js';
import { innerMap } from '../../../program/maps.js';
import { ancestry } from '../../../program/classes/ancestry.js';
import type { ClassNode, FunctionNode } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { endsOf } from './ends-of-classes.js';
import { callsBase } from './supers.js';

/** An end that does not call that of the base class, where nearly all others that replace the same one do. */
export interface UnaskedBase {
  readonly method: FunctionNode;
  /** The name of the base class. */
  readonly base: string;
  readonly place: Place;
  /** One of those that call it, and how many there are. */
  readonly example: FunctionNode;
  readonly askers: number;
}

interface Overrides {
  readonly base: string;
  readonly asking: FunctionNode[];
  readonly silent: FunctionNode[];
}

/** So many show that it is to be called. */
const MANY = 4;

/** The ends of a project that leave out what nearly all others call. */
export function findUnaskedBases(project: Project): UnaskedBase[] {
  return overridesIn(project).flatMap(({ base, asking, silent }) => {
    const [example] = asking;
    if (example === undefined || asking.length < MANY || silent.length * MANY > asking.length) return [];
    return silent.map(method => ({
      method,
      base,
      place: method.unit.place(method.region.head),
      example,
      askers: asking.length,
    }));
  });
}

/** The ends that replace another, by the base class whose end that is and its name. */
function overridesIn(project: Project): Overrides[] {
  const found = new Map<ClassNode | string, Map<string, Overrides>>();
  for (const { cls, name, method } of endsOf(project)) {
    const root = rootOf(cls, name);
    if (root === undefined) continue;
    const named = innerMap(found, root);
    const base = typeof root === 'string' ? root : root.name;
    if (!named.has(name)) named.set(name, { base, asking: [], silent: [] });
    const overrides = named.get(name)!;
    if (callsBase(method, name)) overrides.asking.push(method);
    else if (!isOfNothing(cls, name)) overrides.silent.push(method);
  }
  return [...found.values()].flatMap(named => [...named.values()]);
}

/** The end that it replaces does nothing: a base class offers it. */
function isOfNothing(cls: ClassNode, name: string): boolean {
  const [, ...bases] = ancestry(cls);
  const replaced = bases.find(({ methods }) => methods.has(name))?.methods.get(name);
  return replaced !== undefined && replaced.region.from === replaced.region.to;
}

/** The class farthest from it that has an end of the name, or one that is not in the project. */
function rootOf(cls: ClassNode, name: string): ClassNode | string | undefined {
  const [, ...bases] = ancestry(cls);
  const root = bases.findLast(({ methods }) => methods.has(name));
  return root ?? [cls, ...bases].flatMap(({ outside }) => outside)[0];
}
