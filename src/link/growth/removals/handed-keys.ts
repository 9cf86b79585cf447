import type { CallFact, FactId, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { isNamedIn } from '../../program/mentions.js';

/** Where an operation happens, seen from a function: itself, or a call through which its key is handed on. */
export interface Deed {
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
export function deedsOf(project: Project, operations: readonly Operation[]): Deed[] {
  return operations.flatMap(operation => {
    const { unit, region, fact, key, value } = operation;
    const subject = key ?? value;
    if (subject === undefined) return [];
    return [...seenFrom(project, { node: unit.functionOf(region), fact, key: subject, operation })];
  });
}

function* seenFrom(project: Project, deed: Deed, depth = 0): Iterable<Deed> {
  yield deed;
  const { node, key, operation } = deed;
  const index = parameterOf(node, key);
  if (index === undefined || depth >= MAX_DEPTH || !isAboutKey(deed)) return;
  const sites = project.calls.callersOf(node);
  if (sites.length > MAX_CALLERS) return;
  for (const site of sites) {
    const caller = site.unit.functionOf(site.region);
    const handed = argumentOf(node, site.unit.fact(site.fact) as CallFact, index);
    if (site.byName || caller === node || handed === undefined) continue;
    yield* seenFrom(project, { node: caller, fact: site.fact, key: handed, operation }, depth + 1);
  }
}

/** Whether it happens whenever the function is called with a key. */
function isAboutKey({ node: { unit, region }, fact, key }: Deed): boolean {
  if (key.is !== 'name') return false;
  return [...unit.around(unit.fact(fact).region, region.id)].every(
    ({ kind, branch }) => kind !== 'branch' || (branch?.test !== undefined && isNamedIn(branch.test, key.binding)),
  );
}

function parameterOf({ unit, region }: FunctionNode, key: Value): number | undefined {
  if (key.is !== 'name' || unit.binding(key.binding)?.kind !== 'parameter') return undefined;
  const index = region.function?.parameters.findIndex(({ binding }) => binding === key.binding) ?? -1;
  return index < 0 ? undefined : index;
}

/** What a call gives to a parameter of the function that it calls. */
function argumentOf(node: FunctionNode, call: CallFact, index: number): Value | undefined {
  const { parameters, static: isStatic } = node.region.function!;
  const named = call.arguments.find(({ name }) => name === parameters[index]!.name);
  if (named) return named.value;
  const skipped = node.owner && isPython(node.unit) && !isStatic ? 1 : 0;
  const positional = call.arguments[index - skipped];
  return positional && positional.name === undefined && !positional.spread ? positional.value : undefined;
}

function isPython({ module }: Unit): boolean {
  return module.language === 'python';
}
