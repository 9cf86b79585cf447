import { isSame } from '../../model/conditions.js';
import type { AssignFact, BindingId, CallFact, Fact, FactId, RegionId, Value } from '../../model/model.js';
import { partsIn } from '../../model/steps.js';
import { runsAtLeast } from '../../model/time.js';
import { isForNewborns } from '../lives/newborns.js';
import { isAside } from '../program/modules/aside.js';
import { isGuardedOnce } from '../frequency/once-guards.js';
import type { Project } from '../project.js';
import { atFact } from '../program/at.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import { pilesUp } from './reasons.js';
import { hasPart, usesAnywhere, type Retained } from './retained.js';
import { isNameOf, isPrototype, lastName, pathRoot } from '../../model/parts.js';

/** `x = wrap(x)` on something that lives on. */
export type Rewrap = Retained<'call' | 'closure'>;

/** Where a project wraps again and again what stays. */
export function rewraps(project: Project): Rewrap[] {
  const found: Rewrap[] = [];
  for (const unit of project.units) {
    if (isAside(unit)) continue;
    unit.module.facts.forEach((fact, id) => {
      const rewrap = rewrapOf(project, unit, fact, id);
      if (rewrap) found.push(rewrap);
    });
  }
  return found;
}

function rewrapOf(project: Project, unit: Unit, fact: Fact, id: FactId): Rewrap | undefined {
  if (fact.is === 'call') return patchBy(project, unit, fact);
  return fact.is === 'assign' && fact.how === 'set' ? rewrapBy(project, unit, fact, id) : undefined;
}

function rewrapBy(project: Project, unit: Unit, fact: AssignFact, id: FactId): Rewrap | undefined {
  const { target, value } = fact;
  const node = unit.functionOf(fact.region);
  if (value === undefined || isOfModule(node)) return undefined;
  const how = howItWraps(project, unit, fact, id);
  if (how === undefined) return undefined;
  const frequency = project.frequencies.of(unit, fact.region);
  if (!runsAtLeast(frequency.runs, 'unknown') || isGuardedOnce(unit, fact.region)) return undefined;
  if (isTested(unit, fact.region, target, derives(unit, value, target)) || isPutBack(node, target, id))
    return undefined;
  // What a page or a signal tells, it tells once as a rule of what is patched for it: 0 true to 6 false.
  const isRepeated = runsAtLeast(frequency.runs, 'repeated') && frequency.heard !== true;
  const isSure = isRepeated && !isRenewed(project, unit, target, id);
  return {
    how,
    place: unit.place(fact.at),
    name: writtenAs(target) ?? 'it',
    confidence: isSure ? 'likely' : 'possible',
    because: pilesUp(unit, fact.at, 'the wrapper keeps what it wraps, which may be a wrapper', frequency),
  };
}

function howItWraps(project: Project, unit: Unit, fact: AssignFact, id: FactId): Rewrap['how'] | undefined {
  const { target, value } = fact;
  if (value === undefined) return undefined;
  if (derives(unit, value, target)) return 'closure';
  if (!mayWrap(unit, value) || !isShared(project, unit, target, id)) return undefined;
  const call = unit.call(value);
  if (call && wraps(call, part => isSame(part, target), project, unit)) return 'call';
  return isWrapper(unit.functionOf(fact.region), fact, id) ? 'closure' : undefined;
}

/** `class Quoting(dialect.preparer): …; dialect.preparer = Quoting`: what is a base class is no instance's own. */
function derives(unit: Unit, value: Value, target: Value): boolean {
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'class' || binding.names === undefined || target.is !== 'get') return false;
  const root = pathRoot(target);
  const kind = unit.bindingOf(root)?.kind;
  // Who is called with it may be called with another each time.
  if (kind === undefined || kind === 'self' || kind === 'parameter') return false;
  return unit.region(binding.names).class!.bases.some(base => isSame(base, target));
}

/** `shimmer.wrap(batch.constructor.prototype, 'add', …)`: the class of what this call happens to have in hand. */
function patchBy(project: Project, unit: Unit, call: CallFact): Rewrap | undefined {
  const [target] = call.arguments;
  if (lastName(call.callee) !== 'wrap' || call.arguments.length < 3 || target?.value.is !== 'get') return undefined;
  if (isOfModule(unit.functionOf(call.region))) return undefined;
  const isOfInstance =
    isPrototype(target.value) && target.value.of.is === 'get' && target.value.of.name === 'constructor';
  const frequency = project.frequencies.of(unit, call.region);
  if (!isOfInstance || !runsAtLeast(frequency.runs, 'unknown') || isTested(unit, call.region, target.value))
    return undefined;
  return {
    how: 'call',
    place: unit.place(call.at),
    name: writtenAs(target.value) ?? 'prototype',
    confidence: 'likely',
    because: pilesUp(unit, call.at, 'the class that all instances share is wrapped here', frequency),
  };
}

/** What a module does by itself, it does once. */
function isOfModule({ region }: FunctionNode): boolean {
  return region.id === 0;
}

/** The result of a call, or a function. */
function mayWrap(unit: Unit, value: Value): boolean {
  return unit.call(value) !== undefined || functionRegion(unit, value) !== undefined;
}

