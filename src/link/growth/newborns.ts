import type { Site } from '../program/calls/calls.js';
import type { ClassNode, FunctionNode } from '../program/unit.js';
import type { Project } from '../project.js';

/** Whether a method is only called on instances that are made in the same expression: `new Form('login').ask('name').ask('word')`. */
export function isForNewborns(project: Project, node: FunctionNode): boolean {
  const { owner } = node;
  if (owner === undefined || project.calls.handoversOf(node).length > 0) return false;
  const callers = project.calls.callersOf(node);
  return callers.length > 0 && callers.every(site => isOnNewborn(project, owner, site));
}

function isOnNewborn({ calls }: Project, cls: ClassNode, { unit, fact }: Site): boolean {
  const made = new Set(calls.makersOf(cls).flatMap(maker => (maker.unit === unit ? [maker.fact] : [])));
  for (let call = unit.call({ is: 'call', fact }); call?.callee.is === 'get'; call = unit.call(call.callee.of))
    if (call.callee.of.is === 'call' && made.has(call.callee.of.fact)) return true;
  return false;
}
