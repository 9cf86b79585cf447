import { confidences, type Confidence, type Finding } from '../finding.js';
import type { Project } from '../link/project.js';
import type { Module } from '../model/model.js';
import { defaultRuleOptions, type Rule } from '../rule.js';
import { gathered } from './gathered.js';
import { ordered } from './order.js';
import type { Settings } from './settings.js';
import { suppress, unusedSuppression } from './suppressions.js';

/** Modules that are judged, in the project that they see. */
interface CheckPart {
  readonly judged: readonly Module[];
  readonly link: () => Project;
}

/** Does a phase of the work, and may note how long it takes. */
export type Measure = <T>(phase: string, work: () => T) => T;

/** What is judged, by which rules, and what its reader wants to see. */
export interface CheckInput {
  readonly parts: readonly CheckPart[];
  readonly rules: readonly Rule[];
  /** The ids of the rules to run, and of those whose findings are wanted. */
  readonly selected: ReadonlySet<string>;
  /** What the project's configuration says of them. */
  readonly settings?: Settings;
  readonly minConfidence: Confidence;
  readonly textOf: (path: string) => string;
  readonly measure?: Measure | undefined;
}

/** What a check comes to. */
export interface CheckResult {
  /** In stable order. */
  readonly findings: readonly Finding[];
  /** Rules that broke down, and how: each a defect of leaklint. */
  readonly failures: readonly string[];
}

/** Runs the rules over the project and keeps what its reader wants to see. */
export function check(input: CheckInput): CheckResult {
  const hidden = new Set(input.rules.filter(rule => !isWanted(rule, input.minConfidence)).map(({ id }) => id));
  const ran = new Set([...input.selected].filter(id => !hidden.has(id)));
  const results = input.parts.map(part => runRules(part, ran, input));
  const findings = results.flatMap(result => result.findings);
  const failures = [...new Set(results.flatMap(result => result.failures))];
  const modules = input.parts.flatMap(({ judged }) => judged);
  const rules = { all: new Set([...input.rules.map(({ id }) => id), unusedSuppression]), ran };
  const { kept, added } = suppress(findings, modules, rules, input.textOf);
  const wanted = kept.filter(({ confidence }) => isAtLeast(confidence, input.minConfidence));
  const told = input.selected.has(unusedSuppression) ? [...wanted, ...added] : wanted;
  return { findings: gathered(ordered(told.flatMap(finding => judged(finding, input)))), failures };
}

function isWanted({ atMost }: Rule, least: Confidence): boolean {
  return atMost === undefined || isAtLeast(atMost, least);
}

function isAtLeast(confidence: Confidence, least: Confidence): boolean {
  return confidences.indexOf(confidence) >= confidences.indexOf(least);
}

const unmeasured: Measure = (_, work) => work();

/** As bad as the project's configuration has it. */
function judged(finding: Finding, { settings, rules }: CheckInput): readonly Finding[] {
  const own = rules.find(({ id }) => id === finding.rule)?.severity ?? finding.severity;
  return settings?.judged(finding, own) ?? [finding];
}

function runRules(
  { judged, link }: CheckPart,
  ran: ReadonlySet<string>,
  { rules, settings, measure = unmeasured }: CheckInput,
): CheckResult {
  const project = measure('link', link);
  const paths = new Set(judged.map(({ path }) => path));
  const findings: Finding[] = [];
  const failures: string[] = [];
  for (const rule of rules) {
    if (!ran.has(rule.id)) continue;
    try {
      const options = settings?.optionsOf(rule.id) ?? defaultRuleOptions;
      const found = measure(`rule ${rule.id}`, () => [...rule.check(project, options)]);
      findings.push(...found.filter(({ place }) => paths.has(place.path)));
    } catch (error) {
      failures.push(
        `rule ${rule.id} broke down: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  return { findings, failures };
}