/** An attribute of something that others share: a module, a global, a class, the class of what was handed in. */
function isShared(project: Project, unit: Unit, target: Value, id: FactId): boolean {
  if (target.is === 'name') {
    const binding = unit.binding(target.binding);
    return binding?.region === 0 && binding.kind !== 'free';
  }
  if (target.is !== 'get') return false;
  if (isOfClass(target.of)) return true;
  const root = pathRoot(target.of);
  if (root.is !== 'name') return false;
  const kind = unit.binding(root.binding)?.kind;
  // A part of an instance that its owner wraps again and again; of its own methods it makes its own.
  if (kind === 'self' && target.of.is === 'get') return isOfLasting(project, unit.functionOf(unit.fact(id).region));
  if (kind === 'free' || kind === 'import' || kind === 'class' || kind === 'class-self') return true;
  const type = project.types.typeOf(atFact(unit, id), root);
  return type?.is === 'class' || type?.is === 'module';
}

/** Another instance is there each time, where the one that wraps is made for it. */
function isOfLasting(project: Project, node: FunctionNode): boolean {
  return !project.frequencies.isBirthOnly(node) && !isForNewborns(project.calls, node);
}

/** `batch.constructor.prototype`, `type(self)`, `self.__class__`: all instances share it. */
function isOfClass(value: Value): boolean {
  if (value.is !== 'get') return false;
  return value.name === '__class__' || value.name === 'prototype' || isOfClass(value.of);
}

/** `wrap(x)`; `x.slice()`, `list(x)` and arithmetic make another value of the same kind. */
function wraps(call: CallFact, isIt: (part: Value) => boolean, project: Project, unit: Unit): boolean {
  const name = project.names.outsideName(unit, call.callee) ?? lastName(call.callee);
  if (unit.catalog.readers.has(name)) return false;
  if (!unit.catalog.names.wraps.test(lastName(call.callee))) return false;
  return (
    call.arguments.some(({ value }) => isIt(value)) ||
    (call.callee.is === 'get' && call.callee.name === 'bind' && isIt(call.callee.of))
  );
}

/** `const old = x.m; x.m = (...args) => old(...args)` */
function isWrapper(node: FunctionNode, { target, value }: AssignFact, id: FactId): boolean {
  const { unit } = node;
  const region = functionRegion(unit, value);
  if (region === undefined || target.is !== 'get') return false;
  const olds = oldNames(node, target, id);
  if (olds.size === 0) return false;
  return usesAnywhere(unit, region, part => part.is === 'name' && olds.has(part.binding));
}

function functionRegion(unit: Unit, value: Value | undefined): number | undefined {
  if (value?.is === 'function') return value.region;
  const binding = unit.bindingOf(value);
  return binding?.kind === 'function' ? binding.names : undefined;
}

/** The variables of the function that were given what the target held before. */
function oldNames({ unit, region }: FunctionNode, target: Value, before: FactId): Set<BindingId> {
  const olds = new Set<BindingId>();
  for (const fact of unit.assignments.within({ from: region.from, to: before })) {
    if (fact.target.is !== 'name' || fact.value === undefined) continue;
    const bound = unit.call(fact.value);
    const source = bound?.callee.is === 'get' && bound.callee.name === 'bind' ? bound.callee.of : fact.value;
    if (isSame(source, target)) olds.add(fact.target.binding);
  }
  return olds;
}

/** Under a condition on the target or on a mark of it: the author made sure that it happens once. */
function isTested(unit: Unit, region: RegionId, target: Value, isDerived = false): boolean {
  const node = unit.functionOf(region);
  const root = target.is === 'get' ? target.of : target;
  const speaks = (test: Value): boolean =>
    !(isDerived && asksAnother(unit, test, target)) &&
    (hasPart(test, part => isSame(part, root) || isSame(part, target)) ||
      hasPart(
        test,
        part => unit.call(part) !== undefined || (part.is === 'get' && unit.catalog.names.wrapMarks.test(part.name)),
      ));
  for (const { branch } of unit.around(region, node.region.id)) if (branch?.test && speaks(branch.test)) return true;
  return partsIn(unit.module, node.region).some(({ branch }) => branch?.test && speaks(branch.test));
}

/** `if hasattr(dialect, "preparer")`: it is there again after it was wrapped. `if isinstance(name, str)` asks for another thing. */
function asksAnother(unit: Unit, test: Value, target: Value): boolean {
  const call = unit.call(test);
  const [of, name] = call?.arguments ?? [];
  if (of === undefined || target.is !== 'get') return false;
  const asked = lastName(call?.callee);
  if (asked === 'isinstance') return !hasPart(of.value, part => isSame(part, target.of));
  const isThere = name?.value.is === 'const' && name.value.value === target.name;
  return asked === 'hasattr' && isThere && isSame(of.value, target.of);
}

/** `pipeline.model = wrap(pipeline.model)`, where a function of that module sets `model` to another one: each begins with its own. */
function isRenewed({ names }: Project, unit: Unit, target: Value, id: FactId): boolean {
  const entity = names.entityOf(unit, target);
  if (entity?.is !== 'variable') return false;
  const { unit: home, binding } = entity;
  return (home.definitions[binding] ?? []).some(each => {
    if (home === unit && each === id) return false;
    const { region, how, value } = home.assignment(each);
    if (how !== 'set' || home.functionOf(region).region.id === 0 || value === undefined) return false;
    return !hasPart(value, part => isNameOf(part, binding)) && value.is !== 'call';
  });
}

/** The old value is put back somewhere in the file. */
function isPutBack({ unit }: FunctionNode, target: Value, id: FactId): boolean {
  return unit.module.facts.some(
    (fact, other) =>
      other !== id &&
      fact.is === 'assign' &&
      fact.value !== undefined &&
      (fact.value.is === 'name' || fact.value.is === 'get') &&
      writtenAs(fact.target) !== undefined &&
      writtenAs(fact.target) === writtenAs(target),
  );
}
