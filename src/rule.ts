import type { Confidence, Finding, Severity } from './finding.js';
import { madeBy, type Made } from './link/slots/made.js';
import type { At } from './link/program/at.js';
import type { ClassNode, FunctionNode } from './link/program/unit.js';
import { spokenGrowths } from './link/growth/spoken.js';
import { byWord } from './link/keys/words.js';
import type { KeyPart } from './link/retention/memos/memo-keys.js';
import { findMemos } from './link/retention/memos/memos.js';
import { findOpened } from './link/retention/opened/opened.js';
import { LetGo } from './link/retention/exceptions/let-go.js';
import { findLeaks } from './link/resources/verdicts/judge.js';
import { comesAndGoes, mayComeAndGo } from './link/resources/verdicts/coming-and-going.js';
import { findVainRemovals } from './link/resources/verdicts/vain-removals.js';
import { Inventory } from './link/resources/standing/standing.js';
import { findLeftEntries } from './link/resources/verdicts/left-entries.js';
import { findMissedSupers } from './link/resources/verdicts/missed/supers.js';
import { findUnaskedBases } from './link/resources/verdicts/missed/unasked-bases.js';
import { Teardowns } from './link/resources/released/teardowns.js';
import type { Project } from './link/project.js';
import type { LanguageName, Value } from './model/model.js';
import { livesAtLeast, runsAtLeast } from './model/time.js';
import { remember } from './link/program/remember.js';

export type { Confidence, Finding, Reason, Severity } from './finding.js';
export { grouped } from './grouped.js';
export type { Project } from './link/project.js';
export type { Growth } from './link/growth/growth.js';
export type { FixIntent } from './languages/fix-intent.js';
export type { ClassNode, FunctionNode } from './link/program/unit.js';
export type { Parameter, Place, Value } from './model/model.js';
export { confidenceOf } from './link/growth/judgement.js';
export { kindOf } from './link/growth/kinds.js';
export { isAlwaysGiven, isCalledByOthers, isLeftAlone, isNeverGiven } from './link/retention/defaults/given.js';
export { growsParameter } from './link/retention/defaults/grown.js';
export { growsThroughField } from './link/retention/defaults/grown-through-field.js';
export { keepsParameter } from './link/retention/defaults/kept.js';
export { areTasks } from './link/growth/lasting/own-end.js';
export { evidenceOf } from './link/growth/evidence.js';
export { openingOf } from './link/retention/opened/opened.js';
export { repetitionOf } from './link/frequency/frequency.js';
export { isAside } from './link/program/modules/aside.js';
export { isSamePlace } from './link/program/places.js';
export { nameOfOwner } from './link/resources/acquired/acquisition.js';
export { isRecord } from './link/keys/records.js';
export { isPlugin } from './link/lives/conventions.js';
export { isMadeByOthers } from './link/resources/verdicts/coming-and-going.js';
export { holdsOf } from './link/slots/slots.js';
export { ownNameOf } from './link/slots/spot.js';
export { limitInSight } from './link/bounds/limits.js';
export { looksUp } from './link/growth/look-ups.js';
export { queuesOf, type Queue } from './link/growth/queues/queues.js';
export { ringBuffersOf, type RingBuffer } from './link/bounds/ring-buffers.js';
export { usesOf } from './link/bounds/uses.js';
export { keepsSelf, type Memo } from './link/retention/memos/memos.js';
export { calledParameter } from './link/retention/memos/called-parameter.js';
export { type KeyPart, partsOfKey } from './link/retention/memos/memo-keys.js';
export { cyclesOf, type Cycle } from './link/retention/cycles/cycles.js';
export { dynamicNames } from './link/retention/dynamic-names.js';
export type { LongRace } from './link/retention/long-race.js';
export { longRaces } from './link/retention/races.js';
export { strongWeaks } from './link/retention/weak-values.js';
export { wholeInputs } from './link/retention/whole-inputs.js';
export { rewraps } from './link/retention/wraps.js';
export { keptExceptions } from './link/retention/exceptions/exceptions.js';
export type { KeptException } from './link/retention/exceptions/kept-exception.js';
export { keptGraphs } from './link/retention/graphs.js';
export type { Retained } from './link/retention/retained.js';
export { leftFigures, type LeftFigure } from './link/retention/opened/figures.js';
export { isMadePerCall, leftOpen, type LeftOpen } from './link/retention/opened/left-open.js';
export type { Opened } from './link/retention/opened/opened.js';
export type { Leak, LeakKind } from './link/resources/verdicts/leaks.js';
export type { LeftEntries } from './link/resources/verdicts/left-entries.js';
export type { MissedSuper } from './link/resources/verdicts/missed/supers.js';
export type { UnaskedBase } from './link/resources/verdicts/missed/unasked-bases.js';
export type { VainRemoval } from './link/resources/verdicts/vain-removals.js';

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
  /** The surest that its findings ever are, where that is not certain: it runs only for those who want to see these. */
  readonly atMost?: Confidence;
  /** Whether it proposes bounds, and so has a `limit` among its options. */
  readonly takesLimit?: true;
  check(project: Project, options: RuleOptions): Iterable<Finding>;
}

