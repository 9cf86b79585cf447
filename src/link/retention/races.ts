import type { CallFact, FactId, RegionId, Value } from '../../model/model.js';
import type { RaceRow } from '../../model/catalog/retention-rows.js';
import { runsAtLeast } from '../../model/time.js';
import type { Project } from '../project.js';
import { isConstructor } from '../program/classes/constructors.js';
import { fieldSitesOf } from '../program/classes/field-sites.js';
import { reachingDefinitions } from '../program/definitions.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import { onEveryPass, pilesUp } from './reasons.js';
import type { LongRace } from './long-race.js';
import { lastName, pathRoot } from '../../model/parts.js';
import { taskRace } from './task-races.js';

/** The races of a project in which one runner lives on, and is raced with again. */
export function longRaces(project: Project): LongRace[] {
  const races: LongRace[] = [];
  for (const unit of project.units) {
    unit.eachCall((call, id) => {
      const name = project.names.outsideCalled(unit, id);
      const row = name === undefined ? undefined : unit.catalog.races.get(name);
      if (row === undefined || !isRace(call, row)) return;
      const race = row.of === 'promises' ? promiseRace(project, unit, call, id) : taskRace(project, unit, id);
      if (race) races.push(race);
    });
  }
  return races;
}

function isRace({ arguments: given }: CallFact, { asked }: RaceRow): boolean {
  return (
    asked === undefined || given.some(({ name, value }) => name === asked.argument && lastName(value) === asked.value)
  );
}

function promiseRace(project: Project, unit: Unit, call: CallFact, id: FactId): LongRace | undefined {
  const [given] = call.arguments;
  if (given?.value.is !== 'literal') return undefined;
  const node = unit.functionOf(call.region);
  const frequency = project.frequencies.of(unit, call.region);
  const loop = unit.loopAround(call.region)?.id;
  const lasting = given.value.of.find(part => isLasting(unit, part, node, loop, id));
  if (lasting === undefined) return undefined;
  const renewers = renewersOf(unit, lasting, call.region);
  if (renewers.includes(node)) return undefined;
  // A promise of the function's own goes with it, unless the loop has no end.
  const isOften = isOfFunction(unit, lasting)
    ? frequency.runs === 'endless'
    : loop !== undefined || runsAtLeast(frequency.runs, 'repeated');
  if (!isOften && !runsAtLeast(frequency.runs, 'unknown')) return undefined;
  const name = writtenAs(lasting) ?? 'it';
  return {
    how: 'promise',
    place: unit.place(call.at),
    name,
    confidence: isOften && renewers.length === 0 ? 'likely' : 'possible',
    because: pilesUp(
      unit,
      call.at,
      `each race leaves its reactions on \`${name}\`, until that settles`,
      loop === undefined ? frequency : onEveryPass(unit, loop),
    ),
  };
}

/** A promise that was there before: an attribute, a variable of the module, one made before the loop. */
function isLasting(unit: Unit, value: Value, node: FunctionNode, loop: RegionId | undefined, before: FactId): boolean {
  if (value.is === 'get') {
    const root = pathRoot(value);
    // `controller.signal.promise` of a local controller is as new as the controller.
    return root.is === 'name' && (isSelf(unit, root) || isOfModule(unit, root));
  }
  if (value.is !== 'name') return false;
  const binding = unit.binding(value.binding);
  if (binding === undefined || binding.kind !== 'variable') return false;
  const definitions = reachingDefinitions({ unit, region: node.region.id, before }, value.binding);
  const isPromise =
    definitions.length > 0 && definitions.every(fact => makesPromise(unit, unit.assignment(fact).value));
  if (!isPromise) return false;
  if (binding.region === 0) return true;
  return loop !== undefined && definitions.every(fact => !unit.isWithin(unit.fact(fact).region, loop));
}

/** The methods that give an attribute another promise, `this.woken = new Deferred()`: each has its turn, and comes to an end. */
function renewersOf(unit: Unit, value: Value, region: RegionId): FunctionNode[] {
  if (value.is !== 'get') return [];
  const cls = value.of.is === 'name' && isSelf(unit, value.of) ? unit.classOf(region) : undefined;
  if (cls === undefined) return renewersOf(unit, value.of, region);
  return fieldSitesOf(cls, value.name).flatMap(({ function: setter }) =>
    setter && !isConstructor(setter) ? [setter] : [],
  );
}

function isOfFunction(unit: Unit, value: Value): boolean {
  return value.is === 'name' && unit.binding(value.binding)!.region !== 0;
}

function makesPromise(unit: Unit, value: Value | undefined): boolean {
  const call = value && unit.call(value);
  return call !== undefined && (call.new !== true || lastName(call.callee) === 'Promise') && !call.awaited;
}

function isSelf(unit: Unit, value: Value & { is: 'name' }): boolean {
  return unit.binding(value.binding)?.kind === 'self';
}

function isOfModule(unit: Unit, value: Value & { is: 'name' }): boolean {
  const binding = unit.binding(value.binding);
  return binding?.region === 0 && binding.kind === 'variable';
}
