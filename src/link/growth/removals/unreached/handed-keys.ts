import type { BindingId, FactId, Value } from '../../../../model/model.js';
import type { Project } from '../../../project.js';
import type { Operation } from '../../../slots/slots.js';
import type { FunctionNode } from '../../../program/unit.js';
import { argumentFor } from '../../../program/calls/arguments.js';
import { isNamedIn } from '../../../program/mentions.js';

/** Where an operation happens, seen from a function: itself, or a call through which its key is handed on. */
export interface KeyedSite {
  readonly node: FunctionNode;
  readonly fact: FactId;
  readonly key: Value;
  readonly operation: Operation;
}

/** Calls through which a key is handed on are followed this far. */
const MAX_DEPTH = 4;
/** Functions that more call are there for everybody. */
const MAX_CALLERS = 24;

/** Where something is done under a key, seen from the function that does it and from those that call it with the key. */
export function keyedSitesOf(project: Project, operations: readonly Operation[]): KeyedSite[] {
  return operations.flatMap(operation => {
    const { unit, region, fact, key, value } = operation;
    const subject = key ?? value;
    if (subject === undefined) return [];
    return [...seenFrom(project, { node: unit.functionOf(region), fact, key: subject, operation })];
  });
}

function* seenFrom(project: Project, keyed: KeyedSite, depth = 0): Iterable<KeyedSite> {
  yield keyed;
  const { node, key, operation } = keyed;
  const parameter = parameterOf(node, key);
  if (parameter === undefined || depth >= MAX_DEPTH || !isAboutKey(keyed)) return;
  const sites = project.calls.callersOf(node);
  if (sites.length > MAX_CALLERS) return;
  for (const site of sites) {
    const caller = site.unit.functionOf(site.region);
    const handed = argumentFor(node, site.unit.callAt(site.fact), parameter);
    if (site.byName || caller === node || handed === undefined) continue;
    yield* seenFrom(project, { node: caller, fact: site.fact, key: handed, operation }, depth + 1);
  }
}

/** Whether it happens whenever the function is called with a key. */
function isAboutKey({ node: { unit, region }, fact, key }: KeyedSite): boolean {
  if (key.is !== 'name') return false;
  return [...unit.around(unit.fact(fact).region, region.id)].every(
    ({ kind, branch }) => kind !== 'branch' || (branch?.test !== undefined && isNamedIn(branch.test, key.binding)),
  );
}

function parameterOf({ unit, region }: FunctionNode, key: Value): BindingId | undefined {
  if (key.is !== 'name' || unit.binding(key.binding)?.kind !== 'parameter') return undefined;
  return region.function?.parameters.some(({ binding }) => binding === key.binding) ? key.binding : undefined;
}
