import type { CallFact } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import type { ResourceCatalog } from '../../../model/catalog/resource-words.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { remember } from '../../program/remember.js';
import type { At } from '../../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { Rows } from './rows.js';
import { plainName } from '../../program/spelling.js';

/** What makes an instance of a class of the project that has an end, and must be told to end. */
export function disposableRow(
  project: Project,
  { unit, before: call }: At,
): { row: ResourceRow; cls: ClassNode } | undefined {
  const type = project.types.ofCalled(unit, call);
  if (type?.is !== 'class' || !hasEnding(type.of)) return undefined;
  return { row: rowOf(type.of), cls: type.of };
}

const rowOf = remember(({ unit, name }: ClassNode): ResourceRow => {
  const { endings, inverses } = unit.catalog.resources;
  return { kind: 'disposable', release: { methods: [...endings, ...inverses] }, noun: name };
});

const outsideRows = remember<ResourceCatalog, Map<string, ResourceRow>>(() => new Map());

/**
 * What makes an instance of a class that is not in the project. Whether it has an end shows only where another one of the
 * same class is ended beside it.
 */
export function outsideRow(project: Project, { unit }: At, call: CallFact): ResourceRow | undefined {
  const { resources, containers, types } = unit.catalog;
  const qualified = project.names.outsideName(unit, call.callee);
  const name = lastName(call.callee);
  if (name === '' || qualified === undefined || Object.hasOwn(containers, qualified) || types.endless.test(name))
    return undefined;
  const rows = outsideRows(resources);
  let row = rows.get(name);
  if (row === undefined) {
    row = { kind: 'disposable', release: { methods: [...resources.endings] }, noun: name, onlyLikeSiblings: true };
    rows.set(name, row);
  }
  return row;
}

/** Whether a method of the class, or of one that it is derived from, ends its instances for good. */
const hasEnding = remember((cls: ClassNode): boolean =>
  ancestry(cls).some(({ methods }) =>
    [...methods].some(([name, method]) => isEnding(cls, name) || (isReleasing(method) && takesBack(cls, name))),
  ),
);

/** `release()`, `disconnect()`: an end by what it does, where its name alone may be that of a pause. */
function isReleasing({ unit, region }: FunctionNode): boolean {
  const given = region.function!.parameters.filter(({ name, default: fallback }) => name !== 'self' && !fallback);
  return unit.catalog.names.releases.test(region.name) && given.length === 0;
}

/** Whether a method of the class takes back what its instances acquire, whatever it is called: `removeAll`. */
export function takesBack(cls: ClassNode, name: string): boolean {
  const [method] = [...ancestry(cls)].flatMap(each => each.methods.get(name) ?? []);
  if (method === undefined) return false;
  const { unit, region } = method;
  const { releasing } = Rows.of(unit.catalog.resources);
  return unit.calls.within(region).some(({ callee }) => releasing.has(lastName(callee)));
}

/** Whether a method of that name ends the instances of the class, and not an entry that they hold. */
export function isEnding(cls: ClassNode, name: string): boolean {
  return isNamedEnding(cls.unit, name) && !isOfEntry(cls, name);
}

/** Whether a function of that name ends its owner for good. */
function isNamedEnding(unit: Unit, name: string): boolean {
  const { endings } = unit.catalog.resources;
  return endings.has(name) || endings.has(plainName(name));
}

/** `destroy(sessionId, done)` of a store: the end of one of its entries. */
function isOfEntry({ methods, unit }: ClassNode, name: string): boolean {
  const [first] = methods.get(name)?.region.function!.parameters.filter(each => each.name !== 'self') ?? [];
  return first !== undefined && first.default === undefined && unit.catalog.names.entries.test(first.name);
}

/** Whether a method of that name undoes what another one has begun, or ends one entry, and the instance lives on. */
export function isInverse(cls: ClassNode, name: string): boolean {
  const { inverses } = cls.unit.catalog.resources;
  return inverses.has(plainName(name)) || (isNamedEnding(cls.unit, name) && isOfEntry(cls, name));
}
