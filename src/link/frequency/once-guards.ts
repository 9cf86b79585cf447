import { leavesBefore } from '../program/alternatives.js';
import type { FactId, Region, RegionId, Value } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import { remember } from '../program/remember.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { sizedFor } from '../program/sizes.js';
import { isAfterFork } from './forks.js';
import { assigns, isLasting, isReset, isSetAfter, isSetToNothing, isToggled, testedFor, unsetIn } from './flags.js';

/**
 * Whether a place is reached once, because the function makes sure of it: `if not self.ready: …; self.ready = True`,
 * `if _registry is None: _registry = …`, `if (this.frozen) return; … this.frozen = true`. What is tested is an attribute
 * or a variable of the module: a local is another one on every call.
 */
export function isGuardedOnce(unit: Unit, region: RegionId): boolean {
  const inner = unit.region(region);
  let known = guarded.get(inner);
  if (known === undefined)
    guarded.set(inner, (known = isAfterFork(unit, region) || hasGuard(unit, region, value => isLasting(unit, value))));
  return known;
}

const guarded = new WeakMap<Region, boolean>();

type IsFlag = (tested: Value) => boolean;

function hasGuard(unit: Unit, region: RegionId, lasts: IsFlag): boolean {
  const node = unit.functionOf(region);
  for (const around of unit.around(region, node.region.id)) {
    const test = around.branch?.test;
    const flags = test === undefined ? [] : unsetIn(test);
    const isSet = (flag: Value): boolean => {
      const tested = sourceOf(unit, flag);
      if (!lasts(tested) || isToggled(unit, node, tested)) return false;
      if (!isComparedToNothing(test!) && isReset(unit, tested)) return false;
      return assigns(unit, around, tested) || isSetAfter(unit, around, tested);
    };
    if (flags.length > 0 && flags.every(isSet)) return true;
  }
  return leavesWhenSet(unit, node, unit.region(region).from, lasts);
}

/** `if (document.body) { clearInterval(timer); start(); }`: an interval that stops itself before it does what it waited for. */
export function isStoppedFirst(unit: Unit, region: RegionId): boolean {
  const stopping = stoppingArms(unit);
  if (stopping.size === 0) return false;
  for (const { id } of unit.around(region, unit.functionOf(region).region.id)) if (stopping.has(id)) return true;
  return false;
}

/** Arms of conditions in which an interval is cleared. */
const stoppingArms = remember((unit: Unit): ReadonlySet<RegionId> => {
  const arms = new Set<RegionId>();
  unit.eachCallNamed(
    name => unit.catalog.intervalEnds.has(name),
    ({ region }) => {
      if (unit.region(region).kind === 'branch') arms.add(region);
    },
  );
  return arms;
});

/** The same of a fact, which may stand behind a guard in the function's own body. */
export function isReachedOnce(unit: Unit, fact: FactId): boolean {
  const { region } = unit.fact(fact);
  return isGuardedOnce(unit, region) || leavesWhenSet(unit, unit.functionOf(region), fact);
}

/** The same by a flag that nobody sets to nothing later: `if self.game: return; self.game = Game()` until `self.game = None`. */
export function isReachedOnceForGood(unit: Unit, fact: FactId): boolean {
  const isForGood = (tested: Value): boolean => isLasting(unit, tested) && !isSetToNothing(unit, tested);
  const { region } = unit.fact(fact);
  return hasGuard(unit, region, isForGood) || leavesWhenSet(unit, unit.functionOf(region), fact, isForGood);
}

/**
 * The same by a flag that all instances share: `if (!Tracer.ready) { …; Tracer.ready = true; }`; in a function around as well,
 * `if (url !== null) return; load().then(blob => { url = URL.createObjectURL(blob); });`.
 */
export function isReachedOnceByAll(unit: Unit, fact: FactId): boolean {
  const isOfAll = (tested: Value): boolean => {
    const holder = tested.is === 'get' ? tested.of : tested;
    return holder.is === 'name' && unit.binding(holder.binding)?.region === 0;
  };
  const { region } = unit.fact(fact);
  if (isSetOnClass(unit, region)) return true;
  if (hasGuard(unit, region, isOfAll)) return true;
  for (let node: FunctionNode | undefined = unit.functionOf(region); node; node = node.outer)
    if (leavesWhenSet(unit, node, fact, isOfAll)) return true;
  return false;
}

