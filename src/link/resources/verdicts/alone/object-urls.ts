import type { Confidence } from '../../../../finding.js';
import type { AssignFact, BindingId, CallFact, Fact, FactId, Region, Value } from '../../../../model/model.js';
import type { Site } from '../../../program/calls/calls.js';
import { isReachedOnceInside } from '../../../frequency/once-guards.js';
import { conditionsOf, isSame, refutedBefore } from '../../../../model/conditions.js';
import { isNameOf, lastName, partsOf } from '../../../../model/parts.js';
import { handlersOf } from '../../../../model/steps.js';
import { isNamedIn, mentions } from '../../../program/mentions.js';
import { RESULT, takerOf } from '../../../program/calls/takers.js';
import { unitsNaming } from '../../../program/modules/vocabulary.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Verdict } from '../leaks.js';
import { lastOf } from '../../../../model/qualified-names.js';
import { isGivenStaleState } from '../../released/component-state.js';
import type { Standing } from '../../standing/standing.js';
import { isOfItsOwn } from '../../released/inverses/own-things.js';
import { takersOf, type UrlTakers } from './url-takers.js';

/** Who is given the URL back, where the function gives it back. */
interface Askers {
  readonly units: readonly Unit[];
  /** All who ask are seen: whoever uses the library may revoke it. */
  readonly sure: boolean;
}

function confidenceOfUrl(standing: Standing, takers: UrlTakers, askers: Askers | undefined): Confidence {
  if (takers.others || isAnswered(standing) || isKeptWhereMissed(standing)) return 'possible';
  if (!takers.none) return 'likely';
  if (askers) return askers.sure ? 'likely' : 'possible';
  return standing.releases.holder.is === 'passed' ? 'likely' : 'certain';
}

/** `return { blob, url };`, `return URL.createObjectURL(blob);` */
function isGivenBack({ acquisition: { node, unit, fact }, releases: { holder } }: Standing): boolean {
  if (holder.is === 'passed') return takerOf(unit, fact) === RESULT || unit.fact(holder.fact).is === 'exit';
  if (holder.is !== 'local') return false;
  return isInResult(node, holder.binding);
}

function isInResult({ unit, region }: FunctionNode, binding: BindingId): boolean {
  const { result } = region.function!;
  const isGiven = unit.exits.within(region).some(exit => mentions(exit, binding));
  return isGiven || (result !== undefined && isNamedIn(result, binding));
}

/** `image.src = url; return image;`: those who ask have the URL with what shows it. */
function isCarriedBack({ acquisition: { node }, releases: { holder } }: Standing): boolean {
  if (holder.is !== 'local') return false;
  const { unit, region } = node;
  const shown = unit.assignments.within(region).map(assign => shownIn(unit, assign, holder.binding));
  return shown.some(image => image !== undefined && isInResult(node, image));
}

/** `image`, which `image.src = url` shows the URL in. */
function shownIn({ catalog }: Unit, { target, value }: AssignFact, url: BindingId): BindingId | undefined {
  if (!isNameOf(value, url)) return undefined;
  const isShowing = target.is === 'get' && catalog.resources.shown.has(target.name);
  return isShowing && target.of.is === 'name' ? target.of.binding : undefined;
}

function askersOf(project: Project, node: FunctionNode): Askers {
  const read = propertyOf(project, node);
  // Whoever reads an attribute does not know that it makes a URL each time.
  if (read !== undefined) return { units: unitsNaming(project.units, read), sure: true };
  const sites = project.calls.callersOf(node);
  return { units: sites.map(({ unit }) => unit), sure: sites.length > 0 && !sites.some(isHandedOn) };
}

/** Whoever asks gives it to others in turn, as what it returns or what it calls a function of theirs with. */
function isHandedOn({ unit, fact, region }: Site): boolean {
  if (takerOf(unit, fact) === RESULT) return true;
  const around = unit.functionOf(region).region;
  const by = unit
    .factsWithin({ from: fact + 1, to: around.to })
    .find(taker => !isAwait(taker) && holdsCall(taker, fact));
  if (by?.is === 'exit') return true;
  if (by?.is === 'call') return !isShowing(unit, by);
  const name = by?.is === 'assign' && by.target.is === 'name' ? by.target.binding : undefined;
  return name !== undefined && unit.factsWithin(around).some(use => handsOn(unit, use, name));
}

function isAwait(fact: Fact): boolean {
  return fact.is === 'exit' && fact.how === 'await';
}

function holdsCall(taker: Fact, call: FactId): boolean {
  const isIt = (value: Value): boolean => (value.is === 'call' ? value.fact === call : partsOf(value).some(isIt));
  if (taker.is === 'call') return taker.arguments.some(({ value }) => isIt(value));
  return (taker.is === 'assign' || taker.is === 'exit') && taker.value !== undefined && isIt(taker.value);
}

function handsOn(unit: Unit, use: Fact, name: BindingId): boolean {
  if (use.is === 'exit') return use.how === 'return' && mentions(use, name);
  return use.is === 'call' && !isShowing(unit, use) && use.arguments.some(({ value }) => isNamedIn(value, name));
}

