import type { Fact, FactId, Value } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import { atFact } from '../program/at.js';
import { remember } from '../program/remember.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { walks } from './removals/sweeps.js';
import type { Project } from '../project.js';
import { operationsOf, type Slot } from '../slots/slots.js';
import type { Spot } from '../slots/spot.js';

/**
 * `let scores = JSON.parse(read(file))` … `write(file, JSON.stringify(scores))`: what the program is to know the next time it
 * runs, kept on purpose; also entry by entry, `for (const [name, points] of Object.entries(scores)) saved[name] = points`.
 */
export function isSaved(project: Project, slot: Slot): boolean {
  const { root, within } = slot.spot;
  const unit = root.is === 'field' ? root.of.unit : root.unit;
  const { reads, writes } = fileCallsIn(project)(unit);
  if (reads.size === 0) return false;
  if (isWritten(project, unit, slot, writes) && isRead(project, unit, slot, reads)) return true;
  const whole = within && project.operations.slots.get(within);
  return whole !== undefined && isSaved(project, whole);
}

function isWritten(project: Project, unit: Unit, slot: Slot, writes: readonly FactId[]): boolean {
  return writes.some(
    id => isGivenTo(project, unit, slot.spot, id) || isWalked(project, slot, unit.functionOf(unit.fact(id).region)),
  );
}

/** `for (const [name, points] of Object.entries(scores))` */
function isWalked(project: Project, slot: Slot, node: FunctionNode): boolean {
  const { unit, region } = node;
  return (
    touchesFile(node) &&
    unit
      .inside(region)
      .some(
        ({ loop, parent, from }) =>
          loop?.over && walks(project, slot, { unit, region: parent, before: from }, loop.over),
      )
  );
}

/** What is parsed and written down may as well come from a line, and go to one. */
function touchesFile({ unit, region }: FunctionNode): boolean {
  return unit.calls.within(region).some(fact => unit.catalog.files.touches.has(lastName(fact.callee)));
}

function isRead(project: Project, unit: Unit, slot: Slot, reads: ReadonlySet<FactId>): boolean {
  const { facts } = unit.module;
  const isGiven = (fact: Fact, id: FactId): boolean =>
    fact.is === 'assign' &&
    fact.value !== undefined &&
    isResultOf(fact.value, reads) &&
    project.operations.target(atFact(unit, id), fact.target).includes(slot.spot);
  if (facts.some(isGiven)) return true;
  const readers = new Set([...reads].map(id => unit.functionOf(facts[id]!.region)).filter(touchesFile));
  return operationsOf(slot, 'grow', 'replace').some(each => readers.has(each.unit.functionOf(each.region)));
}

/** The calls of a module that read a file, and those that write one. */
interface FileCalls {
  readonly reads: ReadonlySet<FactId>;
  readonly writes: readonly FactId[];
}

const fileCallsIn = remember(({ names }: Project) =>
  remember((unit: Unit): FileCalls => {
    const { files } = unit.catalog;
    const reads = new Set<FactId>();
    const writes: FactId[] = [];
    unit.eachCall((_, id) => {
      const name = names.outsideCalled(unit, id);
      if (name !== undefined && files.reads.has(name)) reads.add(id);
      if (name !== undefined && files.writes.has(name)) writes.push(id);
    });
    return { reads, writes };
  }),
);

/** The whole, or what it is a part of: `data` with its `scores`. */
function isGivenTo({ spots }: Project, unit: Unit, spot: Spot, write: FactId): boolean {
  const given = unit.fact(write);
  const isIt = (each: Spot): boolean =>
    each === spot || (each.root === spot.root && each.steps.every((step, index) => step === spot.steps[index]));
  return given.is === 'call' && given.arguments.some(({ value }) => spots.of(atFact(unit, write), value).some(isIt));
}

function isResultOf(value: Value, calls: ReadonlySet<FactId>): boolean {
  if (value.is === 'choice') return value.of.some(part => isResultOf(part, calls));
  return value.is === 'call' && calls.has(value.fact);
}
