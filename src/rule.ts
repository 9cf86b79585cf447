import type { Finding, Severity } from './finding.js';
import { madeBy, type Made } from './link/made.js';
import type { Lifetime } from './link/lives.js';
import { holdsOf, type Slot } from './link/slots.js';
import type { At } from './link/types.js';
import type { ClassNode } from './link/unit.js';
import { growthsOf, type Growth } from './link/growth.js';
import type { Project } from './link/project.js';
import type { LanguageName, Value } from './model/model.js';
import { livesAtLeast } from './model/time.js';

export type { Confidence, Finding, Reason, Severity } from './finding.js';
export type { Project } from './link/project.js';
export type { Growth } from './link/growth.js';
export type { FixIntent } from './languages/fix-intent.js';
export type { FunctionNode, Unit } from './link/unit.js';
export type { CallFact, Place, Value } from './model/model.js';
export { confidenceOf, kindOf } from './link/judgement.js';
export { domainsOfParameters, growsParameter, keepsParameter } from './link/parameters.js';
export { evidenceOf } from './link/evidence.js';
export { holdsOf, operationsOf, type Slot } from './link/slots.js';
export { limitInSight } from './link/limits.js';
export { ringBuffersOf, type RingBuffer } from './link/ring-buffers.js';
export { usesOf } from './link/uses.js';
export { memosOf, type Memo } from './link/memos.js';

/** One rule: its words, and the question it asks of a linked project. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly languages: readonly LanguageName[];
  readonly words: {
    /** One sentence: what is found. */
    readonly what: string;
    /** What comes of it in production. */
    readonly why: string;
    /** What to write instead. */
    readonly instead: string;
  };
  check(project: Project): Iterable<Finding>;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}

const growths = new WeakMap<Project, readonly Growth[]>();

/** The growing slots of the project; found once, for all rules. */
export function growing(project: Project): readonly Growth[] {
  let found = growths.get(project);
  if (found === undefined) growths.set(project, (found = growthsOf(project)));
  return found;
}

/** How long instances of a class live. */
export function longestLife(project: Project, cls: ClassNode): Lifetime {
  return project.lives.ofClass(cls);
}

/** Whether the slot lives for most of the process. */
export function livesLong(project: Project, slot: Slot): boolean {
  return livesAtLeast(project.lives.ofSlot(slot).life, 'long');
}

/** The queues of the project. */
export function queues(project: Project): Slot[] {
  return [...project.operations.slots.values()].filter(slot => holdsOf(slot) === 'queue');
}

/** What container an expression makes, if any. */
export function containerMadeBy(project: Project, at: At, value: Value): Made | undefined {
  return madeBy(project.names, at, value);
}
