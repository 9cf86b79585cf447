import {
  areTasks,
  confidenceOf,
  evidenceOf,
  holdsOf,
  limitInSight,
  usesOf,
  type Confidence,
  type Finding,
  type FixIntent,
  type Growth,
  type Project,
  type Rule,
} from '../src/rule.js';

/** What a rule adds to the facts of a growing slot. */
export interface GrowthMessage {
  readonly message: string;
  readonly instead: string;
  /** The bound to propose where no constant is in sight. */
  readonly limit: number;
  /** What mends it, where the rule knows better than to forget entries. */
  readonly fix?: FixIntent | undefined;
}

/** The finding that a growth rule makes of a growing slot; undefined where the case is too weak. */
export function findingOf(
  rule: Pick<Rule, 'id' | 'severity'>,
  project: Project,
  growth: Growth,
  words: GrowthMessage,
): Finding | undefined {
  const confidence = confidenceOf(growth);
  if (confidence === undefined) return undefined;
  const fix = words.fix ?? fixOf(project, growth, confidence, words.limit);
  return {
    rule: rule.id,
    severity: rule.severity,
    confidence,
    place: growth.grows[0]!.place,
    name: growth.slot.spot.name,
    message: words.message,
    because: evidenceOf(growth),
    instead: words.instead,
    ...(fix && { fix }),
  };
}

/**
 * `bound` for sequences of data, `weaken` for mappings and sets whose keys are objects. To forget handlers and objects with a
 * life of their own would break what they are for, and a list that may be short-lived should stay whole.
 */
function fixOf(project: Project, growth: Growth, confidence: Confidence, limit: number): FixIntent | undefined {
  const { slot, grows, escapes, domain, registers, addsItself } = growth;
  const holds = holdsOf(slot);
  if ((holds === 'list' || holds === 'set') && slot.spot.steps.length === 0 && areTasks(project, grows))
    return {
      do: 'forget-when-done',
      added: grows.map(({ place }) => place),
      get uses() {
        return usesOf(project, slot);
      },
      by: holds === 'set' ? 'discard' : 'remove',
    };
  const [made, ...others] = slot.made;
  if (made === undefined || made.value.is === 'unknown' || others.length > 0 || slot.spot.steps.length > 0)
    return undefined;
  const { name } = slot.spot;
  if (holds === 'list' || holds === 'deque') {
    if (registers || addsItself || domain === 'object' || confidence === 'possible') return undefined;
    return {
      do: 'bound',
      holds,
      made: made.place,
      grows: grows.map(operation => operation.place),
      // Looked for when the fix is: that takes longer than to find the leak.
      get uses() {
        return usesOf(project, slot);
      },
      name,
      limit: limitInSight(grows[0]!.unit, made.place, name, limit),
      escapes: escapes.length > 0,
    };
  }
  if ((holds === 'mapping' || holds === 'set') && isOfObjects(project, slot))
    return {
      do: 'weaken',
      holds,
      made: made.place,
      get uses() {
        return usesOf(project, slot);
      },
      name,
    };
  return undefined;
}

/** How often, in words for a message. */
export function often({ frequency }: Growth): string {
  if (frequency.runs === 'endless') return 'on every pass of a loop that does not end';
  return frequency.runs === 'repeated' ? 'for every event' : 'on every call';
}

/** Whether all keys, or all members, can be held weakly. */
function isOfObjects(project: Project, { operations }: Growth['slot']): boolean {
  const added = operations.filter(({ kind }) => kind === 'grow' || kind === 'fill');
  return added.every(({ at, key, value }) => {
    const kept = key ?? value;
    return kept !== undefined && project.keys.canBeHeldWeakly(at, kept);
  });
}
