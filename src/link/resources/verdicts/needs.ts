import { RESULT, takerOf, takingFact } from '../../program/calls/takers.js';
import type { Project } from '../../project.js';
import { livesAtLeast, runsAtLeast, type Runs } from '../../../model/time.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { atFact } from '../../program/at.js';
import { outermost } from '../../program/enclosing.js';
import type { Argument, BindingId, Fact, Value } from '../../../model/model.js';
import type { Site } from '../../program/calls/calls.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { singletonLife } from '../../lives/conventions.js';
import { isReplaced } from '../../lives/replaced.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { sitesOf } from '../again/stable.js';
import { definitionOf } from '../acquired/handlers.js';
import type { Located } from '../released/identity.js';
import { isInstance, isSelf } from '../written/names.js';
import { isLeftToGiver } from './left-to-giver.js';
import { isComponent } from '../targets/components.js';
import { isRootAround, isRootComponent } from '../targets/phases.js';
import { isInStartup } from '../standing/startups.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { lifeOf } from '../targets/targets.js';
import { isNothing } from '../../../model/parts.js';

/** Whether instances of the class hold on to something that outlives whoever made them, until they are told to end. */
export function needsItsEnd(project: Project, inventory: Inventory, cls: ClassNode): boolean {
  return whatNeedsItsEnd(project, inventory, cls, 0).length > 0;
}

/** The functions in which instances of the class take hold of that. */
export function whereItIsNeeded(project: Project, inventory: Inventory, cls: ClassNode): FunctionNode[] {
  return whatNeedsItsEnd(project, inventory, cls, 0).map(({ acquisition: { node } }) => node);
}

function whatNeedsItsEnd(project: Project, inventory: Inventory, cls: ClassNode, depth: number): Standing[] {
  if (depth > 3) return [];
  const own = new Set(ancestry(cls));
  return inventory.ofOwner(cls).filter(({ acquisition, target, passes, state }) => {
    if (!acquisition.owner || !own.has(acquisition.owner)) return false;
    if (acquisition.made)
      return (
        state === 'released' &&
        !isSharedByAll(acquisition.made) &&
        whatNeedsItsEnd(project, inventory, acquisition.made, depth + 1).length > 0
      );
    if (acquisition.row.kind === 'opened') return state === 'released' && !acquisition.row.collected;
    if (acquisition.row.kind === 'task') return state === 'released';
    return !passes && state === 'released' && target.life === 'process';
  });
}

/** What there is one of is not ended by each who uses it. */
function isSharedByAll(made: ClassNode): boolean {
  return singletonLife(made) !== undefined;
}

/** `this.blink.value = new Blinker()`: a holder that ends what it is given, and is given what has to be told to end. */
export function isFilled(project: Project, inventory: Inventory, { acquisition, releases }: Standing): boolean {
  const { owner } = acquisition;
  const { holder } = releases;
  if (owner === undefined || holder.is !== 'field' || holder.spot.root.is !== 'field') return false;
  const { name } = holder.spot.root;
  return inventory.ofOwner(owner).some(({ acquisition: given, releases: { holder: taken }, target, passes }) => {
    if (taken.is !== 'passed' || !isPutInto(given.unit.fact(taken.fact), name)) return false;
    return given.made ? needsItsEnd(project, inventory, given.made) : !passes && target.life === 'process';
  });
}

function isPutInto(fact: Fact, field: string): boolean {
  const target = fact.is === 'assign' ? fact.target : undefined;
  return target?.is === 'get' && target.of.is === 'get' && target.of.name === field;
}

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
      !isLeftToGiver(acquisition) &&
      !isOnElement(acquisition)
    );
  return project.calls.makersOf(owner).some(site => {
    const given = givenFor(site, parameter);
    return given !== undefined && staysBehind(project, site, given);
  });
}

