import { conditionsOf, isSame, refutedBefore, said } from '../../../../model/conditions.js';
import type { Fact, FactId, Region, RegionId, RegionKind, Value } from '../../../../model/model.js';
import { armsBefore } from '../../../../model/steps.js';
import type { Acquisition } from '../../acquired/acquisition.js';

/** What is passed by whoever comes to the whole of it. */
const TRIED: ReadonlySet<RegionKind> = new Set(['try', 'finally', 'block']);

/**
 * The part of a function that takes something back on each way through it, if it was acquired. What is tried, and what is done at
 * last, is passed by whoever comes to the whole of it; so is the arm of what was acquired in the like arm, and of what is asked for
 * itself: `if (bus) bus.off('ready', f); else document.removeEventListener('ready', f);`, `if (timer) clearInterval(timer);`.
 */
export function comesTo(acquisition: Acquisition, release: FactId): RegionId {
  const { module } = acquisition.unit;
  let region = module.regions[module.facts[release]!.region]!;
  while (TRIED.has(region.kind) || isArmFor(acquisition, release, region)) region = module.regions[region.parent]!;
  return region.id;
}

function isArmFor({ unit: { module }, node, fact }: Acquisition, release: FactId, arm: Region): boolean {
  if (arm.branch === undefined) return false;
  const { test } = arm.branch;
  const before = armsBefore(module, arm).flatMap(({ branch }) => branch?.test ?? []);
  if (test === undefined && before.length === 0) return false;
  const isIn = (tests: readonly Value[], asked: Value): boolean => tests.some(each => isSame(each, asked, module));
  const refuted = refutedBefore(module, fact, node.region.id);
  if (!before.every(asked => isIn(refuted, asked))) return false;
  if (test === undefined || isIn(conditionsOf(module, fact, node.region.id), test)) return true;
  const named = namedIn(module.facts[release]!);
  return said(test, part => (isIn(named, part) ? 'held' : undefined)) === 'held';
}

/** What a release is given, and what it is called on. */
function namedIn(fact: Fact): Value[] {
  if (fact.is !== 'call') return [];
  const { callee, arguments: given } = fact;
  return [...given.map(({ value }) => value), ...(callee.is === 'get' ? [callee.of] : [])];
}
