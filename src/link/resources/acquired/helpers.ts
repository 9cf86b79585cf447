import type { CallFact, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { ownFacts, returnsOf } from '../../program/calls/returns.js';
import type { At } from '../../program/at.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { Rows } from './rows.js';

/**
 * `function listen(target, event, handler) { target.addEventListener(event, handler, { passive: true }); }`: what it registers
 * is registered by who calls it, on the first thing that it is given.
 */
export function rowOfHelper(project: Project, { unit, before: call }: At): ResourceRow | undefined {
  const type = project.types.ofCalled(unit, call);
  return type?.is === 'function' && type.of.owner === undefined ? (rowBy(type.of) ?? undefined) : undefined;
}

/** One row for each helper; `null` for every other function. */
const rowBy = remember((node: FunctionNode): ResourceRow | null => {
  const { parameters = [] } = node.region.function ?? {};
  if (parameters.length < PARTS) return null;
  for (const id of ownFacts(node)) {
    const fact = node.unit.fact(id);
    const row = fact.is === 'call' ? registered(node, fact) : undefined;
    if (row === undefined) continue;
    if (isRemovalHandedOn(node, row)) return null;
    const isGivenBack = [...returnsOf(node)].length > 0;
    if (!isGivenBack) return { ...row, onFirst: true };
    return { ...row, onFirst: true, isVoid: false, release: { ...row.release, result: true } };
  }
  return null;
});

/** `atEnd(target.removeEventListener.bind(target, event, handler))`: who is given the removal makes it. */
function isRemovalHandedOn(node: FunctionNode, { release: { verbs = [] } }: ResourceRow): boolean {
  const { unit } = node;
  const isRemoval = (value: Value): boolean => {
    const bound = unit.call(value)?.callee;
    const verb = bound?.is === 'get' && bound.name === 'bind' ? bound.of : value;
    return verb.is === 'get' && verbs.includes(verb.name);
  };
  return [...ownFacts(node)].some(id => {
    const fact = unit.fact(id);
    return fact.is === 'call' && fact.arguments.some(({ value }) => isRemoval(value));
  });
}

/** The target, the event and the handler. */
const PARTS = 3;

function registered(node: FunctionNode, { callee, arguments: given }: CallFact): ResourceRow | undefined {
  const { unit, region } = node;
  const row = callee.is === 'get' ? Rows.of(unit.catalog.resources).ofVerb(callee.name) : undefined;
  if (
    callee.is !== 'get' ||
    row?.kind !== 'listener' ||
    row.topic !== 0 ||
    row.handler !== 1 ||
    row.once ||
    row.handlerAt
  )
    return undefined;
  const parts: readonly (Value | undefined)[] = [callee.of, given[0]?.value, given[1]?.value];
  const isIts = parts.every((part, index) => {
    const parameter = region.function!.parameters[index]!;
    return isNameOf(part, parameter.binding) && !parameter.rest;
  });
  return isIts ? row : undefined;
}
