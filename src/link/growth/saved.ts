import type { FactId, Value } from '../../model/model.js';
import { atFact } from '../program/at.js';
import { remember } from '../program/remember.js';
import type { Unit } from '../program/unit.js';
import type { Project } from '../project.js';
import type { Slot } from '../slots/slots.js';
import type { Spot } from '../slots/spot.js';

/**
 * `let scores = JSON.parse(read(file))` … `write(file, JSON.stringify(scores))`: what the program is to know the next time it
 * runs, kept on purpose.
 */
export function isSaved(project: Project, { spot }: Slot): boolean {
  const unit = spot.root.is === 'field' ? spot.root.of.unit : spot.root.unit;
  const { reads, writes } = fileCallsIn(project)(unit);
  if (reads.size === 0 || !writes.some(id => isGivenTo(project, unit, spot, id))) return false;
  return unit.module.facts.some(
    (fact, id) =>
      fact.is === 'assign' &&
      fact.value !== undefined &&
      isResultOf(fact.value, reads) &&
      project.operations.target(atFact(unit, id), fact.target).includes(spot),
  );
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

function isGivenTo({ spots }: Project, unit: Unit, spot: Spot, write: FactId): boolean {
  const given = unit.fact(write);
  return (
    given.is === 'call' && given.arguments.some(({ value }) => spots.of(atFact(unit, write), value).includes(spot))
  );
}

function isResultOf(value: Value, calls: ReadonlySet<FactId>): boolean {
  if (value.is === 'choice') return value.of.some(part => isResultOf(part, calls));
  return value.is === 'call' && calls.has(value.fact);
}
