import type { BindingId, RegionId, Value } from '../../../../model/model.js';
import { isNameOf } from '../../../../model/parts.js';
import type { Operation } from '../../../slots/slots.js';
import { isMentionedIn } from '../../../program/mentions.js';
import type { Project } from '../../../project.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';

/**
 * `listeners.push(heard)`, where `heard` is a function around the listener that was given, and `listeners.indexOf(listener)`: what
 * is looked for was never added, only what is wrapped around it.
 */
export function wrapperOf(project: Project, removal: Operation, growth: Operation): string | undefined {
  const { unit } = growth;
  const added = growth.value ?? growth.key;
  const sought = soughtBy(removal);
  if (removal.unit !== unit || added === undefined || sought?.is !== 'name') return undefined;
  const wrapper = functionOf(unit, added);
  if (wrapper === undefined || isNameOf(added, sought.binding)) return undefined;
  if (isAskedFor(project, removal, added)) return undefined;
  const other = functionOf(unit, sought);
  if (other !== undefined && other !== wrapper)
    return `it looks for \`${sought.name}\`, and another function was added`;
  if (unit.binding(sought.binding)?.kind !== 'parameter' || unit.definitions[sought.binding]!.length > 0)
    return undefined;
  const given = givenTo(unit, growth.region, sought.name);
  return given !== undefined && isMentionedIn(unit, unit.region(wrapper), given)
    ? `it looks for \`${sought.name}\`, and a function around that was added`
    : undefined;
}

/** `heard.stop = partial(self.forget, heard)`, `return () => this.forget(heard)`: what takes it out is told the very function. */
function isAskedFor({ calls }: Project, { unit, region }: Operation, added: Value): boolean {
  if (added.is !== 'name') return false;
  const remover = unit.functionOf(region);
  return [...calls.callersOf(remover), ...calls.handoversOf(remover)].some(site => {
    const call = site.unit.fact(site.fact);
    const isAdded = (value: Value): boolean => isNameOf(value, added.binding);
    return site.unit === unit && call.is === 'call' && call.arguments.some(({ value }) => isAdded(value));
  });
}

/** The parameter of the function that adds, or of one around it, by the name under which it is looked for. */
function givenTo(unit: Unit, region: RegionId, name: string): BindingId | undefined {
  for (let node: FunctionNode | undefined = unit.functionOf(region); node; node = node.outer) {
    const found = node.region.function?.parameters.find(each => each.name === name);
    if (found) return found.binding;
  }
  return undefined;
}

/** What is taken out: named, or found by its place, `xs.splice(xs.indexOf(x), 1)`. */
function soughtBy({ unit, fact, key, value }: Operation): Value | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call' || call.callee.is !== 'get' || call.callee.name !== 'splice') return value ?? key;
  const index = call.arguments[0]?.value;
  const found = index?.is === 'name' ? unit.soleValue(index.binding) : index;
  const search = found && unit.call(found);
  if (search?.callee.is !== 'get' || search.callee.name !== 'indexOf') return undefined;
  return search.arguments[0]?.value;
}

/** The function that is written there, or that a name stands for wherever it is read. */
function functionOf(unit: Unit, value: Value): RegionId | undefined {
  const written = value.is === 'name' ? (unit.soleValue(value.binding) ?? value) : value;
  if (written.is === 'function') return written.region;
  const binding = unit.bindingOf(written);
  return binding?.kind === 'function' ? binding.names : undefined;
}
