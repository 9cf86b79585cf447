import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import type { BindingId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { operationsOf, type Operation } from '../../slots/slots.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { remember } from '../../program/remember.js';
import { isCompound } from '../../program/spelling.js';

/**
 * Methods of the project's own classes that put what they are given into a collection of the instance, where another method
 * takes the same thing out again: `document.tell_changes_to(self)` and `document.tell_no_more(self)`.
 */
export class OwnVerbs {
  private readonly rows = new Map<FunctionNode, ResourceRow>();
  private readonly byName = new Map<string, ResourceRow | null>();

  constructor(project: Project) {
    for (const slot of project.operations.slots.values()) {
      if (slot.spot.root.is !== 'field') continue;
      const removing = methodsWith(operationsOf(slot, 'shrink'));
      if (removing.size === 0) continue;
      for (const [method, index] of methodsWith(operationsOf(slot, 'grow'))) {
        const verbs = [...removing.keys()].filter(other => other !== method).map(({ region }) => region.name);
        if (verbs.length > 0 && !this.rows.has(method)) this.note(method, rowOf(method, index, verbs));
      }
    }
  }

  private note(method: FunctionNode, row: ResourceRow): void {
    const { name } = method.region;
    this.rows.set(method, row);
    this.byName.set(name, this.byName.has(name) ? null : row);
  }

  static readonly of = remember((project: Project) => new OwnVerbs(project));

  /** What the method acquires for who calls it. */
  ofMethod(method: FunctionNode): ResourceRow | undefined {
    return this.rows.get(method);
  }

  /** The same on a receiver of unknown type: where one method has that name, and the name says enough. */
  ofName(name: string): ResourceRow | undefined {
    return isCompound(name) ? (this.byName.get(name) ?? undefined) : undefined;
  }
}

/** The methods in which an operation works on one of their parameters, with its position among the arguments. */
function methodsWith(operations: readonly Operation[]): Map<FunctionNode, number> {
  const found = new Map<FunctionNode, number>();
  for (const { unit, region, key, value, through } of operations) {
    const node = unit.functionOf(region);
    const { parameters = [], form } = node.region.function ?? {};
    if (through || node.owner === undefined || form !== 'method') continue;
    const given = parameters.filter(({ binding }) => unit.binding(binding)?.kind !== 'self');
    for (const part of [key, value]) {
      const index = part === undefined ? -1 : given.findIndex(({ binding }) => isOf(unit, part, binding));
      if (index >= 0) found.set(node, index);
    }
  }
  return found;
}

/** The parameter itself, or one of the things that it is a list of. */
function isOf(unit: Unit, value: Value, parameter: BindingId): boolean {
  if (value.is !== 'name') return false;
  if (value.binding === parameter) return true;
  const definitions = unit.definitions[value.binding] ?? [];
  return definitions.some(fact => {
    const { how, value: from } = unit.assignment(fact);
    return how === 'iterate' && isNameOf(from, parameter);
  });
}

function rowOf({ region }: FunctionNode, handler: number, verbs: readonly string[]): ResourceRow {
  return {
    kind: 'listener',
    verb: [region.name],
    release: { verbs },
    handler,
    takesObject: true,
    learned: true,
    noun: 'callback',
  };
}