/** What a project may set for a rule. */
export interface RuleOptions {
  /** The bound to propose where no constant is in sight. */
  readonly limit: number;
}

/** What a rule goes by where nobody configures it. `limit`: entries. */
export const defaultRuleOptions: RuleOptions = { limit: 1000 };

/** Gives the rule its type; what it is follows from its parts. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** The growing slots of the project. */
export const growing = remember(spokenGrowths);

/** Every memoised function of the project. */
export const memosOf = remember(findMemos);

/** What the project opens, each with what becomes of it. */
export const openedOf = remember(findOpened);

/** Everything that the project acquires. */
const inventoryOf = remember((project: Project) => new Inventory(project));

/** Everything that is acquired and not taken back. */
export const leaksOf = remember((project: Project) => findLeaks(project, inventoryOf(project)));

/** Ends of classes that leave out the end of their base class. */
export const unaskedBasesOf = remember(findUnaskedBases);
/** Ends of classes that do not call the end of their base class, which takes something back. */
export const missedSupersOf = remember((project: Project) => findMissedSupers(project, inventoryOf(project)));

/** Collections whose entries are ended when they are removed, and not when their owner ends. */
export const leftEntriesOf = remember((project: Project) => findLeftEntries(project, inventoryOf(project)));

/** Removals of functions that were never added. */
export const vainRemovalsOf = remember((project: Project) => findVainRemovals(project, inventoryOf(project)));

/** The attributes that are set to nothing, emptied or deleted somewhere. */
export const letGoIn = remember((project: Project) => new LetGo(project));

/** Whether all that is seen of it is one call on import, or below the name guard. */
export function isCalledOnce({ calls, frequencies }: Project, node: FunctionNode): boolean {
  const [site, ...others] = calls.callersOf(node);
  const isAlone = site !== undefined && others.length === 0;
  return isAlone && site.unit.functionOf(site.region).region.id === 0 && frequencies.ofFunction(node).runs === 'once';
}

/** Whether the function is seen to be called again and again. */
export function isCalledAgain(project: Project, node: FunctionNode): boolean {
  return runsAtLeast(project.frequencies.ofFunction(node).runs, 'repeated');
}

/** Whether nothing but the name of a function's parameter says where it comes from. */
export function isKnownByName({ unit }: FunctionNode, { name, domain }: KeyPart): boolean {
  return name !== undefined && byWord(unit.catalog.keys, name) === domain;
}

/** Whether instances of the class evidently live for most of the process. */
export function livesLong(project: Project, cls: ClassNode): boolean {
  return livesAtLeast(project.lives.ofClass(cls).life, 'long');
}

/** Whether there is one instance of the class, kept for most of the process. */
export function isOneThatStays(project: Project, cls: ClassNode): boolean {
  return project.lives.isOneThatStays(cls);
}

/** Whether instances of the class are seen to be made again and again, and to go; or a framework is known to do so. */
export function isMadeAgain(project: Project, cls: ClassNode): boolean {
  const { life } = project.lives.ofClass(cls);
  return life === 'request' || life === 'connection' || comesAndGoes(project, cls);
}

/** The same where a function that nobody is seen to call uses one and drops it. */
export function isMadeToDrop(project: Project, cls: ClassNode): boolean {
  return isMadeAgain(project, cls) || project.lives.ofClass(cls).life === 'call';
}

/** The same where what makes some of them, and is not seen to be called, is a method, or gives them to who calls it. */
export function mayBeMadeAgain(project: Project, cls: ClassNode): boolean {
  return isMadeToDrop(project, cls) || mayComeAndGo(project, cls);
}

/** Whether the class says how its instances end; one that only wants derived classes to say it throws. */
export function hasEnd(project: Project, cls: ClassNode): boolean {
  return [...Teardowns.in(project).of(cls).atEnd].some(
    ({ unit, region }) =>
      !unit.module.facts
        .slice(region.from, region.to)
        .some(fact => fact.is === 'exit' && fact.how === 'throw' && fact.region === region.id),
  );
}

/** What container an expression makes, if any. */
export function containerMadeBy(project: Project, at: At, value: Value): Made | undefined {
  return madeBy(project.names, at, value);
}
