import type { BindingId, FactId, GetValue, RegionId, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import { fieldSitesOf } from '../../program/classes/field-sites.js';
import { atFact, type At } from '../../program/at.js';
import { returnsOf } from '../../program/calls/returns.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { isSelf } from '../written/names.js';
import { pageElementOf } from './page-elements.js';

/** Where the object that is registered on is held: an attribute of the instance, the instance itself, a variable. */
export type TargetRoot = { readonly sure: boolean } & (
  | { readonly is: 'self' }
  | { readonly is: 'field'; readonly of: ClassNode; readonly name: string }
  // `element`: which part of the page, where that is what the variable stands for.
  | { readonly is: 'variable'; readonly unit: Unit; readonly binding: BindingId; readonly element?: string }
);

const MAX_STEPS = 12;

/**
 * The root of a receiver, where it leads to the same object whenever it is read: a path of attributes, and methods that give
 * an attribute of their own. It is not sure where a method without arguments is not seen.
 */
export function targetRootOf(project: Project, at: At, receiver: Value | undefined): TargetRoot | undefined {
  const { unit } = at;
  let value: Value | undefined = receiver;
  let sure = true;
  for (let steps = 0; value && steps < MAX_STEPS; steps++) {
    const element = pageElementOf(unit, (value.is === 'name' && unit.soleValue(value.binding)) || value);
    if (element) {
      const { page, selector, stays } = element;
      return { is: 'variable', unit, binding: page, element: selector, sure: sure && stays };
    }
    if (value.is === 'name') return rootOfName(project, unit, value, sure);
    if (value.is === 'get') {
      if (isSelf(unit, value.of)) return fieldOf(unit, at.region, value, sure);
      // `activeCellChanged` is the signal itself.
      if (value !== receiver && unit.catalog.names.changing.test(value.name)) return undefined;
      value = value.of;
    } else {
      const given: Called | undefined = value.is === 'call' ? calledOn(project, unit, value.fact) : undefined;
      sure &&= given?.sure ?? false;
      value = given?.on;
    }
  }
  return undefined;
}

function rootOfName(
  project: Project,
  unit: Unit,
  value: Extract<Value, { is: 'name' }>,
  sure: boolean,
): TargetRoot | undefined {
  if (isSelf(unit, value)) return { is: 'self', sure };
  const entity = project.names.ofBinding(unit, value.binding);
  if (entity?.is === 'variable') return { is: 'variable', unit: entity.unit, binding: entity.binding, sure };
  const isImported = unit.binding(value.binding)?.kind === 'import';
  const isThere = entity?.is === 'outside' && (isImported || unit.catalog.resources.globals.has(value.name));
  return isThere ? { is: 'variable', unit, binding: value.binding, sure } : undefined;
}

function fieldOf(unit: Unit, region: RegionId, { name }: GetValue, sure: boolean): TargetRoot | undefined {
  const cls = unit.classOf(region);
  return cls && !unit.catalog.names.changing.test(name) ? { is: 'field', of: cls, name, sure } : undefined;
}

interface Called {
  readonly on: Value;
  readonly sure: boolean;
}

/** What a method is called on, where it gives back an attribute of that. */
function calledOn(project: Project, unit: Unit, fact: FactId): Called | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call' || call.new || call.callee.is !== 'get') return undefined;
  const { of: on, name } = call.callee;
  if (unit.catalog.resources.views.has(name)) return { on, sure: true };
  const type = project.types.typeOf(atFact(unit, fact), call.callee);
  if (type?.is === 'function') return givesItsOwn(type.of) ? { on, sure: true } : undefined;
  return type?.is !== 'class' && call.arguments.length === 0 ? { on, sure: false } : undefined;
}

/** `backdropClick() { return this._backdropClick.asObservable() }`, of a subject that the instance made. */
function givesItsOwn(method: FunctionNode): boolean {
  const { unit, region } = method;
  const cls = unit.classOf(region.id);
  const given = [...returnsOf(method)];
  return cls !== undefined && given.length > 0 && given.every(({ value }) => isOwnPath(unit, cls, value));
}

function isOwnPath(unit: Unit, cls: ClassNode, value: Value): boolean {
  if (value.is === 'call') {
    const { callee } = unit.call(value)!;
    return callee.is === 'get' && unit.catalog.resources.views.has(callee.name) && isOwnPath(unit, cls, callee.of);
  }
  if (value.is !== 'get') return false;
  return isSelf(unit, value.of) ? isMade(cls, value.name) : isOwnPath(unit, cls, value.of);
}

/** Made by the instance, and no answer that is kept. */
function isMade(of: ClassNode, name: string): boolean {
  const made = fieldSitesOf(of, name).filter(({ unit, fact }) => unit.assignment(fact).value !== undefined);
  return made.length > 0 && made.every(({ unit, fact }) => unit.call(unit.assignment(fact).value!)?.new === true);
}

/** Whether a function, or one written in it, gives the root another object. */
export function isSetIn(root: TargetRoot, { unit, region }: FunctionNode): boolean {
  if (root.is === 'self') return false;
  if (root.is === 'variable')
    return (
      root.unit === unit &&
      (unit.isWithin(unit.binding(root.binding)!.region, region.id) ||
        unit.definitions[root.binding]!.some(id => id >= region.from && id < region.to))
    );
  return fieldSitesOf(root.of, root.name).some(
    ({ unit: where, fact }) => where === unit && fact >= region.from && fact < region.to,
  );
}
