import type { GetValue } from '../../../model/model.js';
import type { At } from '../../program/at.js';
import { returnsOf } from '../../program/calls/returns.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { definitionOf } from '../acquired/definitions.js';
import { isSignal, sourceOf } from '../acquired/signals.js';
import { isOwnMember } from '../written/names.js';

/** Whether what a method gives is there as long as what it is called on: `store.select('orders')`, `events.asObservable()`. */
export function lastsAsLong(project: Project, at: At, callee: GetValue): boolean {
  const { views, chains, streamMethods } = at.unit.catalog.resources;
  if (views.has(callee.name) || chains.has(callee.name)) return true;
  const receiver = project.types.typeOf(at, callee.of);
  if (receiver?.is === 'outside') return streamMethods.has(`${receiver.name}.${callee.name}`);
  const method = receiver && project.types.typeOf(at, callee);
  return method?.is === 'function' && givesOwnSignal(project, method.of);
}

/** `messages() { return this.#messages.asObservable(); }`, where `#messages` is a signal that the object makes once. */
function givesOwnSignal(project: Project, method: FunctionNode): boolean {
  const given = [...returnsOf(method)];
  return (
    given.length > 0 &&
    given.every(({ at, value }) => {
      const source = sourceOf(at.unit, value);
      const made = source && isOwnMember(at.unit, source) ? definitionOf(project, at, source) : undefined;
      return made !== undefined && isSignal(project, made.at.unit, made.value);
    })
  );
}
