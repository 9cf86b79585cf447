import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { constructorOf, isConstructor } from '../../program/classes/constructors.js';
import { atFact } from '../../program/at.js';
import type { BindingId, CallFact, Value } from '../../../model/model.js';
import type { Site } from '../../program/calls/calls.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { definitionOf } from '../acquired/definitions.js';
import type { Located } from '../released/inverses/identity.js';
import { isInstance, isOwnMember, isSelf } from '../written/names.js';
import { isLeftToGiver } from './left-to-giver.js';
import { lifeOf } from '../targets/targets.js';
import { isKeptByMaker, mayComeAndGo } from './coming-and-going.js';

/** Constructors that call those of their bases are followed this far. */
const MAX_BASES = 3;

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
  return project.calls.makersOf(owner).some(site => isGivenWhatStays(project, site, parameter, 0));
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

/** Whether the one who makes an instance gives its constructor for the parameter what stays when the instance is gone. */
function isGivenWhatStays(project: Project, site: Site, parameter: Given, depth: number): boolean {
  const call = site.unit.fact(site.fact);
  if (call.is !== 'call') return false;
  const own = constructorAt(project, site);
  if (own === undefined || own === parameter.of) return stays(site, argumentFor(parameter.of, call, parameter.binding));
  const handings = handingsOf(project, own, parameter.of);
  if (handings.length === 0) return stays(site, argumentByName(own, parameter, call));
  return handings.some(handing => {
    const by = handing.unit.functionOf(handing.region);
    const given = argumentFor(parameter.of, handing.unit.callAt(handing.fact), parameter.binding);
    const binding = given?.is === 'name' ? handing.unit.binding(given.binding) : undefined;
    if (binding?.kind !== 'parameter' || binding.region !== by.region.id) return stays(handing, given);
    return depth < MAX_BASES && isGivenWhatStays(project, site, { of: by, binding: binding.id }, depth + 1);
  });

  function stays(by: Site, given: Value | undefined): boolean {
    return given !== undefined && staysBehind(project, by, given, depth);
  }
}

/** What the constructor of a class is given under the name that its base has for it, or with all that it hands on unseen. */
function argumentByName(own: FunctionNode, { of, binding }: Given, call: CallFact): Value | undefined {
  const { name } = of.unit.binding(binding)!;
  const { parameters } = own.region.function!;
  const namesake = parameters.find(each => each.name === name);
  if (namesake) return argumentFor(own, call, namesake.binding);
  return parameters.some(({ rest }) => rest) ? argumentFor(of, call, binding) : undefined;
}

/** What runs first where an instance is made. */
function constructorAt({ types }: Project, { unit, fact }: Site): FunctionNode | undefined {
  const made = types.ofCalled(unit, fact);
  return made?.is === 'class' ? constructorOf(made.of) : undefined;
}

/** Where constructors that run for a class call that of its base, with arguments that are seen. */
function handingsOf({ calls }: Project, { owner }: FunctionNode, base: FunctionNode): Site[] {
  const line = new Set(owner && ancestry(owner));
  const sites = [...calls.callersOf(base), ...[...line].flatMap(cls => superCallsIn(cls, base))];
  return sites.filter(({ unit, fact, region }) => {
    const by = unit.functionOf(region);
    const call = unit.fact(fact);
    const isSeen = call.is === 'call' && call.arguments.every(({ spread }) => !spread);
    return by !== base && by.owner !== undefined && line.has(by.owner) && isConstructor(by) && isSeen;
  });
}

/** `super(bus);` */
function superCallsIn({ bases, methods, unit }: ClassNode, base: FunctionNode): Site[] {
  const own = methods.get(unit.catalog.types.initializer);
  const [first] = bases;
  if (own === undefined || first === undefined || constructorOf(first) !== base) return [];
  return unit.calls.ids.flatMap(id => {
    const { callee, region } = unit.callAt(id);
    const isSuper = callee.is === 'name' && callee.name === 'super' && unit.functionOf(region) === own;
    return isSuper ? [{ unit, fact: id, region }] : [];
  });
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
  return project.calls.makersOf(maker).some(each => isGivenWhatStays(project, each, parameter, depth + 1));
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
  const field = isOwnMember(at.unit, value) ? definitionOf(project, at, value) : undefined;
  return rootOf(project, field ?? { at, value: value.of }, depth + 1);
}
