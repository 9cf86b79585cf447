import { confidences, type Confidence, type Finding } from '../finding.js';
import type { Project } from '../link/project.js';
import type { Module } from '../model/model.js';
import type { Rule } from '../rule.js';
import { ordered } from './order.js';
import { suppress, unusedSuppression } from './suppressions.js';

export interface CheckInput {
  readonly project: Project;
  readonly modules: readonly Module[];
  readonly rules: readonly Rule[];
  /** The ids of the rules to run, and of those whose findings are wanted. */
  readonly selected: ReadonlySet<string>;
  readonly minConfidence: Confidence;
  /** Whether findings in this file are wanted. */
  readonly isReported: (path: string) => boolean;
  readonly textOf: (path: string) => string;
}

export interface CheckResult {
  /** In stable order. */
  readonly findings: readonly Finding[];
  /** Rules that broke down, and how: each a defect of leaklint. */
  readonly failures: readonly string[];
}

/** Runs the rules over the project and keeps what its reader wants to see. */
export function check(input: CheckInput): CheckResult {
  const { findings, failures } = runRules(input);
  const reported = findings.filter(({ place }) => input.isReported(place.path));
  const modules = input.modules.filter(({ path }) => input.isReported(path));
  const rules = { all: new Set([...input.rules.map(({ id }) => id), unusedSuppression]), ran: input.selected };
  const { kept, added } = suppress(reported, modules, rules, input.textOf);
  const least = confidences.indexOf(input.minConfidence);
  const wanted = kept.filter(({ confidence }) => confidences.indexOf(confidence) >= least);
  return { findings: ordered(input.selected.has(unusedSuppression) ? [...wanted, ...added] : wanted), failures };
}

function runRules({ rules, selected, project }: CheckInput): { findings: Finding[]; failures: string[] } {
  const findings: Finding[] = [];
  const failures: string[] = [];
  for (const rule of rules) {
    if (!selected.has(rule.id)) continue;
    try {
      findings.push(...rule.check(project));
    } catch (error) {
      failures.push(
        `rule ${rule.id} broke down: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  return { findings, failures };
}
