import type { CallFact } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { isUnloaded } from '../../program/classes/unloaded.js';
import type { At } from '../../program/at.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { isSelf } from '../written/names.js';

const LOOP: ResourceRow = {
  kind: 'timer',
  verb: ['start'],
  release: { verbs: [], all: ['cancel', 'stop'] },
  global: true,
  noun: 'loop',
};

/**
 * `self.announce.start()`, where `@tasks.loop(hours=1)` stands over `announce`: the event loop runs it until it is cancelled. One
 * of a plugin that nobody means to unload runs as long as the process.
 */
export function decoratedLoop(project: Project, { unit, region }: At, { callee }: CallFact): ResourceRow | undefined {
  if (callee.is !== 'get' || callee.name !== 'start' || callee.of.is !== 'get') return undefined;
  const { of: owner, name } = callee.of;
  const cls = isSelf(unit, owner) ? unit.classOf(region) : undefined;
  const method =
    cls && isUnloaded(cls) ? ancestry(cls).flatMap(({ methods }) => methods.get(name) ?? [])[0] : undefined;
  return method && isLoop(project, method) ? LOOP : undefined;
}

function isLoop(project: Project, { unit, region }: FunctionNode): boolean {
  return region.function!.decorators.some(decorator => {
    const made = decorator.is === 'call' ? project.names.outsideCalled(unit, decorator.fact) : undefined;
    return made !== undefined && unit.catalog.resources.loopDecorators.has(made);
  });
}
