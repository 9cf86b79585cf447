import {
  areTasks,
  holdsOf,
  kindOf,
  limitInSight,
  looksUp,
  ownNameOf,
  usesOf,
  type Confidence,
  type FixIntent,
  type Growth,
  type Place,
  type Project,
} from '../src/rule.js';

/**
 * `bound` for sequences of data, `weaken` for mappings and sets whose keys are objects, `evict` for what a look-up fills. To
 * forget handlers and objects with a life of their own would break what they are for, and a list that may be short-lived should
 * stay whole.
 */
export function fixOf(project: Project, growth: Growth, confidence: Confidence, limit: number): FixIntent | undefined {
  const { slot, grows, escapes, domain, registers, addsItself } = growth;
  const holds = holdsOf(slot);
  if (slot.spot.steps.length > 0) return undefined;
  if ((holds === 'list' || holds === 'set') && areTasks(project, grows)) return forgetting(project, growth, holds);
  const [made, ...others] = slot.made;
  if (made === undefined || made.value.is === 'unknown' || made.byFactory || others.length > 0) return undefined;
  if (holds === 'list' || holds === 'deque') {
    const isOfData = !registers && !addsItself && domain !== 'object';
    return isOfData && confidence !== 'possible'
      ? boundingFix(project, slot, grows, { holds, made: made.place, limit, escapes: escapes.length > 0 })
      : undefined;
  }
  const isWeak = (holds === 'mapping' || holds === 'set') && isOfObjects(project, slot);
  if (isWeak) return weakening(project, slot, holds, made.place);
  return confidence !== 'possible' && holds === 'mapping' && isLookedUp(project, growth)
    ? evicting(project, growth, made.place, limit)
    : undefined;
}

/** What is dropped is made once more when it is asked for; not so what was gathered under a key meanwhile. */
function isLookedUp(project: Project, growth: Growth): boolean {
  const { slot, grows, growsWithin } = growth;
  if (growsWithin) return false;
  if (growth.unreached?.how === 'late') return true;
  return kindOf(growth) === 'cache' && grows.every(grow => looksUp(project, slot, grow));
}

function evicting(project: Project, { slot, grows }: Growth, made: Place, limit: number): FixIntent {
  return {
    do: 'evict',
    made,
    grows: grows.map(({ place }) => place),
    // Looked for when the fix is: that takes longer than to find the leak.
    get uses() {
      return usesOf(project, slot);
    },
    name: slot.spot.name,
    limit: limitInSight(grows[0]!.unit, made, ownNameOf(slot.spot), limit),
  };
}

type Holds = ReturnType<typeof holdsOf>;

function forgetting(project: Project, { slot, grows }: Growth, holds: Holds): FixIntent {
  return {
    do: 'forget-when-done',
    added: grows.map(({ place }) => place),
    // Looked for when the fix is: that takes longer than to find the leak.
    get uses() {
      return usesOf(project, slot);
    },
    by: holds === 'set' ? 'discard' : 'remove',
  };
}

/** What `fix` is made for when entries are to be dropped above a limit: the constant in sight that says one, or `limit`. */
export function boundingFix(
  project: Project,
  slot: Growth['slot'],
  grows: Growth['grows'],
  { holds, made, limit, escapes }: { holds: 'list' | 'deque' | 'queue'; made: Place; limit: number; escapes: boolean },
): FixIntent {
  return {
    do: 'bound',
    holds,
    made,
    grows: grows.map(({ place }) => place),
    // Looked for when the fix is: that takes longer than to find the leak.
    get uses() {
      return usesOf(project, slot);
    },
    name: slot.spot.name,
    limit: limitInSight(grows[0]!.unit, made, ownNameOf(slot.spot), limit),
    escapes,
  };
}

function weakening(project: Project, slot: Growth['slot'], holds: 'mapping' | 'set', made: Place): FixIntent {
  return {
    do: 'weaken',
    holds,
    made,
    get uses() {
      return usesOf(project, slot);
    },
    name: slot.spot.name,
  };
}

/** Whether all keys, or all members, can be held weakly. */
function isOfObjects(project: Project, { operations }: Growth['slot']): boolean {
  const added = operations.filter(({ kind }) => kind === 'grow' || kind === 'fill');
  return added.every(({ at, key, value }) => {
    const kept = key ?? value;
    return kept !== undefined && project.keys.canBeHeldWeakly(at, kept);
  });
}