/** `attach(host) { host.addEventListener('wheel', …); }`: an element that an owner is put into goes with it (0 true to 2 false). */
function isOnElement({ row }: Acquisition): boolean {
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
  if (isMentionOfSelf(site.unit, given))
    return !isKeptByMaker(project, site) || isHandedDown(project, site, given, depth);
  return (
    lifeOf(project, atFact(site.unit, site.fact), given).life === 'process' || isPassedOn(project, site, given, depth)
  );
}

/** `make(bus) { return new View(bus); }`: a function hands on what those who call it hand in. */
function isPassedOn(project: Project, { unit, region }: Site, given: Value, depth: number): boolean {
  const binding = given.is === 'name' ? unit.binding(given.binding) : undefined;
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

/** The new instance goes into an attribute of the one who makes it, and stays there: there is one for each maker. */
function isKeptByMaker(project: Project, { unit, fact, region }: Site): boolean {
  const by = takingFact(unit, fact);
  const target = by?.is === 'assign' ? by.target : undefined;
  const attribute = target?.is === 'get' && target.of.is === 'get' ? target.of : target;
  if (attribute?.is !== 'get' || !isSelf(unit, attribute.of)) return false;
  const { name } = attribute;
  const maker = unit.classOf(region);
  const sites = maker ? sitesOf({ of: maker, name }) : [];
  return sites.every(site => {
    const node = site.unit.functionOf(site.unit.assignment(site.fact).region);
    return node === unit.functionOf(region) || node.region.id === 0 || project.frequencies.isBirthOnly(node);
  });
}

/** `self.session = Session()` in `open`, `self.session = None` in `close`: its maker lets go of it, and makes another one. */
function isRenewed(project: Project, { unit, fact, region }: Site): boolean {
  const by = takingFact(unit, fact);
  const node = unit.functionOf(region);
  const { owner } = node;
  if (owner === undefined || by?.is !== 'assign' || by.target.is !== 'get' || !isSelf(unit, by.target.of)) return false;
  if (node.region.id === 0 || project.frequencies.isBirthOnly(node)) return false;
  return sitesOf({ of: owner, name: by.target.name }).some(site => {
    const { value, region: where } = site.unit.assignment(site.fact);
    const other = site.unit.functionOf(where);
    const isEmptied = isNothing(value);
    return isEmptied && other !== node && other.region.id !== 0 && !project.frequencies.isBirthOnly(other);
  });
}

/** Whether all that is seen to make instances of the class is what the program does once, when it begins. */
export function isMadeAtStart(project: Project, owner: ClassNode): boolean {
  const nodes = project.calls.makersOf(owner).map(({ unit, region }) => unit.functionOf(region));
  return nodes.length > 0 && nodes.every(node => node.region.id === 0 || isInStartup(project, node));
}

/** Whether instances of the class are seen to be made again and again while the program runs, and dropped. */
export function comesAndGoes(project: Project, owner: ClassNode): boolean {
  return isMadeAndDropped(project, owner, 'repeated', 0);
}

/** The same where some of them are made by a method that nobody is seen to call. */
export function mayComeAndGo(project: Project, owner: ClassNode): boolean {
  return isMadeAndDropped(project, owner, 'unknown', 0);
}

/** Whether nothing in the project makes instances of the class: whoever uses it does. */
export function isMadeByOthers(project: Project, owner: ClassNode): boolean {
  return !isComponent(owner) && project.calls.makersOf(owner).length === 0;
}

/** Whether owners come and go, as far as is seen: those of a class that only others make are theirs to count. */
export function mayBeMany(project: Project, owner: ClassNode): boolean {
  return isMadeByOthers(project, owner)
    ? !livesAtLeast(project.lives.ofClass(owner).life, 'long')
    : mayComeAndGo(project, owner);
}

function isMadeAndDropped(project: Project, owner: ClassNode, least: Runs, depth: number): boolean {
  if (isComponent(owner)) return !isRootComponent(project, owner);
  if (depth > 3) return false;
  // One that stays says nothing of those that make room for each other.
  const stays = livesAtLeast(project.lives.ofClass(owner).life, 'long');
  return project.calls
    .makersOf(owner)
    .some(site => (!stays || isMadeInTurn(site)) && isMadeAgain(project, site, least, depth));
}

/** `current?.dispose(); current = new Viewer();` */
function isMadeInTurn({ unit, fact }: Site): boolean {
  const taker = takerOf(unit, fact);
  const assign = taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
  return assign?.is === 'assign' && isReplaced(unit, taker!, assign);
}

function isMadeAgain(project: Project, site: Site, least: Runs, depth: number): boolean {
  const { unit, region } = site;
  const node = unit.functionOf(region);
  if (node.region.id === 0 || isInStartup(project, node) || isForTheRoot(project, node)) return false;
  const asked = isNamedConstructor(site) ? project.calls.callersOf(node) : [];
  if (asked.length > 0) return depth < 3 && asked.some(caller => isMadeAgain(project, caller, least, depth + 1));
  const { runs } = project.frequencies.of(unit, region);
  // A loop of what runs once makes many, and none again.
  const isLooped = runsAtLeast(runs, 'unknown') && project.frequencies.loopAround(unit, region) !== undefined;
  if (runsAtLeast(runs, 'repeated') || isLooped) return true;
  if (isRenewed(project, site) && runsAtLeast(runs, least)) return true;
  // `initPart() { this.part = new Part(); }`: each maker makes one, once.
  const isOnceEach = runs === 'setup' || project.frequencies.isBirthOnly(node) || isKeptByMaker(project, site);
  if (node.owner && isOnceEach) return isMadeAndDropped(project, node.owner, least, depth + 1);
  // A plain function that nobody is seen to call may be a command that runs once, unless it makes it for whoever calls.
  if (node.owner === undefined) return runsAtLeast(runs, least) && isGivenBack(site);
  return runsAtLeast(runs, least) || (runsAtLeast(runs, 'unknown') && isMadeForGiven(site));
}

/** `function LineProvider() { const [line] = useState(() => new Line()); … }`: of the component that holds all others there is one. */
function isForTheRoot(project: Project, node: FunctionNode): boolean {
  const { unit, region } = outermost(node);
  return unit.catalog.resources.componentNames.test(region.name) && isRootAround(project, node);
}

/** `static of(options) { return new Adapter(options); }`: there are as many as its callers make. */
function isNamedConstructor(site: Site): boolean {
  const { owner, region } = site.unit.functionOf(site.region);
  return owner !== undefined && region.function!.static && isGivenBack(site);
}

/** `return new View()`, `const view = new View(); …; return new Frame(view);`; not one of a list that is given back. */
function isGivenBack({ unit, fact, region }: Site): boolean {
  const { from, to, function: shape } = unit.functionOf(region).region;
  if (takerOf(unit, fact) === undefined) return false;
  const by = takingFact(unit, fact);
  const name = by?.is === 'assign' && by.target.is === 'name' ? by.target.binding : undefined;
  const isIt = (value: Value | undefined): boolean =>
    value?.is === 'call' ? value.fact === fact || isPart(value) : value?.is === 'name' && value.binding === name;
  const isPart = (whole: Value): boolean => unit.call(whole)!.arguments.some(({ value }) => isIt(value));
  return isIt(shape!.result) || unit.module.facts.slice(from, to).some(exit => exit.is === 'exit' && isIt(exit.value));
}

/** `of(name) { return new Adapter(name); }`: whoever asks with another name is given another one. */
function isMadeForGiven({ unit, fact, region }: Site): boolean {
  const call = unit.fact(fact);
  const { parameters } = unit.functionOf(region).region.function!;
  const isGiven = ({ value }: Argument): boolean =>
    value.is === 'name' && !isSelf(unit, value) && parameters.some(({ binding }) => binding === value.binding);
  return call.is === 'call' && call.arguments.some(isGiven);
}
