import type { FactId } from '../../model/model.js';
import { startOf } from '../../model/span.js';
import { positionOf } from '../../model/source.js';
import { lastName } from '../../model/parts.js';
import { speaksOf } from '../program/called.js';
import type { Unit } from '../program/unit.js';
import type { Project } from '../project.js';
import { findLeaks, nameOf } from './verdicts/judge.js';
import { Inventory, type Standing, type State } from './standing/standing.js';
import { articleOf } from '../program/spelling.js';

/** What a file acquires, who keeps it, what releases it, and why it is or is not reported. */
export function explainResources(project: Project, path: string, name?: string): string[] {
  const inventory = new Inventory(project);
  const leaks = new Map(findLeaks(project, inventory).map(leak => [leak.standing, leak]));
  return inventory.standings.flatMap(standing => {
    const called = nameOf(project, standing);
    const { unit, call } = standing.acquisition;
    const names = `${called} ${lastName(call.callee)}`;
    if (unit.module.path !== path || !speaksOf(names, name)) return [];
    const leak = leaks.get(standing);
    return [blockOf(called, standing, leak && `${leak.confidence}: ${leak.kind}`)];
  });
}

function blockOf(called: string, standing: Standing, verdict: string | undefined): string {
  const { acquisition, target, releases } = standing;
  const { unit, fact, row, owner } = acquisition;
  const taken = releases.found.map(release => where(release.unit, release.fact));
  return [
    `${called}: ${articleOf(row.noun)} ${row.noun}${owner ? ` of \`${owner.name}\`` : ''}, set up in ${where(unit, fact)}`,
    `  target   ${target.says || `lives ${target.life}`}`,
    `  released ${taken.length > 0 ? taken.join(', ') : 'nowhere'}`,
    `  ${verdict ?? silenceLine(standing)}`,
  ].join('\n');
}

const SAYS: Readonly<Record<State, string>> = {
  silent: 'nobody has to release it',
  kept: 'others get it, and may release it',
  released: 'it is released when its owner ends',
  unreached: 'it is released, though not surely when its owner ends; the case is too weak',
  mismatched: 'what should release it does not; the case is too weak',
  open: 'nothing releases it, and nothing shows that many come and stay; the case is too weak',
};

function silenceLine({ state, silence, passes }: Standing): string {
  const passing = passes && state === 'open' ? 'it comes once, and is over by itself' : undefined;
  return `silent: ${silence?.says ?? passing ?? SAYS[state]}`;
}

function where(unit: Unit, fact: FactId): string {
  return `${unit.module.path}:${positionOf(unit.module.lineStarts, startOf(unit.fact(fact).at)).line}`;
}
