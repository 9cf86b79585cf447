import type { CallFact, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { At } from '../../program/at.js';
import { returnsOf } from '../../program/calls/returns.js';
import { ancestry } from '../../program/classes/ancestry.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { definitionOf } from '../acquired/definitions.js';
import { chainOf, sourceOf } from '../acquired/signals.js';

const MAX_DEPTH = 4;

/**
 * Whether a stream ends by itself: an operator such as `takeUntil` stands anywhere in it, its source answers once, or it is
 * what a field or a method of the project gives, and that ends by itself: `getLibraries() { return this.http.get(url); }`.
 */
export function endsByItself(project: Project, at: At, stream: Value, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const chain = [...chainOf(at.unit, stream)];
  if (chain.some(call => isEnding(at.unit, call))) return true;
  const first = chain.at(-1);
  if (first && isGivenEnded(project, at, first, depth)) return true;
  // `this.popup.backdropClick()` is no stream of who made the popup.
  const isView = first === undefined || at.unit.catalog.resources.views.has(lastName(first.callee));
  const begin = isView ? sourceOf(at.unit, stream) : undefined;
  if (begin && isGottenEnded(project, at, begin, depth)) return true;
  const made = begin && definitionOf(project, at, begin);
  return made !== undefined && endsByItself(project, made.at, made.value, depth + 1);
}

/** An operator that ends it, or a method that gives one answer; a function of such a name makes something: `create(…)`. */
function isEnding(unit: Unit, { callee, arguments: given }: CallFact): boolean {
  const { ends, answers } = unit.catalog.resources;
  const name = lastName(callee);
  return (
    ends.has(name) ||
    (callee.is === 'get' && answers.has(name)) ||
    given.some(({ value }) => ends.has(lastName(unit.call(value)?.callee)))
  );
}

function isGivenEnded(project: Project, at: At, { callee }: CallFact, depth: number): boolean {
  const method = project.types.typeOf(at, callee);
  return method?.is === 'function' && givesEnded(project, method.of, depth);
}

/** `get first$() { return this.all$.pipe(take(1)); }`. */
function isGottenEnded(project: Project, at: At, value: Value, depth: number): boolean {
  const cls = value.is === 'get' ? project.types.classOf(at, value.of) : undefined;
  const [getter] = cls ? ancestry(cls).flatMap(({ methods }) => methods.get(lastName(value)) ?? []) : [];
  return getter?.region.function?.form === 'getter' && givesEnded(project, getter, depth);
}

function givesEnded(project: Project, node: FunctionNode, depth: number): boolean {
  const given = [...returnsOf(node)];
  return given.length > 0 && given.every(each => endsByItself(project, each.at, each.value, depth + 1));
}
