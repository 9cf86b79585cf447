import type { Use } from '../../languages/fix-intent.js';
import type { Place } from '../../model/model.js';
import type { Project } from '../project.js';
import { limitAtBirth } from './ring-limits.js';
import { trimOf } from './ring-trims.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { usesOf } from './uses.js';

/** A Python list of the newest N entries, trimmed by hand after each `append`, that a `deque(maxlen=N)` can replace. */
export interface RingBuffer {
  readonly slot: Slot;
  readonly grow: Operation;
  /** The statement that drops the oldest. */
  readonly trims: Place;
  /** The shape of that: `pop(0)`, `x[-N:]`. */
  readonly how: string;
  /** N, as an expression that can be written where the list is made. */
  readonly limit: string;
  readonly uses: readonly Use[];
}

/** What behaves the same on a list and on a bounded deque. */
const SAFE_USES = new Set<Use['how']>(['make', 'walk', 'size', 'test', 'contain', 'index']);
const SAFE_MEMBERS = new Set(['append', 'clear']);

/** Every list that is bounded by hand, and is used for nothing that a bounded deque would do otherwise. */
export function ringBuffersOf(project: Project): RingBuffer[] {
  return [...project.operations.slots.values()].flatMap(slot => ringBufferOf(project, slot) ?? []);
}

function ringBufferOf(project: Project, slot: Slot): RingBuffer | undefined {
  const [grow, ...otherGrows] = operationsOf(slot, 'grow');
  const [made, ...otherMade] = slot.made;
  if (!grow || !made || otherGrows.length > 0 || otherMade.length > 0 || slot.spot.steps.length > 0) return undefined;
  const { unit } = grow;
  if (unit.module.language !== 'python' || holdsOf(slot) !== 'list' || !made.empty || made.byFactory) return undefined;
  if (made.place.path !== unit.module.path || operationsOf(slot, 'replace').length > 0) return undefined;
  const trims = operationsOf(slot, 'shrink', 'clear').flatMap(operation => trimOf(operation, grow) ?? []);
  const [trim, ...otherTrims] = trims;
  if (trim === undefined || otherTrims.length > 0) return undefined;
  const limit = limitAtBirth(project, unit, made.place, trim.limit);
  if (limit === undefined) return undefined;
  const uses = usesOf(project, slot).filter(({ place }) => !isWithin(place, trim.statement));
  if (trim.comesFirst && isSeenMeanwhile(slot, grow, uses)) return undefined;
  if (uses.filter(({ how, name }) => how === 'member' && name === 'append').length > 1) return undefined;
  const isDeclared = ({ how, name, place }: Use): boolean =>
    how === 'annotate' && name === 'list' && isWithin(made.place, place);
  return uses.every(use => isSafe(use) || isDeclared(use))
    ? { slot, grow, trims: trim.statement, how: trim.how, limit, uses }
    : undefined;
}

/** `xs.append(sum(xs))` behind a trim that makes room sees one entry less than a deque has; so may a function that it calls. */
function isSeenMeanwhile({ spot: { root } }: Slot, { unit, place, fact }: Operation, uses: readonly Use[]): boolean {
  if (uses.some(use => use.how !== 'member' && isWithin(use.place, place))) return true;
  const isLocal = root.is === 'binding' && unit.binding(root.binding)!.region !== 0;
  return (
    !isLocal &&
    unit.module.facts.some(({ is, at }, id) => is === 'call' && id !== fact && isWithin(unit.place(at), place))
  );
}

function isSafe({ how, name }: Use): boolean {
  return SAFE_USES.has(how) || (how === 'member' && SAFE_MEMBERS.has(name));
}

function isWithin(inner: Place, outer: Place): boolean {
  return inner.path === outer.path && inner.span[0] >= outer.span[0] && inner.span[1] <= outer.span[1];
}
