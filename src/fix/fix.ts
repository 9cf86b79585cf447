import type { Scope, Workspace } from '../engine/workspace.js';
import type { Finding } from '../finding.js';
import { languageNamed } from '../languages/index.js';
import type { Fix, Fixer } from '../languages/language.js';
import { type Patch, patchOf } from './patch.js';
import { ignoresFor } from './ignores.js';
import { type FixContext, type FixPlan, planFixes } from './plan.js';
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

/** The fixes that can be made for the `wanted` of all `findings`, checked but not written. */
export function planned(
  findings: readonly Finding[],
  workspace: Workspace,
  scope: Scope,
  unsafe: boolean,
  wanted = findings,
): FixPlan {
  return planFixes({ ...contextOf(findings, workspace, scope), unsafe, offers: proposeFixes(wanted, workspace) });
}

/**
 * The comments that suppress the `wanted` of all `findings`, checked but not written: at the end of the line where that
 * silences them, else above it.
 */
export function plannedIgnores(
  findings: readonly Finding[],
  workspace: Workspace,
  scope: Scope,
  reason: string,
  wanted: readonly Finding[],
): FixPlan {
  const context = { ...contextOf(findings, workspace, scope), unsafe: false };
  const atEnd = planFixes({ ...context, offers: ignoresFor(wanted, workspace, reason, () => 'end') });
  const fixed = new Set(atEnd.fixed);
  if (fixed.size === wanted.length) return atEnd;
  const offers = ignoresFor(wanted, workspace, reason, finding => (fixed.has(finding) ? 'end' : 'above'));
  return planFixes({ ...context, offers });
}

function contextOf(
  findings: readonly Finding[],
  workspace: Workspace,
  scope: Scope,
): Omit<FixContext, 'offers' | 'unsafe'> {
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

/** Writes the plan's texts. Returns the workspace as it is then; each file that could not be written is told to `warn`. */
export function writePlan({ texts }: FixPlan, workspace: Workspace, warn: (message: string) => void): Workspace {
  const written = [...texts].filter(([path, text]) => {
    const failure = writeFixed(workspace.source(path), text, process.cwd());
    if (failure !== undefined) warn(`${path}: not fixed: ${failure}`);
    return failure === undefined;
  });
  return written.length > 0 ? workspace.with(new Map(written)) : workspace;
}

function fixerOf(path: string, workspace: Workspace): Fixer {
  return languageNamed(workspace.source(path).language).fixer;
}
