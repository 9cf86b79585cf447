import type { CallFact, FactId } from '../../model/model.js';
import { livesAtLeast, runsAtLeast, type Life, type Runs } from '../../model/time.js';
import { lastName } from '../../model/parts.js';
import { atFact, type At } from '../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../program/unit.js';
import type { Spot } from '../slots/spot.js';
import type { IsIt } from './aliases.js';
import { frameworkLife, singletonLife } from './conventions.js';
import { heldBy } from './holders.js';
import type { Following, Instance, Lifetime, Linked, Owners } from './lifetime.js';
import { calledAs } from '../program/spelling.js';

/** Answers how long an instance lives that a call is given, or that is told to do something by its maker. */
export class HandedOn {
  constructor(
    private readonly linked: Linked,
    private readonly owners: Owners,
    private readonly instances: Following,
  ) {}

  /** The call `taker` has the instance as an argument, or is a method of it. */
  ofPassed(unit: Unit, taker: CallFact, id: FactId, made: FactId, instance: Instance): Lifetime {
    if (taker.arguments.some(({ value }) => value.is === 'call' && value.fact === made))
      return this.ofArgument(unit, taker, id, instance);
    return taker.callee.is === 'get' && unit.catalog.names.goesOn.test(taker.callee.name)
      ? this.ofStarted(unit, taker, instance)
      : this.ofReceiver(unit, taker, instance);
  }

  /** `Servlet(hub).register(server)` at start-up: what it does there may be to hand itself on. */
  private ofReceiver(unit: Unit, call: CallFact, instance: Instance): Lifetime {
    const node = unit.functionOf(call.region);
    if (!call.dropped || this.runsOf(node) !== 'setup') return this.instances.asLocal(node, instance);
    const { place, name } = instance;
    return { life: 'unknown', place, says: `\`${name}\` may hand itself on in ${calledAs(node.region.name)}` };
  }

  /** `Servlet(hs).register(server)`, `Worker().start()`: somebody keeps it, for longer than this function. */
  ofStarted(unit: Unit, call: CallFact, { place, name }: Instance): Lifetime {
    const runs = this.runsOf(unit.functionOf(call.region));
    const life: Life = runsAtLeast(runs, 'unknown') ? 'unknown' : 'long';
    return { life, place, says: `\`${name}\` is made and started here` };
  }

  /** Handed to a container's verb, to another object's constructor, or to code that is not seen. */
  ofArgument(unit: Unit, call: CallFact, id: FactId, instance: Instance): Lifetime {
    const at = atFact(unit, id);
    for (const entry of this.filledBy(at, call))
      return (
        this.instances.inLocal(entry, instance) ??
        heldBy(this.linked, this.owners, entry, unit.functionOf(call.region), instance)
      );
    const type = this.linked.types.typeOf(at, call.callee);
    return type?.is === 'class' ? this.ofTaker(unit, type.of, id, instance) : this.ofHandedOn(unit, call, instance);
  }

  /** The new instance that is given it keeps it, and not others of the same class; unless a framework keeps them all. */
  private ofTaker(unit: Unit, cls: ClassNode, fact: FactId, { depth }: Instance): Lifetime {
    const longest = this.owners.ofClass(cls, depth + 1);
    if (!livesAtLeast(longest.life, 'long') || frameworkLife(this.linked.calls, cls) || singletonLife(cls))
      return longest;
    return this.instances.ofMade({ unit, fact }, depth + 1);
  }

  /** `scheduler.add_job(poller.poll)`: whoever is to call a method keeps what it is a method of. */
  isCalledBack(at: At, call: CallFact, isIt: IsIt): boolean {
    if (!at.unit.catalog.callbackVerbs.has(lastName(call.callee))) return false;
    return call.arguments.some(
      ({ value }) => value.is === 'get' && isIt(value.of) && this.linked.types.typeOf(at, value)?.is === 'function',
    );
  }

  ofHandedOn(unit: Unit, call: CallFact, { place, name }: Instance): Lifetime {
    const node = unit.functionOf(call.region);
    if (node.region.id === 0 || this.isAtStart(node))
      return { life: 'long', place, says: `one \`${name}\` is made and handed on at start-up` };
    return { life: 'unknown', place, says: `\`${name}\` is handed on` };
  }

  /** The entry that a container's verb adds: `rooms.push(room)`. */
  private *filledBy(at: At, { callee }: CallFact): Iterable<Spot> {
    if (callee.is !== 'get') return;
    for (const spot of this.linked.spots.of(at, callee.of)) {
      const slot = this.linked.operations.slots.get(spot);
      const row = slot && at.unit.catalog.methods[slot.made[0]!.holds]?.[callee.name];
      if (row?.does === 'grow') yield* this.linked.spots.step(spot, '*');
    }
  }

  /** Seen to run when the program begins only: that it is called `init_context` says nothing of who calls it. */
  isAtStart(node: FunctionNode): boolean {
    const { runs, byName } = this.linked.frequencies.ofFunction(node);
    return !runsAtLeast(runs, 'unknown') && byName === undefined;
  }

  private runsOf(node: FunctionNode): Runs {
    return this.linked.frequencies.ofFunction(node).runs;
  }
}
