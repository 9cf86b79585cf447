import type { CheckOptions } from '../config/options.js';
import type { Workspace } from '../engine/workspace.js';
import { type Found, planned, plannedIgnores, writePlan } from '../fix/fix.js';
import type { FixPlan } from '../fix/plan.js';
import type { Terminal } from '../output/terminal.js';

/** What is to be written into the sources; undefined where nothing is asked for. */
export function planOf(found: Found, { fix, diff, unsafeFixes, addIgnores }: CheckOptions): FixPlan | undefined {
  if (addIgnores !== undefined) return plannedIgnores(found, addIgnores);
  return fix || diff ? planned(found, { unsafe: unsafeFixes }) : undefined;
}

/** Writes the plan and tells what became of it. Returns the workspace as it is then. */
export function write(plan: FixPlan, before: Workspace, options: CheckOptions, terminal: Terminal): Workspace {
  const { workspace, failures } = writePlan(plan, before);
  for (const [path, reason] of failures) terminal.warn(`${path}: not changed: ${reason}`);
  const fixed = plan.fixed.filter(({ place }) => !failures.has(place.path));
  tellPlan({ ...plan, fixed }, options, terminal);
  return workspace;
}

/** Says how many findings are dealt with, and why others are not. */
export function tellPlan({ fixed, declined }: FixPlan, options: CheckOptions, terminal: Terminal): void {
  const { diff, statistics, addIgnores } = options;
  const done = addIgnores === undefined ? 'fixed' : 'suppressed';
  for (const { finding, reason } of statistics || addIgnores !== undefined ? declined : []) {
    terminal.note(`${finding.place.path}: ${finding.rule}: ${finding.name}: not ${done}: ${reason}`);
  }
  const would = addIgnores === undefined ? 'would fix' : 'would suppress';
  const hint = declined.length > 0 && addIgnores === undefined && !statistics ? ' (--statistics tells why)' : '';
  terminal.note(`${diff ? would : done} ${fixed.length}, declined ${declined.length}${hint}`);
}
