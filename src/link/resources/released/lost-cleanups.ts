import type { Project } from '../../project.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Release } from './release.js';

/**
 * Whether a release stands in a function that nobody is ever given: `onMount(async () => { …; return () => clearInterval(clock); })`
 * gives a promise of it, which no framework waits for, and so does an `async` function whose calls drop what they get.
 */
export function isInLostCleanup(project: Project, { unit, region }: Release): boolean {
  for (let node: FunctionNode | undefined = unit.functionOf(region); node; node = node.outer)
    if (isLost(project, node)) return true;
  return false;
}

function isLost(project: Project, node: FunctionNode): boolean {
  const handed = project.calls.handoversOf(node);
  return (
    node.region.function?.form !== 'method' &&
    handed.length > 0 &&
    project.calls.callersOf(node).length === 0 &&
    handed.every(({ unit, region, how }) => how === 'returned' && isUnheard(project, unit.functionOf(region)))
  );
}

/** What it gives, it gives to nobody. */
function isUnheard({ calls }: Project, node: FunctionNode): boolean {
  if (node.region.function?.async !== true) return false;
  const { effects } = node.unit.catalog.resources;
  const handed = calls.handoversOf(node);
  const callers = calls.callersOf(node);
  return (
    handed.length + callers.length > 0 &&
    handed.every(({ how, verb }) => how === 'argument' && effects.has(verb)) &&
    callers.every(({ unit, fact, byName }) => !byName && unit.callAt(fact).dropped)
  );
}
