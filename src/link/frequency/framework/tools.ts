import type { Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Names } from '../../program/names.js';
import type { Types } from '../../program/types/types.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { headOf, type Frequency } from '../frequency.js';
import { calledAs } from '../../program/spelling.js';

/** Groups of commands stand in groups, not deeper than this. */
const MAX_GROUPS = 4;

/** Answers which functions are of a test or of a command line, though their decorators are named like those of handlers. */
export class Tools {
  constructor(
    private readonly names: Names,
    private readonly types: Types,
  ) {}

  /** `@mock.patch(…)`, `@cli.command()` with `@click.argument(…)` below it. */
  hold({ unit, region }: FunctionNode): boolean {
    return region.function!.decorators.some(decorator => this.isOne(unit, decorator));
  }

  /** What is asked for on a command line is a process of its own. */
  commandOf(node: FunctionNode): Frequency | undefined {
    const isCommand = node.region.function?.decorators.some(
      decorator =>
        (isNamedCommand(node.unit, decorator) && this.hold(node)) ||
        (node.owner === undefined && this.readsOptions(node.unit, decorator)),
    );
    if (!isCommand) return undefined;
    return {
      runs: 'once',
      place: headOf(node),
      says: `${calledAs(node.region.name)} is a command: a process runs one`,
    };
  }

  /** `@mock.patch`, `@click.command`, `@app.cli.command`, `@main.command` of a group of these. */
  private isOne(unit: Unit, decorator: Value, depth = 0): boolean {
    const { toolModules, toolMembers } = unit.catalog;
    const called = unit.call(decorator)?.callee ?? decorator;
    if (called.is === 'get' && called.of.is === 'get' && toolMembers.has(called.of.name)) return true;
    const name = this.names.outsideName(unit, called) ?? importedFrom(unit, called);
    if (name !== undefined) return toolModules.has(name.split('.')[0]!);
    if (this.isOwnWrapper(unit, called)) return true;
    const group = called.is === 'get' && depth < MAX_GROUPS ? this.names.entityOf(unit, called.of) : undefined;
    if (group?.is === 'function')
      return group.node.region.function!.decorators.some(outer => this.isOne(group.node.unit, outer, depth + 1));
    if (called.is !== 'get' || group === undefined) return false;
    const made = this.types.typeOf({ unit, region: 0, before: Infinity }, called.of);
    return made?.is === 'outside' && toolModules.has(made.name.split('.')[0]!);
  }

  /** `@with_options(parser)`: a decorator of the project that reads the command line, then calls what it decorates. */
  private readsOptions(unit: Unit, decorator: Value): boolean {
    const entity = this.names.entityOf(unit, unit.call(decorator)?.callee ?? decorator);
    if (entity?.is !== 'function') return false;
    const { unit: home, region } = entity.node;
    return home.calls.within(region).some(({ callee }) => home.catalog.optionReaders.has(lastName(callee)));
  }

  /** `@cli_words.group()` of a module of the project that makes commands of `click` of it. */
  private isOwnWrapper(unit: Unit, called: Value): boolean {
    const entity = this.names.entityOf(unit, called);
    if (entity?.is !== 'function') return false;
    const { unit: home, region } = entity.node;
    const { commandDecorators, toolModules } = home.catalog;
    return (
      commandDecorators.has(region.name) && home.module.imports.some(({ from }) => toolModules.has(from.split('.')[0]!))
    );
  }
}

/** The module that a dotted name begins with, as it is imported: a project may keep a copy of it among its files. */
function importedFrom(unit: Unit, value: Value): string | undefined {
  if (value.is === 'get') return importedFrom(unit, value.of);
  const binding = value.is === 'name' ? value.binding : undefined;
  const from = unit.module.imports.find(entry => entry.binding === binding)?.from;
  return from !== undefined && unit.catalog.toolModules.has(from.split('.')[0]!) ? from : undefined;
}

function isNamedCommand(unit: Unit, decorator: Value): boolean {
  const named = unit.call(decorator)?.callee ?? decorator;
  return (named.is === 'name' || named.is === 'get') && unit.catalog.commandDecorators.has(named.name);
}
