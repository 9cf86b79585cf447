import type { Value } from '../../model/model.js';
import { isBoundToHost } from '../program/components.js';
import type { Names } from '../program/names.js';
import type { Types } from '../program/types.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { headOf, type Frequency } from './frequency.js';

/** Groups of commands stand in groups, not deeper than this. */
const MAX_GROUPS = 4;

/** Answers which functions a framework calls for each request or event. */
export class Handlers {
  constructor(
    private readonly names: Names,
    private readonly types: Types,
  ) {}

  /** Decorators and framework methods that make a function a handler. */
  of(node: FunctionNode): Frequency | undefined {
    const { unit, region } = node;
    const { catalog } = unit;
    for (const decorator of region.function?.decorators ?? []) {
      const name = lastNameOf(unit, decorator);
      if (name && catalog.handlerDecorators.has(name) && !this.isOfTools(unit, decorator))
        return { runs: 'repeated', place: headOf(node), says: `\`${region.name}\` is a handler: \`@${name}\`` };
    }
    if (!node.owner) return undefined;
    if (isBoundToHost(node.owner, region.name))
      return { runs: 'repeated', place: headOf(node), says: `\`${region.name}\` is bound to an event of its element` };
    const isHandlerClass = node.owner.outside.some(name =>
      ['request', 'connection'].includes(catalog.lives[name] ?? ''),
    );
    if (
      isHandlerClass &&
      (catalog.eventMethods.has(region.name) || /^(get|post|put|patch|delete|list|retrieve|create)$/.test(region.name))
    ) {
      return { runs: 'repeated', place: headOf(node), says: `\`${region.name}\` runs for every request` };
    }
    return undefined;
  }

  /** `@mock.patch`, `@click.command`, `@main.command` of a group of these: named like a handler's, and run once. */
  private isOfTools(unit: Unit, decorator: Value, depth = 0): boolean {
    const called = unit.call(decorator)?.callee ?? decorator;
    const name = this.names.outsideName(unit, called);
    if (name !== undefined) return unit.catalog.toolModules.has(name.split('.')[0]!);
    const group = called.is === 'get' && depth < MAX_GROUPS ? this.names.entityOf(unit, called.of) : undefined;
    if (group?.is === 'function')
      return group.node.region.function!.decorators.some(outer => this.isOfTools(group.node.unit, outer, depth + 1));
    if (called.is !== 'get' || group === undefined) return false;
    const made = this.types.typeOf({ unit, region: 0, before: Infinity }, called.of);
    return made?.is === 'outside' && unit.catalog.toolModules.has(made.name.split('.')[0]!);
  }
}

/** The last name of a decorator. */
export function lastNameOf(unit: Unit, value: Value): string | undefined {
  const call = unit.call(value);
  const named = call ? call.callee : value;
  return named.is === 'name' || named.is === 'get' ? named.name : undefined;
}
