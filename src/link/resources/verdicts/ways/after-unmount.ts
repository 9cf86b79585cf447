import type { BindingId, Place } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { componentPhaseOf, isComponent, isOffered } from '../../../program/classes/components.js';
import { outermost } from '../../../program/enclosing.js';
import type { Project } from '../../../project.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { capturesSelf } from '../../acquired/captures.js';
import { isPlainField } from '../../released/handles/holder.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { phaseOf } from '../../targets/phases.js';
import { callsOfWrapped } from '../../written/wrapped-calls.js';

/** A timeout that may still wait when its component is gone. */
export interface LeftWaiting {
  /** The component, or the hook. */
  readonly component: string;
  /** Where it is cleared, to make room for the next one. */
  readonly elsewhere: Place;
}

/**
 * A component keeps the handle of a timeout, clears it before it begins the next, and does not when it goes: the callback runs
 * for a component that is no more there.
 */
export function leftWaiting(project: Project, inventory: Inventory, standing: Standing): LeftWaiting | undefined {
  const { acquisition, passes, state, releases } = standing;
  const [release] = releases.found;
  const [, delay] = acquisition.call.arguments;
  if (!passes || state !== 'unreached' || acquisition.row.kind !== 'timer' || release === undefined) return undefined;
  if (delay === undefined || (delay.value.is === 'const' && delay.value.value === 0)) return undefined;
  const component = componentOf(project, standing);
  if (component === undefined) return undefined;
  if (releases.found.some(({ unit, region }) => isCalledAtEnd(project, inventory, unit.functionOf(region), 0)))
    return undefined;
  return { component, elsewhere: release.unit.place(release.unit.fact(release.fact).at) };
}

const MAX_CALLS = 3;

/** `const disconnect = useCallback(() => clearTimeout(timer.current)); useEffect(() => () => disconnect());` */
function isCalledAtEnd(project: Project, inventory: Inventory, node: FunctionNode, depth: number): boolean {
  if (depth > MAX_CALLS) return false;
  return [...project.calls.callersOf(node), ...callsOfWrapped(project, node)].some(({ unit, region }) => {
    const caller = unit.functionOf(region);
    return (
      inventory.teardowns.isReached(undefined, unit, region) || isCalledAtEnd(project, inventory, caller, depth + 1)
    );
  });
}

function componentOf(project: Project, { acquisition, releases: { holder } }: Standing): string | undefined {
  const { owner, unit, handler } = acquisition;
  if (holder.is === 'field') {
    const isItsOwn = owner !== undefined && isComponent(owner) && isPlainField(holder);
    return isItsOwn && capturesSelf(unit, handler) ? owner.name : undefined;
  }
  if (holder.is !== 'local' || holder.many) return undefined;
  const node = holder.unit.functionOf(holder.unit.binding(holder.binding)!.region);
  if (isScriptOfComponent(node)) return node.owner!.name;
  const isItsOwn = isKeptByHook(holder.unit, holder.binding) || phaseOf(project, acquisition)?.node === node;
  return isItsOwn ? outermost(node).region.name : undefined;
}

/** `const timer = useRef()`. */
function isKeptByHook(unit: Unit, binding: BindingId): boolean {
  const given = unit.soleValue(binding);
  return given !== undefined && unit.catalog.resources.ownHooks.has(lastName(unit.call(given)?.callee));
}

/** What the script of a component declares is there as long as the component. */
function isScriptOfComponent(node: FunctionNode): boolean {
  return node.owner !== undefined && !isOffered(node) && componentPhaseOf(node) === 'begins';
}