/** `if not self._told: …; Teller._told = True`: asked through the instance, and set on the class, so that all of them have it. */
function isSetOnClass(unit: Unit, region: RegionId): boolean {
  const name = unit.classOf(region)?.name;
  return unit.around(region, unit.functionOf(region).region.id).some(around => {
    const flags = around.branch?.test === undefined ? [] : unsetIn(around.branch.test);
    return flags.some(
      flag =>
        flag.is === 'get' &&
        unit.assignments
          .within(around)
          .some(({ target }) => target.is === 'get' && target.name === flag.name && lastName(target.of) === name),
    );
  });
}

/** The same of a function around, which leaves before it hands on the one with the fact, where the flag may be set. */
export function isReachedOnceAround(unit: Unit, fact: FactId, around: FunctionNode): boolean {
  return leavesWhenSet(unit, around, fact);
}

/**
 * The same of a flag in a function around, which that one has once for all calls of this: `if (answer !== null) return; …`; in one
 * that is meant.
 */
export function isReachedOnceInside(
  unit: Unit,
  fact: FactId,
  isMeant: (owner: FunctionNode) => boolean = () => true,
): boolean {
  const node = unit.functionOf(unit.fact(fact).region);
  const isOfOuter = (value: Value): boolean => {
    if (value.is !== 'name') return false;
    const region = unit.binding(value.binding)?.region ?? 0;
    return !unit.isWithin(region, node.region.id) && isMeant(unit.functionOf(region));
  };
  return leavesWhenSet(unit, node, fact, isOfOuter);
}

/** `self.panel`, where a variable that is only ever given that is tested: `let panel = this.panel; if (!panel) …`. */
function sourceOf(unit: Unit, tested: Value): Value {
  if (tested.is !== 'name') return tested;
  const [first] = unit.definitions[tested.binding] ?? [];
  const given = first === undefined ? undefined : unit.assignment(first).value;
  return given?.is === 'get' ? given : tested;
}

/**
 * `if not self.names:`, `if len(self.names) == 0:` around the place, `if self.names: return` before it: a collection that is
 * filled once, when it is asked for first.
 */
export function isFilledOnce(unit: Unit, region: RegionId, isSlot: (value: Value, branch: Region) => boolean): boolean {
  const node = unit.functionOf(region);
  const isAsked = (arm: Region, isFilled: boolean): boolean => {
    const test = arm.branch?.test;
    const tested = test && (testedFor(test, isFilled) ?? sizedFor(unit, test, isFilled));
    return tested !== undefined && isSlot(tested, arm);
  };
  return (
    unit.around(region, node.region.id).some(arm => isAsked(arm, false)) ||
    leavesBefore(unit, node.region, node.region.to, 'return', 'throw').some(arm => isAsked(arm, true))
  );
}

/** `if self.ready: return` before the place, and `self.ready = True` somewhere in the function. */
function leavesWhenSet(
  unit: Unit,
  node: FunctionNode,
  before: FactId,
  lasts: IsFlag = value => isLasting(unit, value),
): boolean {
  const isFlag = (part: Value): boolean => {
    const tested = testedFor(part, true);
    if (!tested || !lasts(tested) || !assigns(unit, node.region, tested) || isToggled(unit, node, tested)) return false;
    return isComparedToNothing(part) || !isReset(unit, tested);
  };
  return leavesBefore(unit, node.region, before, 'return', 'throw').some(({ branch }) =>
    alternativesOf(branch!.test!).some(isFlag),
  );
}

/** `if (!isBrowser() || ready) return`: whatever else keeps it out, the flag does. */
function alternativesOf(test: Value): readonly Value[] {
  return test.is === 'choice' && test.how === 'or' ? test.of : [test];
}

/** `supported === undefined`: `false` is an answer like any other where it is asked whether there is one. */
function isComparedToNothing(test: Value): boolean {
  return test.is === 'op' && test.of[1]?.is === 'const' && test.of[1].value === null;
}
