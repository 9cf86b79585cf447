import type { Project } from '../../project.js';
import { operationsOf, type Operation, type Slot } from '../../slots/slots.js';

/**
 * Whether handlers are kept by what they hear of, as an emitter keeps them: `this.listeners[topic].add(callback)`. Topics
 * have names that stand in the program.
 */
export function isByTopic(project: Project, { spot }: Slot): boolean {
  const heard = project.spots.step(spot, '*').flatMap(entry => handlersAdded(project.operations.slots.get(entry)));
  return heard.length > 0 && heard.every(takesHandler);
}

function handlersAdded(entry: Slot | undefined): readonly Operation[] {
  return entry === undefined ? [] : operationsOf(entry, 'grow');
}

function takesHandler({ value, at: { unit } }: Operation): boolean {
  return (
    value?.is === 'name' &&
    unit.binding(value.binding)?.kind === 'parameter' &&
    unit.catalog.names.takesHandler.test(value.name)
  );
}
