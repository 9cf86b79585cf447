import type { Finding, Leak, LeakKind, Place, Project, Reason, Rule, Severity } from '../src/rule.js';
import { isSamePlace, leaksOf, nameOfOwner } from '../src/rule.js';
import { rebindOf } from './rebind-fix.js';
import { releaseOf, untilOf } from './release-fix.js';

/** What a rule says of one resource. */
export interface LeakMessage {
  readonly message: string;
  readonly instead: string;
  /** Where this is not as bad as the rule has it, and for another reason. */
  readonly severity?: Severity;
  readonly why?: string;
}

/** The findings of the rule that speaks of leaks of its own kind. */
export function* findingsOf(
  rule: Pick<Rule, 'id' | 'severity'>,
  project: Project,
  words: (leak: Leak) => LeakMessage,
): Iterable<Finding> {
  for (const leak of leaksOf(project)) {
    if (leak.kind !== (rule.id as LeakKind)) continue;
    const cause = causeOf(leak);
    const fix = leak.mismatch ? rebindOf(leak.standing, leak.mismatch.why) : (untilOf(leak) ?? releaseOf(leak));
    yield {
      rule: rule.id,
      severity: rule.severity,
      confidence: leak.confidence,
      place: placeOf(leak),
      name: leak.name,
      because: evidenceOf(leak),
      ...words(leak),
      ...(cause !== undefined && { cause }),
      ...(fix && { fix }),
    };
  }
}

/** Of what one function adds anew whenever it runs: for each event, on each call, or for whoever asks. */
function causeOf(leak: Leak): string | undefined {
  if (!isAddedAnew(leak)) return undefined;
  const { unit, node } = leak.standing.acquisition;
  return [leak.kind, leak.confidence, unit.module.path, node.region.id].join(' ');
}

function isAddedAnew({ again, perCall, kind, undone, late, settled, elsewhere, standing }: Leak): boolean {
  if (again !== undefined || perCall !== undefined) return true;
  const isPlain = undone === undefined && late === undefined && !settled && elsewhere === undefined;
  return kind === 'listener-not-removed' && isPlain && standing.acquisition.owner === undefined;
}

function placeOf({ standing: { acquisition } }: Leak): Place {
  return acquisition.unit.place(acquisition.call.at);
}

/** Where it is acquired, what it is registered on, where its release was sought. */
function evidenceOf(leak: Leak): Reason[] {
  const { standing, because, elsewhere, handler } = leak;
  const { acquisition, target } = standing;
  const reasons: Reason[] = [{ place: placeOf(leak), role: 'grows', says: begins(acquisition.row) }];
  if (handler) reasons.push({ place: handler, role: 'held', says: 'it keeps this function, and all that it uses' });
  if (target.place) reasons.push({ place: target.place, role: 'held', says: target.says });
  if (elsewhere) reasons.push({ place: elsewhere, role: 'sought', says: 'it is released here, and not at the end' });
  const isNew = ({ place, says }: Reason): boolean =>
    !reasons.some(known => known.says === says && isSamePlace(known.place, place));
  return [...reasons, ...because.filter(isNew)];
}

/** `the listener is added here`. */
export function begins({ kind, noun }: Leak['standing']['acquisition']['row']): string {
  if (kind === 'listener' || kind === 'hook') return `the ${noun} is added here`;
  return `the ${noun} is ${kind === 'timer' || kind === 'frame' || kind === 'task' ? 'started' : 'made'} here`;
}

/** Whether nothing outlives the owner for it: the code is wrong, and no memory is lost. */
export function isHarmless({ held, standing: { passes, acquisition } }: Leak): boolean {
  const { kind, twin } = acquisition.row;
  return !held && !passes && kind !== 'opened' && kind !== 'task' && !twin;
}

/** What comes of it: memory is held, or the code is wrong and nothing is kept. */
export function consequence({ held, standing: { passes, acquisition } }: Leak): string {
  if (acquisition.row.kind === 'opened') return 'it stays open';
  if (acquisition.row.kind === 'task') return 'it goes on running';
  if (acquisition.row.twin) return 'nobody ends it';
  if (held) return 'what it refers to stays in memory';
  return passes ? 'it still runs after the end' : 'no memory stays, as both go together';
}

/** The owner's name, for messages. */
export function ownerOf({ standing: { acquisition } }: Leak): string {
  return nameOfOwner(acquisition);
}

/** What is said of what something does take back: on one of two ways only, or elsewhere than at the end. */
export function takenBackInPart(leak: Leak): LeakMessage | undefined {
  if (leak.settled) return settledOnce(leak);
  if (leak.overtaken) return overtaken(leak);
  return leak.elsewhere ? takenBackElsewhere(leak) : undefined;
}

/** Taken back by its own handler, on one of the ways on which that settles a promise. */
function settledOnce({ name, standing: { acquisition } }: Leak): LeakMessage {
  const { noun, kind } = acquisition.row;
  const on = kind === 'timer' ? '' : ` on \`${name}\``;
  return {
    message: `The ${noun}${on} stays when the promise is settled the other way: it is released on one way only.`,
    instead: `End the ${noun} before the promise is settled, however it is.`,
  };
}

/** Of two that are waited for, the one that does not come. */
function overtaken({ name, standing: { acquisition } }: Leak): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `The ${noun} on \`${name}\` stays when the other event comes first: only the other ${noun} is taken back by it.`,
    instead: `Remove each ${noun} in the other one.`,
  };
}

/** Something takes it back now and then, and the end of its owner does not. */
function takenBackElsewhere(leak: Leak): LeakMessage {
  const { row } = leak.standing.acquisition;
  const on = row.kind === 'timer' ? '' : ` on \`${leak.name}\``;
  return {
    message: `The ${row.noun}${on} may outlive its \`${ownerOf(leak)}\`: it is ended in other places only.`,
    instead: `End it where \`${ownerOf(leak)}\` ends, too.`,
  };
}
