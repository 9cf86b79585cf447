import type { CallFact, Fact, FactId, Value } from '../../../../model/model.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import { lastName, partsOf } from '../../../../model/parts.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import { isEnding } from '../../../resources/acquired/disposables.js';
import type { Family } from '../../../resources/written/families.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { isSelf } from '../../../resources/written/names.js';
import { isPrivate, plainName } from '../../../program/spelling.js';

/** An attribute of an instance that is given what was opened. */
export interface Stored {
  readonly unit: Unit;
  readonly fact: FactId;
  readonly cls: ClassNode;
  readonly field: string;
  readonly node: FunctionNode;
}

/** Whether a method of the class ends its instances, by its name. */
export function isNamedEnd(cls: ClassNode, name: string): boolean {
  const { closers } = cls.unit.catalog.opens;
  return isEnding(cls, name) || closers.has(name) || closers.has(plainName(name));
}

/** A method that closes it as such, or is an end by its name. */
export function isEnd(cls: ClassNode, method: FunctionNode, closers: ReadonlySet<FunctionNode>): boolean {
  const { name } = method.region;
  return isNamedEnd(cls, name) || (closers.has(method) && cls.unit.catalog.names.closes.test(name));
}

/** Where the classes of a family close what an attribute holds, or hand it to who may. */
export function closingFacts(family: Family, field: string, row: OpenRow): Map<Unit, FactId[]> {
  const found = new Map<Unit, FactId[]>();
  for (const unit of family.units) {
    const facts = factsNaming(unit, field).filter(id => {
      const cls = unit.classOf(unit.fact(id).region);
      return cls !== undefined && family.classes.has(cls) && isClosing(unit, unit.fact(id), field, row);
    });
    if (facts.length > 0) found.set(unit, facts);
  }
  return found;
}

function isClosing(unit: Unit, fact: Fact, field: string, row: OpenRow): boolean {
  switch (fact.is) {
    case 'call':
      return isClosingCall(unit, fact, field, row);
    // `sock, self.sock = self.sock, None`, `with self.file:`, `return self.file`.
    case 'assign':
      return fact.how !== 'iterate' && fact.value !== undefined && isField(unit, fact.value, field);
    case 'exit':
    case 'use':
      if (isLentToItself(unit, fact)) return false;
      return fact.value !== undefined && (isField(unit, fact.value, field) || isItsEnd(unit, fact.value, field, row));
    default:
      return false;
  }
}

/** `async def _get_session(self): …; return self._session`: its own methods work with it. */
function isLentToItself(unit: Unit, fact: Fact): boolean {
  return fact.is === 'exit' && fact.how === 'return' && isPrivate(unit.functionOf(fact.region).region.name);
}

function isClosingCall(
  unit: Unit,
  { callee, arguments: given, managed }: CallFact,
  field: string,
  row: OpenRow,
): boolean {
  const isClose = callee.is === 'get' && row.closes.includes(callee.name) && names(callee.of, field);
  if (isClose || managed === true) return true;
  return !unit.catalog.opens.speakers.test(lastName(callee)) && given.some(({ value }) => lastName(value) === field);
}

/** `return self.file.close`: whoever calls what that gives closes it. */
function isItsEnd(unit: Unit, value: Value, field: string, { closes }: OpenRow): boolean {
  return value.is === 'get' && closes.includes(value.name) && isField(unit, value.of, field);
}

function isField(unit: Unit, value: Value, field: string): boolean {
  if (value.is === 'get' && value.name === field) return isSelf(unit, value.of);
  return partsOf(value).some(part => value.is !== 'get' && value.is !== 'op' && isField(unit, part, field));
}

function names(value: Value, field: string): boolean {
  return value.is === 'get' && (value.name === field || names(value.of, field));
}

/** Opened and closed by one method. */
export function closesItself({ unit, fact, node }: Stored, closing: ReadonlyMap<Unit, readonly FactId[]>): boolean {
  return (closing.get(unit) ?? []).some(id => {
    const { region } = unit.fact(id);
    if (id < fact || unit.functionOf(region) !== node || unit.fact(id).is !== 'call') return false;
    const call = unit.callAt(id);
    if (call.callee.is !== 'get' || !unit.catalog.opens.closesOrWaits.test(call.callee.name)) return false;
    for (const around of unit.around(region, node.region.id)) if (around.kind === 'catch') return false;
    return true;
  });
}
