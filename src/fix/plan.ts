import type { Finding } from '../finding.js';
import type { Edit, Fix } from '../languages/language.js';
import { applyEdits, overlap } from './edits.js';

/** What the plan needs to know about the project; nothing is written. */
export interface FixContext {
  readonly offers: ReadonlyMap<Finding, Fix>;
  /** Whether fixes are wanted that make the program forget something. */
  readonly unsafe: boolean;
  /** All of the project. */
  readonly findings: readonly Finding[];
  readonly read: (path: string) => string;
  readonly parses: (path: string, text: string) => boolean;
  /** The findings of the project if these files had these texts. */
  readonly relint: (texts: ReadonlyMap<string, string>) => readonly Finding[];
}

/** What is to be written, and why of the rest nothing. */
export interface FixPlan {
  /** The new texts by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: readonly Finding[];
  readonly declined: readonly Declined[];
  /** Those whose lines another one changes first: they can be made when that is. */
  readonly postponed: readonly Finding[];
  /** What is left when the texts are written. */
  readonly remaining: readonly Finding[];
}

/** A fix that is not made, and why. */
export interface Declined {
  readonly finding: Finding;
  readonly reason: string;
}

interface Candidate {
  readonly finding: Finding;
  readonly edits: readonly Edit[];
}

/**
 * Chooses the fixes to write: of two that overlap the first, none whose result does not parse, none whose finding would
 * still be there afterwards.
 */
export function planFixes(context: FixContext): FixPlan {
  const declined: Declined[] = [];
  const decline = (finding: Finding, reason: string): void => void declined.push({ finding, reason });
  const all = candidates(context, decline);
  let chosen = withoutOverlaps(all);
  const postponed = all.filter(candidate => !chosen.includes(candidate)).map(({ finding }) => finding);
  for (;;) {
    const texts = applyEdits(
      chosen.flatMap(({ edits }) => edits),
      context.read,
    );
    const broken = brokenBy(chosen, texts, context);
    const remaining = broken === undefined && texts.size > 0 ? context.relint(texts) : context.findings;
    const failed = broken === undefined ? ineffective(chosen, remaining, context.findings) : [broken];
    if (failed.length === 0) {
      const fixed = chosen.map(({ finding }) => finding);
      return { texts, fixed, declined, postponed, remaining };
    }
    const reason = broken === undefined ? 'the finding would still be there' : 'the result would not parse';
    for (const { finding } of failed) decline(finding, reason);
    chosen = chosen.filter(candidate => !failed.includes(candidate));
  }
}

function candidates({ offers, unsafe }: FixContext, decline: (finding: Finding, reason: string) => void): Candidate[] {
  return [...offers].flatMap(([finding, fix]) => {
    if ('declined' in fix) decline(finding, fix.declined);
    else if (fix.safety === 'safe' || unsafe) return [{ finding, edits: fix.edits }];
    else decline(finding, 'unsafe: it may drop data that the program still wants (--unsafe-fixes)');
    return [];
  });
}

function withoutOverlaps(all: readonly Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of all) {
    const isFree = chosen.every(other =>
      candidate.edits.every(edit => !other.edits.some(taken => overlap(edit, taken))),
    );
    if (isFree) chosen.push(candidate);
  }
  return chosen;
}

/** The last chosen fix in a file that would not parse any more. */
function brokenBy(
  chosen: readonly Candidate[],
  texts: ReadonlyMap<string, string>,
  { parses }: FixContext,
): Candidate | undefined {
  const broken = [...texts].find(([path, text]) => !parses(path, text))?.[0];
  return chosen.findLast(({ edits }) => edits.some(({ path }) => path === broken));
}

/** Fixes after which there are as many findings of that rule, name and file as before. */
function ineffective(chosen: readonly Candidate[], after: readonly Finding[], before: readonly Finding[]): Candidate[] {
  return chosen.filter(({ finding }) => {
    const key = identity(finding);
    const fixed = chosen.filter(other => identity(other.finding) === key).length;
    const number = (findings: readonly Finding[]): number => findings.filter(other => identity(other) === key).length;
    return number(after) > number(before) - fixed;
  });
}

/** What a finding is known by in another text of its file. */
export function identity({ rule, name, place }: Finding): string {
  return JSON.stringify([rule, name, place.path]);
}
