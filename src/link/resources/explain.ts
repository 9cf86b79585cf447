import { positionOf } from '../../model/source.js';
import type { Project } from '../project.js';
import { findLeaks, nameOf } from './judge.js';
import { Inventory, type Standing } from './standing.js';

/** What a file acquires, how each stands and why; a line each. */
export function explainResources(project: Project, path: string, name?: string): string {
  const inventory = new Inventory(project);
  const leaks = new Map(findLeaks(project, inventory).map(leak => [leak.standing, leak]));
  const lines: string[] = [];
  for (const standing of inventory.standings) {
    if (standing.acquisition.unit.module.path !== path) continue;
    const called = nameOf(project, standing);
    if (name !== undefined && !called.includes(name)) continue;
    const leak = leaks.get(standing);
    lines.push(`${lineOf(standing)}${leak ? ` → ${leak.confidence} ${leak.kind}` : ''}`);
  }
  return lines.join('\n');

  function lineOf(standing: Standing): string {
    const { acquisition, target, releases, state, says, passes } = standing;
    const { unit, call, row, owner } = acquisition;
    const { line } = positionOf(unit.module.lineStarts, call.at[0]);
    const taken = releases.found.map(
      release =>
        `${release.how} ${positionOf(release.unit.module.lineStarts, release.unit.fact(release.fact).at[0]).line}`,
    );
    const facts = [
      `${row.noun} of ${owner?.name ?? 'no class'}`,
      `on ${target.life}: ${target.says}`,
      `handle ${releases.holder.is}`,
    ];
    if (passes) facts.push('passes');
    if (taken.length > 0) facts.push(`taken back: ${taken.join(', ')}`);
    return `line ${line} ${nameOf(project, standing)}: ${facts.join('; ')}; ${state}${says && ` (${says})`}`;
  }
}
