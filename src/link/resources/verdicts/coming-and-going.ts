import { RESULT, takerOf, takingFact } from '../../program/calls/takers.js';
import type { Project } from '../../project.js';
import { livesAtLeast, runsAtLeast, type Runs } from '../../../model/time.js';
import { isUnloaded } from '../../program/classes/unloaded.js';
import { outermost } from '../../program/enclosing.js';
import type { Argument, Value } from '../../../model/model.js';
import type { Site } from '../../program/calls/calls.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import { isReplaced } from '../../lives/replaced.js';
import { isOwnMember, isSelf } from '../written/names.js';
import { isComponent } from '../../program/classes/components.js';
import { fieldSitesOf } from '../../program/classes/field-sites.js';
import { isRootAround, isRootComponent } from '../targets/phases.js';
import { isInStartup } from '../standing/startups.js';
import { isOfExtension } from './extensions.js';
import { isNameOf, isNothing } from '../../../model/parts.js';

/** The new instance goes into an attribute of the one who makes it, and stays there: there is one for each maker. */
export function isKeptByMaker(project: Project, site: Site, depth = 0): boolean {
  const { unit, fact, region } = site;
  const by = takingFact(unit, fact);
  const target = by?.is === 'assign' ? by.target : undefined;
  const attribute = target?.is === 'get' && target.of.is === 'get' ? target.of : target;
  const maker = unit.classOf(region);
  if (!isOwnMember(unit, attribute))
    return maker !== undefined && depth < 2 && isMadeForItself(project, site, maker, depth);
  const { name } = attribute;
  const sites = maker ? fieldSitesOf(maker, name) : [];
  return sites.every(site => {
    const node = site.unit.functionOf(site.unit.assignment(site.fact).region);
    return node === unit.functionOf(region) || node.region.id === 0 || project.frequencies.isBirthOnly(node);
  });
}

/** `self.memory = self._create_memory()`: a method of its own makes it, and gives it back. */
function isMadeForItself(project: Project, site: Site, maker: ClassNode, depth: number): boolean {
  if (!isGivenBack(site)) return false;
  const callers = project.calls.callersOf(site.unit.functionOf(site.region));
  return (
    callers.length > 0 &&
    callers.every(caller => caller.unit.classOf(caller.region) === maker && isKeptByMaker(project, caller, depth + 1))
  );
}

/** `self.session = Session()` in `open`, `self.session = None` in `close`: its maker lets go of it, and makes another one. */
function isRenewed(project: Project, { unit, fact, region }: Site): boolean {
  const by = takingFact(unit, fact);
  const node = unit.functionOf(region);
  const { owner } = node;
  if (owner === undefined || by?.is !== 'assign' || !isOwnMember(unit, by.target)) return false;
  if (node.region.id === 0 || project.frequencies.isBirthOnly(node)) return false;
  return fieldSitesOf(owner, by.target.name).some(site => {
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
  if (isUnloaded(owner)) return true;
  return isMadeByOthers(project, owner)
    ? !livesAtLeast(project.lives.ofClass(owner).life, 'long')
    : mayComeAndGo(project, owner);
}

/** Whether there is one, seen to stay as long as the program does: what it leaves out is nothing that would have gone. */
export function isTheOneThatStays(project: Project, owner: ClassNode): boolean {
  const { life, many } = project.lives.ofClass(owner);
  return !isUnloaded(owner) && livesAtLeast(life, 'long') && many !== true && !mayComeAndGo(project, owner);
}

function isMadeAndDropped(project: Project, owner: ClassNode, least: Runs, depth: number): boolean {
  if (isComponent(owner)) return !isRootComponent(project, owner);
  if (depth > 3) return false;
  // One that stays says nothing of those that make room for each other.
  const { life, takenOut } = project.lives.ofClass(owner);
  const stays = livesAtLeast(life, 'long');
  return project.calls
    .makersOf(owner)
    .some(
      site =>
        (!stays || isMadeInTurn(site)) &&
        (isMadeAgain(project, site, least, depth) ||
          ((takenOut === true || isMadeAnewOnDemand(project, owner, site)) && isMadeLater(project, site))),
    );
}

/** Not while the program begins, nor together with who makes it. */
function isMadeLater(project: Project, { unit, region }: Site): boolean {
  const node = unit.functionOf(region);
  if (node.region.id === 0 || isInStartup(project, node) || project.frequencies.isBirthOnly(node)) return false;
  // Asked of the function: that it asks first whether there is one says nothing once that one is gone.
  const { runs, byName } = project.frequencies.ofFunction(node);
  return byName === true || runsAtLeast(runs, 'unknown');
}

/** `Panel.current = new Panel();` where there is none, and `Panel.current = undefined;` in the panel's own end. */
function isMadeAnewOnDemand({ names }: Project, owner: ClassNode, { unit, fact }: Site): boolean {
  const by = takingFact(unit, fact);
  if (by?.is !== 'assign' || by.target.is !== 'get') return false;
  const { of, name } = by.target;
  const holder = of.is === 'name' ? names.entityOf(unit, of) : undefined;
  if (holder?.is !== 'class' || holder.node !== owner) return false;
  return (owner.fields.get(name) ?? []).some(
    site =>
      site.function?.owner === owner &&
      !site.function.region.function!.static &&
      isNothing(site.unit.assignment(site.fact).value),
  );
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
  if (isLooped) return true;
  // As often as its owner is made, and not as often as others that their base class makes in the same way.
  if (node.owner && project.frequencies.isBirthOnly(node))
    return isMadeAndDropped(project, node.owner, least, depth + 1);
  if (runsAtLeast(runs, 'repeated')) return true;
  if (isRenewed(project, site) && runsAtLeast(runs, least)) return true;
  // `initPart() { this.part = new Part(); }`: each maker makes one, once.
  const isOnceEach = runs === 'setup' || isKeptByMaker(project, site);
  if (node.owner && isOnceEach) return isMadeAndDropped(project, node.owner, least, depth + 1);
  // A plain function that nobody is seen to call may be a command that runs once, unless it makes it for whoever calls.
  if (node.owner === undefined) return isOfExtension(node) || (runsAtLeast(runs, least) && isGivenBack(site));
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
    value?.is === 'call' ? value.fact === fact || isPart(value) : isNameOf(value, name);
  const isPart = (whole: Value): boolean => unit.call(whole)!.arguments.some(({ value }) => isIt(value));
  return isIt(shape!.result) || unit.exits.within({ from, to }).some(exit => isIt(exit.value));
}

/** `of(name) { return new Adapter(name); }`: whoever asks with another name is given another one. */
function isMadeForGiven({ unit, fact, region }: Site): boolean {
  const call = unit.fact(fact);
  const { parameters } = unit.functionOf(region).region.function!;
  const isGiven = ({ value }: Argument): boolean =>
    value.is === 'name' && !isSelf(unit, value) && parameters.some(({ binding }) => binding === value.binding);
  return call.is === 'call' && call.arguments.some(isGiven);
}