/** `link.setAttribute('href', url)`, `setPreview(url)`. */
function isShowing({ catalog }: Unit, { callee }: CallFact): boolean {
  return catalog.resources.showsUrl.test(lastName(callee));
}

/** `resolve(URL.createObjectURL(blob))`: those who wait have it now. */
function isAnswered({ releases: { holder }, acquisition: { unit } }: Standing): boolean {
  const { answersUrl } = unit.catalog.resources;
  const taker = holder.is === 'passed' ? unit.fact(holder.fact) : undefined;
  return taker?.is === 'call' && answersUrl.test(lastName(taker.callee));
}

/** `if (!this.url) this.url = URL.createObjectURL(blob)`, `cache[note] = url` where there was none: one for each that is asked for. */
function isKeptWhereMissed({ acquisition: { unit, node, fact } }: Standing): boolean {
  const { module } = unit;
  const scope = node.region.id;
  const tests = [...conditionsOf(module, fact, scope), ...refutedBefore(module, fact, scope)];
  // `not url`, `typeof url === 'undefined'`, `url !== null`
  const asksFor = (test: Value, kept: Value): boolean => {
    if (isSame(test, kept, module)) return true;
    const [asked, against] = test.is === 'op' ? test.of : [];
    return asked !== undefined && (against === undefined || against.is === 'const') && asksFor(asked, kept);
  };
  const isMade = (value: Value | undefined): boolean => value?.is === 'call' && value.fact === fact;
  const isUrl = (value: Value | undefined): boolean =>
    isMade(value) || (value?.is === 'name' && isMade(unit.soleValue(value.binding)));
  return unit.assignments.within({ from: fact, to: node.region.to }).some(({ target, value }) => {
    if (!isUrl(value)) return false;
    return (target.is === 'get' || target.is === 'item') && tests.some(test => asksFor(test, target));
  });
}

/** The attribute that a getter is: `get url() {}`, `Object.defineProperty(file, 'url', { get() {} })`. */
function propertyOf(project: Project, node: FunctionNode): string | undefined {
  const { name, function: shape } = node.region;
  if (shape!.form === 'getter') return name;
  const [defined] = project.calls.handoversOf(node).filter(({ verb }) => verb === 'defineProperty');
  const call = defined?.unit.fact(defined.fact);
  const key = call?.is === 'call' ? call.arguments[1]?.value : undefined;
  return name === 'get' && key?.is === 'const' ? String(key.value) : undefined;
}

/**
 * `if ('srcObject' in video) …; else video.src = URL.createObjectURL(stream);`, or where showing the stream itself has failed:
 * pages of today do that, and make no URL of a stream.
 */
function isForOlderPages(unit: Unit, fact: FactId): boolean {
  const { region } = unit.fact(fact);
  for (const around of unit.around(region, 0)) {
    if (around.branch?.test && speaksOfStreams(unit, around.branch.test)) return true;
    if (around.kind === 'catch' && triesToShow(unit, around)) return true;
  }
  return false;
}

function speaksOfStreams(unit: Unit, test: Value): boolean {
  const { showsStreams } = unit.catalog.resources;
  if (test.is === 'const') return showsStreams.test(String(test.value));
  if (test.is === 'get' && showsStreams.test(test.name)) return true;
  return partsOf(test).some(part => speaksOfStreams(unit, part));
}

/** `try { video.srcObject = stream; } catch { … }` */
function triesToShow(unit: Unit, handler: Region): boolean {
  const { module, catalog } = unit;
  const tried = module.regions.find(each => each.kind === 'try' && handlersOf(module, each).includes(handler));
  const given = tried === undefined ? [] : unit.assignments.within(tried);
  return given.some(({ target }) => catalog.resources.showsStreams.test(lastName(target)));
}

/**
 * `img.src = URL.createObjectURL(blob)`, and no revocation in the file, nor in those that ask for the URL: the blob stays as
 * long as the page.
 */
export function ofUrl(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition } = standing;
  const { unit, row, node, fact } = acquisition;
  if (isReachedOnceInside(unit, fact) || isForOlderPages(unit, fact)) return undefined;
  const revoking = row.release.calls!.map(lastOf);
  const takesBack = (where: Unit, call: CallFact): boolean =>
    revoking.includes(lastName(call.callee)) &&
    !isOfItsOwn(acquisition, where, call) &&
    !isGivenStaleState(where, call);
  const revokes = (where: Unit): boolean => where.calls.all.some(each => takesBack(where, each));
  const askers = isGivenBack(standing) ? askersOf(project, node) : undefined;
  const shown = isCarriedBack(standing) ? askersOf(project, node).units : [];
  const takers = takersOf(project, standing);
  if ([unit, ...(askers?.units ?? []), ...shown, ...takers.seen.map(taker => taker.unit)].some(revokes))
    return undefined;
  return {
    kind: 'object-url-not-revoked',
    confidence: confidenceOfUrl(standing, takers, askers),
    held: true,
    because: [],
  };
}
