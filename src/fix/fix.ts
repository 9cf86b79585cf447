import type { Scope, Workspace } from '../engine/workspace.js';
import type { Finding } from '../finding.js';
import { languageNamed } from '../languages/index.js';
import type { Fix, Fixer } from '../languages/language.js';
import { type Patch, patchOf } from './patch.js';
import { ignoresFor, type IgnorePlace } from './ignores.js';
import { type FixContext, type FixPlan, identity, planFixes } from './plan.js';
import { writeFixed } from './write.js';

/** What the languages' fixers offer for the findings that ask for a fix. */
export function proposeFixes(findings: readonly Finding[], workspace: Workspace): Map<Finding, Fix> {
  const read = (path: string): string => workspace.source(path).text;
  return new Map(
    findings.flatMap(finding => {
      const { fix, place } = finding;
      return fix === undefined ? [] : [[finding, fixerOf(place.path, workspace).fix(fix, read)]];
    }),
  );
}

/** What a project was found to have, and those of it that something is to be done about. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly wanted: readonly Finding[];
  readonly workspace: Workspace;
  readonly scope: Scope;
}

/**
 * The fixes that can be made for the `wanted` of all `findings`, checked but not written. Those whose lines others change
 * are planned again in what comes of these, until nothing is left to make.
 */
export function planned(found: Found, { unsafe }: { readonly unsafe: boolean }): FixPlan {
  const { wanted, workspace } = found;
  const plan = planFixes({ ...contextOf(found), unsafe, offers: proposeFixes(wanted, workspace) });
  if (plan.postponed.length === 0) return plan;
  if (plan.texts.size === 0) return withoutPostponed(plan);
  const known = new Set(plan.postponed.map(identity));
  const left = plan.remaining.filter(finding => known.has(identity(finding)));
  const then = { ...found, findings: plan.remaining, wanted: left, workspace: workspace.with(plan.texts) };
  const next = planned(then, { unsafe });
  return {
    ...next,
    texts: new Map([...plan.texts, ...next.texts]),
    fixed: [...plan.fixed, ...next.fixed],
    declined: [...plan.declined, ...next.declined],
  };
}

/** Nothing is planned after this: what was put off is declined. */
function withoutPostponed(plan: FixPlan): FixPlan {
  const reason = 'another fix changes the same lines';
  const declined = plan.postponed.map(finding => ({ finding, reason }));
  return { ...plan, declined: [...plan.declined, ...declined], postponed: [] };
}

/**
 * The comments that suppress the `wanted` of all `findings`, checked but not written: at the end of the line where that
 * silences them, else above it, else above it among the children of an element.
 */
export function plannedIgnores(found: Found, reason: string): FixPlan {
  const { wanted, workspace } = found;
  const context = { ...contextOf(found), unsafe: false };
  const places = new Map<Finding, IgnorePlace>();
  const plan = (): FixPlan => {
    const placeOf = (finding: Finding): IgnorePlace => places.get(finding) ?? 'end';
    return planFixes({ ...context, offers: ignoresFor(wanted, workspace, reason, placeOf) });
  };
  let best = plan();
  for (const place of ['above', 'child'] as const) {
    const fixed = new Set(best.fixed);
    const left = wanted.filter(finding => !fixed.has(finding));
    if (left.length === 0) break;
    for (const finding of left) places.set(finding, place);
    best = plan();
  }
  // Those of one line share an edit, and what is written into two never meets: nothing is put off.
  return best;
}

function contextOf({ findings, workspace, scope }: Found): Omit<FixContext, 'offers' | 'unsafe'> {
  return {
    findings,
    read: path => workspace.source(path).text,
    parses: (path, text) => fixerOf(path, workspace).parses(path, text),
    relint: texts => workspace.with(texts).check(scope).findings,
  };
}

/** The plan as a patch. */
export function patchFor({ texts }: FixPlan, workspace: Workspace): Patch {
  return patchOf(texts, path => workspace.source(path));
}

/** What became of a plan: the workspace as it is then, and why files of it could not be written, by path. */
export interface Written {
  readonly workspace: Workspace;
  readonly failures: ReadonlyMap<string, string>;
}

/** Writes the plan's texts. */
export function writePlan({ texts }: FixPlan, workspace: Workspace): Written {
  const failures = new Map<string, string>();
  const written = [...texts].filter(([path, text]) => {
    const failure = writeFixed(workspace.source(path), text, process.cwd());
    if (failure !== undefined) failures.set(path, failure);
    return failure === undefined;
  });
  return { workspace: written.length > 0 ? workspace.with(new Map(written)) : workspace, failures };
}

function fixerOf(path: string, workspace: Workspace): Fixer {
  return languageNamed(workspace.source(path).language).fixer;
}
