import {
  confidenceOf,
  evidenceOf,
  type Finding,
  type FixIntent,
  type Growth,
  type Project,
  type Rule,
} from '../src/rule.js';
import { fixOf } from './growth-fix.js';

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

/** How often, in words for a message. */
export function often({ frequency }: Growth): string {
  if (frequency.runs === 'endless') return 'on every pass of a loop that does not end';
  return frequency.runs === 'repeated' ? 'for every event' : 'on every call';
}
