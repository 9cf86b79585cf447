import type { CallFact, FactId } from '../../../model/model.js';
import { lastOf } from '../../../model/qualified-names.js';
import { atFact } from '../../program/at.js';
import type { Calls } from '../../program/calls/calls.js';
import type { Names } from '../../program/names.js';
import type { Types } from '../../program/types/types.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { headOf, type Frequency } from '../frequency.js';
import { calledAs } from '../../program/spelling.js';

/** Callers of callers are followed this far: `main` → `run` → `gui.start` → `reactor.run()`. */
const MAX_CALLERS = 3;

/** Answers which functions come back when the program is over: they run its event loop, of which a process has one. */
export class EventLoops {
  private readonly running = new Set<FunctionNode>();

  constructor(
    units: readonly Unit[],
    private readonly names: Names,
    private readonly types: Types,
    private readonly calls: Calls,
  ) {
    for (const unit of units) {
      const { verbs } = unit.catalog.eventLoops;
      unit.eachCallNamed(
        name => verbs.has(name),
        (call, id) => {
          if (this.isRun(unit, call, id)) this.add(unit.functionOf(call.region), 0);
        },
      );
    }
  }

  of(node: FunctionNode): Frequency | undefined {
    if (!this.running.has(node)) return undefined;
    const says = `${calledAs(node.region.name)} runs the event loop: a process has one`;
    return { runs: 'once', place: headOf(node), says };
  }

  private isRun(unit: Unit, { callee }: CallFact, id: FactId): boolean {
    const { functions, owners } = unit.catalog.eventLoops;
    if (callee.is !== 'get') return false;
    const outside = this.names.outsideCalled(unit, id);
    if (outside !== undefined) return functions.test(outside);
    const type = this.types.typeOf(atFact(unit, id), callee.of);
    const kinds = type?.is === 'outside' ? [type.name] : type?.is === 'instance' ? type.of.outside : [];
    return kinds.some(name => owners.has(lastOf(name)));
  }

  private add(node: FunctionNode, depth: number): void {
    if (node.region.id === 0 || depth > MAX_CALLERS || this.running.has(node)) return;
    this.running.add(node);
    for (const { unit, region, byName } of this.calls.callersOf(node))
      if (byName === undefined) this.add(unit.functionOf(region), depth + 1);
  }
}
