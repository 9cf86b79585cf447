import type { ExitFact, Fact, FactId, Region } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { startOf } from '../../../../model/span.js';
import { isLeft } from '../../../program/alternatives.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { isOwnMember } from '../../written/names.js';
import type { FieldHolder } from '../../released/handles/holder.js';
import type { Standing } from '../../standing/standing.js';
import { namesHolder } from './overwritten.js';

/**
 * `if (this.socket) return this.socket; const host = await lookup(); this.socket = connect(host);`: of two calls at once each finds
 * nothing there, waits, and makes its own; the first one is lost. Not where the one that waits leaves a mark for the other.
 */
export function isMadeTwice(project: Project, { acquisition, releases }: Standing): boolean {
  const { unit, node } = acquisition;
  const { holder } = releases;
  const { region } = node;
  if (holder.is !== 'field' || holder.many || region.function?.async !== true) return false;
  const guard = guardOf(project, unit, region, holder);
  if (guard === undefined || isInTurn(unit, guard, holder.fact)) return false;
  let waits = false;
  for (let id: FactId = guard.from; id <= holder.fact; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'exit' && fact.how === 'await') waits ||= unit.functionOf(fact.region) === node;
    const isMark = fact.is === 'assign' && isOwnMember(unit, fact.target);
    if (isMark && id !== holder.fact) return false;
  }
  return waits;
}

/** `async with self.lock: if self.socket is None: …`: the other one comes when this one is done. */
function isInTurn({ module, catalog }: Unit, guard: Region, made: FactId): boolean {
  const { of } = catalog.timedWaits.turns;
  const isWait = (fact: Fact | undefined): fact is ExitFact => fact?.is === 'exit' && fact.how === 'await';
  const left = module.facts.slice(made).filter(fact => isWait(fact) && fact.value === undefined);
  return module.facts.slice(0, guard.from).some((fact, id) => {
    const next = module.facts[id + 1];
    const isLock = isWait(fact) && next?.is === 'use' && of.test(lastName(next.value));
    return isLock && left.some(({ at }) => startOf(at) === startOf(fact.at));
  });
}

/** The last condition that asks for the attribute: it is left there, or what makes it stands in it. */
function guardOf(project: Project, unit: Unit, home: Region, holder: FieldHolder): Region | undefined {
  return unit.module.regions.findLast(region => {
    const { id, kind, branch, from, to } = region;
    if (kind !== 'branch' || branch?.test === undefined || from < home.from || from > holder.fact) return false;
    if (unit.functionOf(id).region.id !== home.id || !namesHolder(project, unit, id, branch.test, holder)) return false;
    return to > holder.fact || isLeft(unit, region, 'return', 'throw');
  });
}
