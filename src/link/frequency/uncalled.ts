import { calledName } from '../program/calls/call-forms.js';
import { isMetaclass } from '../program/classes/classes.js';
import { isConstructor } from '../program/classes/constructors.js';
import { isOffered } from '../program/classes/components.js';
import type { FunctionNode } from '../program/unit.js';
import { isDecorator } from './framework/decorators.js';
import { headOf, type Frequency } from './frequency.js';
import { calledAs, isPrivate, isSpecial } from '../program/spelling.js';

/** Nobody in sight calls it: users of a library may, any number of times, unless its name says that it sets things up. */
export function uncalledFrequency(node: FunctionNode): Frequency {
  const { name } = node.region;
  if (isOffered(node))
    return { runs: 'repeated', place: headOf(node), says: `\`${name}\` is for the component's page to call` };
  if (makesClasses(node))
    return { runs: 'setup', place: headOf(node), says: `\`${node.owner!.name}\` makes classes, as modules are loaded` };
  const says = callsOf(node);
  // Whoever uses a class makes instances of it, however many; so do components that use a hook.
  const isOfMany = isConstructor(node) || node.unit.catalog.resources.hooks.test(name);
  const setsUp = node.unit.catalog.names.setsUp.test(name) || isHook(node) || isDecorator(node);
  const isSetup = !isOfMany && setsUp;
  return isSetup
    ? { runs: 'setup', place: headOf(node), says, byName: true }
    : { runs: 'unknown', place: headOf(node), says };
}

/** The constructor of a metaclass. */
function makesClasses({ owner, region }: FunctionNode): boolean {
  const { form } = region.function!;
  return owner !== undefined && form === 'constructor' && isMetaclass(owner);
}

function callsOf({ region: { name, function: facts }, owner }: FunctionNode): string {
  if (owner && facts!.form === 'constructor') return `any number of \`${owner.name}\` may be made`;
  return `${calledAs(name)} may be called any number of times`;
}

/** `def on_change(self, callback)` sets a hook; `def on_change(self, event)` is one. */
function isHook(node: FunctionNode): boolean {
  return /^_*on_/i.test(node.region.name) && takesHandler(node);
}

/** `(topic, callback) => …`: what is called for an event is given no function to call. */
export function takesHandler({ unit, region }: FunctionNode): boolean {
  return region.function!.parameters.some(({ name }) => unit.catalog.names.takesHandler.test(name));
}

/** May be called by users of the class as well, whoever calls it in the project. */
export function isPublicMethod(node: FunctionNode): boolean {
  const { name } = node.region;
  return node.owner !== undefined && !isPrivate(name) && !isSpecial(name);
}

/**
 * `@cached_property`, `@cache_in_self`: of each owner it runs once, whoever asks, and a function that is asked for one thing
 * runs once. So it does as `@run_once`.
 */
export function isRemembered(node: FunctionNode): boolean {
  const { unit, owner, region } = node;
  const { parameters, decorators } = region.function!;
  if (decorators.some(decorator => unit.catalog.onceOnly.test(calledName(unit, decorator)))) return true;
  return parameters.length <= (owner ? 1 : 0) && isRememberedForEach(node);
}

/** The same for each of what it is asked for: `@lru_cache`. */
export function isRememberedForEach({ unit, region }: FunctionNode): boolean {
  return (region.function?.decorators ?? []).some(decorator =>
    unit.catalog.remembering.test(calledName(unit, decorator)),
  );
}
