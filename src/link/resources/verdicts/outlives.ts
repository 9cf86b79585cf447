import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { atFact } from '../../program/at.js';
import type { BindingId, Value } from '../../../model/model.js';
import type { Site } from '../../program/calls/calls.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { definitionOf } from '../acquired/handlers.js';
import type { Located } from '../released/identity.js';
import { isInstance, isSelf } from '../written/names.js';
import { isLeftToGiver } from './left-to-giver.js';
import { lifeOf } from '../targets/targets.js';
import { isKeptByMaker, mayComeAndGo } from './coming-and-going.js';

/** Whether what is handed in outlives the one it is handed to: owners come and go, and their makers give what is not theirs alone. */
export function outlives(project: Project, acquisition: Acquisition): boolean {
  const { owner, node } = acquisition;
  if (owner === undefined || !mayComeAndGo(project, owner)) return false;
  const { receiver, at } = acquisition;
  const parameter = receiver && parameterOf(project, owner, { at, value: receiver });
  // Given to a method of the owner, which may be asked again and again for one and the same.
  if (parameter === undefined)
    return (
      node.owner !== undefined &&
      !project.frequencies.isBirthOnly(node) &&
      !isLeftToGiver(project, acquisition) &&
      !isOnElement(acquisition)
    );
  return project.calls.makersOf(owner).some(site => {
    const given = givenFor(site, parameter);
    return given !== undefined && staysBehind(project, site, given);
  });
}

/** `attach(host) { host.addEventListener('wheel', …); }`: an element that an owner is put into goes with it (0 true to 2 false). */
export function isOnElement({ row }: Acquisition): boolean {
  return row.verb?.includes('addEventListener') === true;
}

/** A parameter of a constructor. */
interface Given {
  readonly of: FunctionNode;
  readonly binding: BindingId;
}

function givenFor({ unit, fact }: Site, { of, binding }: Given): Value | undefined {
  const call = unit.fact(fact);
  return call.is === 'call' ? argumentFor(of, call, binding) : undefined;
}

/** What is made or taken along with the owner ends with it; what the maker has stays, unless each maker has but one owner. */
function staysBehind(project: Project, site: Site, given: Value, depth = 0): boolean {
  if (isMentionOfSelf(site.unit, given)) {
    if (isLeftToIt(project, site)) return false;
    return !isKeptByMaker(project, site) || isHandedDown(project, site, given, depth);
  }
  return (
    lifeOf(project, atFact(site.unit, site.fact), given).life === 'process' || isPassedOn(project, site, given, depth)
  );
}

/** `Accelerator('Escape', self.widget, self.close)` in a constructor: what nobody keeps is there for what it is given, as long as that. */
function isLeftToIt({ frequencies }: Project, { unit, fact, region }: Site): boolean {
  const call = unit.fact(fact);
  return call.is === 'call' && call.dropped === true && frequencies.isBirthOnly(unit.functionOf(region));
}

/** `make(bus) { return new View(bus); }`: a function hands on what those who call it hand in. */
function isPassedOn(project: Project, { unit, region }: Site, given: Value, depth: number): boolean {
  const binding = unit.bindingOf(given);
  const node = unit.functionOf(region);
  if (depth > 2 || binding?.kind !== 'parameter' || unit.functionOf(binding.region) !== node) return false;
  return project.calls.callersOf(node).some(site => {
    const call = site.unit.fact(site.fact);
    const argument = call.is === 'call' && !site.byName ? argumentFor(node, call, binding.id) : undefined;
    return argument !== undefined && staysBehind(project, site, argument, depth + 1);
  });
}

/** `constructor(bus) { this.bus = bus; this.part = new Part(this.bus); }`: what the maker was given itself, and leaves behind with its part. */
function isHandedDown(project: Project, { unit, fact, region }: Site, given: Value, depth: number): boolean {
  const maker = unit.classOf(region);
  if (depth > 2 || maker === undefined || !mayComeAndGo(project, maker)) return false;
  const parameter = parameterOf(project, maker, { at: atFact(unit, fact), value: given });
  if (parameter === undefined) return false;
  return project.calls.makersOf(maker).some(site => {
    const argument = givenFor(site, parameter);
    return argument !== undefined && staysBehind(project, site, argument, depth + 1);
  });
}

function isMentionOfSelf(unit: Unit, value: Value): boolean {
  return isInstance(unit, value) || ((value.is === 'get' || value.is === 'item') && isMentionOfSelf(unit, value.of));
}

/** The parameter of the class's constructor that something is, or hangs on; undefined where it came some other way. */
function parameterOf(project: Project, cls: ClassNode, located: Located): Given | undefined {
  const given = rootOf(project, located, 0);
  if (given === undefined) return undefined;
  const binding = given.unit.binding(given.binding)!;
  const node = given.unit.functionOf(binding.region);
  // The constructor of a base class is given what the class's own is.
  const isOwn = node.owner !== undefined && ancestry(cls).includes(node.owner);
  if (binding.kind !== 'parameter' || !isOwn || !project.frequencies.isBirthOnly(node)) return undefined;
  return { of: node, binding: given.binding };
}

/** The variable that an access path begins with, through the fields that were given it. */
function rootOf(project: Project, { at, value }: Located, depth: number): { unit: Unit; binding: number } | undefined {
  if (depth > 4) return undefined;
  if (value.is === 'name' && !isSelf(at.unit, value)) {
    const entity = project.names.ofBinding(at.unit, value.binding);
    return entity?.is === 'variable' ? entity : undefined;
  }
  if (value.is !== 'get' && value.is !== 'item') return undefined;
  const field = value.is === 'get' && isSelf(at.unit, value.of) ? definitionOf(project, at, value) : undefined;
  return rootOf(project, field ?? { at, value: value.of }, depth + 1);
}
