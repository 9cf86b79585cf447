import type { Place } from '../../../../model/model.js';
import { isPrototype, lastName } from '../../../../model/parts.js';
import type { Project } from '../../../project.js';
import { ancestry, descent } from '../../../program/classes/ancestry.js';
import { enclosingMethod } from '../../../program/enclosing.js';
import type { ClassNode, FunctionNode } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { runsOn } from '../../acquired/tasks.js';
import { phaseOf } from '../../targets/phases.js';
import { isSelf } from '../../written/names.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { endsOf } from './ends-of-classes.js';

/** An end that replaces the base class's, and does not call it, so that what the base acquired is not taken back. */
export interface MissedSuper {
  readonly method: FunctionNode;
  readonly base: FunctionNode;
  /** What only the base class's end takes back. */
  readonly missed: Standing;
  readonly place: Place;
}

/** The ends of a project that replace another one and do not call it. */
export function findMissedSupers(project: Project, inventory: Inventory): MissedSuper[] {
  return [...endsOf(project)].flatMap(({ cls, method }) => missedBy(project, inventory, cls, method) ?? []);
}

function missedBy(
  project: Project,
  inventory: Inventory,
  cls: ClassNode,
  method: FunctionNode,
): MissedSuper | undefined {
  const { name } = method.region;
  const [, ...bases] = ancestry(cls);
  const base = bases.flatMap(each => each.methods.get(name) ?? [])[0];
  if (base?.owner === undefined || callsBase(method, name)) return undefined;
  const reached = inventory.teardowns.reachOf(cls, method);
  const fromBase = inventory.teardowns.reachOf(base.owner, base);
  const missed = inventory.ofOwner(base.owner).find(({ target, releases, passes, state, acquisition }) => {
    // That somebody's own verb registers is only possible.
    if (acquisition.made || acquisition.row.learned) return false;
    // What a method opens for itself is its own matter.
    if (acquisition.row.kind === 'opened' && releases.holder.is !== 'field') return false;
    if (state !== 'released' || passes || releases.found.length === 0) return false;
    if (target.life === 'own' || target.life === 'passing' || endsByItself(project, acquisition)) return false;
    if (!isBegunBy(project, cls, acquisition)) return false;
    const by = releases.found.map(({ unit, region }) => unit.functionOf(region));
    return by.every(node => fromBase.has(node) && !reached.has(node));
  });
  return missed && { method, base, missed, place: method.unit.place(method.region.head) };
}

function endsByItself(project: Project, acquisition: Acquisition): boolean {
  return acquisition.row.kind === 'task' && !runsOn(project, acquisition);
}

/** Whether instances of the class acquire it: when they are made or begun, or because one of them, or its user, asks for it. */
function isBegunBy(project: Project, cls: ClassNode, acquisition: Acquisition): boolean {
  const { node, owner } = acquisition;
  const method = enclosingMethod(node) ?? node;
  const own = new Set(ancestry(cls));
  if (isReplaced(method, own)) return false;
  if (project.frequencies.isBirthOnly(node) || phaseOf(project, acquisition) !== undefined) return true;
  return isCalledFor(project, method, { own, others: new Set(owner && descent(owner)) });
}

/** The class with its bases, and all that have the same base. */
interface Kin {
  readonly own: ReadonlySet<ClassNode>;
  readonly others: ReadonlySet<ClassNode>;
}

/** By the class itself or by whoever uses it; a base's method that only its other classes call says nothing. */
function isCalledFor(project: Project, method: FunctionNode, kin: Kin, seen = new Set<FunctionNode>()): boolean {
  seen.add(method);
  return project.calls.callersOf(method).some(({ unit, region }) => {
    const caller = unit.classOf(region);
    if (caller === undefined || !kin.others.has(caller)) return true;
    if (!kin.own.has(caller)) return false;
    const by = enclosingMethod(unit.functionOf(region)) ?? unit.functionOf(region);
    if (seen.has(by)) return false;
    const isForOthers = project.calls.callersOf(by).length === 0 || project.calls.handoversOf(by).length > 0;
    return isForOthers || isCalledFor(project, by, kin, seen);
  });
}

/** A nearer class has a method of that name, which does not call it: `open` that is replaced together with `close`. */
function isReplaced(method: FunctionNode, classes: ReadonlySet<ClassNode>): boolean {
  const { name, function: shape } = method.region;
  // A script's derived class cannot but call the constructor of its base.
  if (shape?.form === 'constructor' && method.unit.module.language === 'typescript') return false;
  for (const each of classes) {
    const own = each.methods.get(name);
    if (own === method) return false;
    if (own && !callsBase(own, name)) return true;
  }
  return false;
}

/** `super.dispose()`, `super().close()`, `Base.prototype.destroy.call(this)`, `Base.close(self)`. */
export function callsBase({ unit, region }: FunctionNode, name: string): boolean {
  for (const fact of unit.calls.within(region)) {
    if (fact.callee.is !== 'get') continue;
    const { callee } = fact;
    if (callee.name === name && !isSelf(unit, callee.of) && callee.of.is !== 'get' && callee.of.is !== 'item')
      return true;
    if ((callee.name === 'call' || callee.name === 'apply') && lastName(callee.of) === name) return true;
    if (callee.name === name && isPrototype(callee.of)) return true;
  }
  return false;
}
