import type { FactId, Place, Region, Value } from '../../../../model/model.js';
import { runsAtLeast } from '../../../../model/time.js';
import { lastName } from '../../../../model/parts.js';
import type { Project } from '../../../project.js';
import { atFact } from '../../../program/at.js';
import { ownFacts, returnsOf } from '../../../program/calls/returns.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isInStartup } from '../../standing/startups.js';
import type { Inventory, Standing } from '../../standing/standing.js';

/** What ends all that a function has begun: what it gives back, or a member of that, or what a framework is to call. */
export interface ClosureEnd {
  /** Its name, or '' where it is a function without one. */
  readonly name: string;
  readonly place: Place;
  /** What else the function began, and the end takes back. */
  readonly sibling: Standing;
}

const MAX_DEPTH = 4;

/**
 * `function follow(element) { …; return () => observer.disconnect(); }`: who calls it has the end of all that it began, and
 * the end takes back other things and not this.
 */
export function missedByClosure(project: Project, inventory: Inventory, standing: Standing): ClosureEnd | undefined {
  const { node } = standing.acquisition;
  if (standing.state !== 'open' || node.region.id === 0 || isInStartup(project, node)) return undefined;
  if (!runsAtLeast(project.frequencies.ofFunction(node).runs, 'setup')) return undefined;
  for (const end of endsOf(node)) {
    const run = reachOf(project, end);
    const sibling = inventory.ofNode(node).find(other => other !== standing && isTakenBackIn(other, run));
    if (sibling) return { name: end.region.name, place: end.unit.place(end.region.head), sibling };
  }
  return undefined;
}

function isTakenBackIn({ releases }: Standing, run: ReadonlySet<FunctionNode>): boolean {
  return releases.found.some(({ unit, region, how }) => how !== 'handed' && run.has(unit.functionOf(region)));
}

function endsOf(node: FunctionNode): FunctionNode[] {
  const { unit } = node;
  const found = [...returnsOf(node)].flatMap(({ value }) => endsIn(unit, value, 0));
  for (const id of ownFacts(node)) {
    const fact = unit.fact(id);
    if (fact.is === 'call' && unit.catalog.resources.endHooks.has(lastName(fact.callee)))
      found.push(...fact.arguments.flatMap(({ value }) => functionsIn(unit, value, 0)));
  }
  return found;
}

/** A function that is given back, or those members of an object that are called like an end. */
function endsIn(unit: Unit, value: Value, depth: number): FunctionNode[] {
  if (depth > MAX_DEPTH) return [];
  if (value.is === 'literal' && value.holds === 'mapping') {
    const { endings, inverses } = unit.catalog.resources;
    return value.of.flatMap((member, index) => {
      const key = value.keys?.[index];
      const name = key?.is === 'const' ? String(key.value) : '';
      return endings.has(name) || inverses.has(name) ? functionsIn(unit, member, depth + 1) : [];
    });
  }
  const given = value.is === 'name' ? unit.soleValue(value.binding) : undefined;
  if (given?.is === 'literal') return endsIn(unit, given, depth + 1);
  return functionsIn(unit, value, depth).filter(({ region }) => !asksForMore(region));
}

/** `return next => action => …`: what has to be given something does not end anything by being called. */
function asksForMore({ function: shape }: Region): boolean {
  return shape!.parameters.some(({ default: fallback }) => fallback === undefined);
}

function functionsIn(unit: Unit, value: Value, depth: number): FunctionNode[] {
  if (value.is === 'function') return [unit.functions.get(value.region) ?? []].flat();
  if (value.is !== 'name' || depth > MAX_DEPTH) return [];
  const { names } = unit.binding(value.binding) ?? {};
  if (names !== undefined) return [unit.functions.get(names) ?? []].flat();
  const given = unit.soleValue(value.binding);
  return given === undefined ? [] : functionsIn(unit, given, depth + 1);
}

/** The function, and those of its file that it calls. */
function reachOf(project: Project, end: FunctionNode): ReadonlySet<FunctionNode> {
  const reached = new Set([end]);
  for (const { unit, region } of reached) {
    for (let id: FactId = region.from; id < region.to; id++) {
      const fact = unit.fact(id);
      // What it hands on, such as to `forEach`, runs in it.
      reached.add(unit.functionOf(fact.region));
      if (fact.is !== 'call') continue;
      const type = project.types.typeOf(atFact(unit, id), fact.callee);
      if (type?.is === 'function' && type.of.unit === end.unit) reached.add(type.of);
    }
  }
  return reached;
}
