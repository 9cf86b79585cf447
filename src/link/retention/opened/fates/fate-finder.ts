import type {
  Argument,
  AssignFact,
  BindingId,
  CallFact,
  Fact,
  FactId,
  GetValue,
  Region,
  RegionId,
  Value,
} from '../../../../model/model.js';
import { isHandlerOf } from '../../../program/alternatives.js';
import { atFact } from '../../../program/at.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isContext } from './contexts.js';
import { CallUses } from './call-uses.js';
import type { Fate } from './fate.js';
import type { Followed } from './followed.js';
import { Held, type Use } from './held.js';
import { isInKeptFunction, isSeenBefore, isUsedInside } from './inner-functions.js';
import { isGivenBack, type Lending } from './lent.js';
import { Takers } from './takers.js';

/** Follows one thing through one function, fact by fact, and through those that it is handed to. */
export class FateFinder implements Lending {
  private readonly node: FunctionNode;
  private readonly unit: Unit;
  private readonly it: Held;
  private readonly calls: CallUses;
  private readonly takers: Takers;
  readonly closed: FactId[] = [];
  private readonly timed: FactId[] = [];
  private readonly moved: FactId[] = [];
  readonly lent: FactId[] = [];
  private readonly stored: FactId[] = [];
  private readonly used: FactId[] = [];
  /** Where a context lends it to the block of its user. */
  private readonly yielded: FactId[] = [];
  /** Names that stand for something else from a place on, with that place. */
  private readonly forgotten = new Map<BindingId, RegionId>();
  private managed = false;
  private readonly managing: FactId[] = [];
  private captured = false;
  private chosen = false;
  held: FactId;

  constructor(private readonly followed: Followed) {
    const { project, node, row, part, opening, depth = 0 } = followed;
    this.node = node;
    this.unit = node.unit;
    this.it = new Held(row, part);
    this.calls = new CallUses(project, node.unit, row, this.it);
    this.takers = new Takers(followed, this.calls, (taker, parameter) =>
      new FateFinder({ project, node: taker, row, depth: depth + 1 }).find(parameter),
    );
    this.held = opening ?? node.region.from;
    if (opening !== undefined) this.it.calls.add(opening);
  }

  /** Of what is opened, or of what the function is given as `parameter`. */
  find(parameter?: BindingId): Fate {
    if (parameter !== undefined) for (const names of [this.it.names, this.it.allNames]) names.add(parameter);
    const { from, to } = this.node.region;
    for (let id = Math.max(from, this.held); id < to; id++) this.ofFact(this.unit.fact(id), id);
    // A function sees all that a name ever stands for.
    for (const name of this.it.allNames) this.it.names.add(name);
    this.captured ||= isSeenBefore(this.node, this.it, this.held) || this.isTakenAlong();
    for (const region of this.ownRegions()) this.ofRegion(region);
    const isBack = !this.managed && !this.captured && this.moved.length === 0 && isGivenBack(this.node, this);
    const taken = isBack ? this.used : this.moved;
    for (const id of this.lent) taken.push(id);
    // Who never closes what a context gives has given it away.
    for (const id of this.yielded) (this.closed.length > 0 ? this.used : this.moved).push(id);
    return {
      held: this.held,
      names: this.it.allNames,
      closed: this.closed,
      timed: this.timed,
      moved: this.moved,
      stored: this.stored,
      managed: this.managed,
      managing: this.managing,
      captured: this.captured,
      chosen: this.chosen,
      used: this.used,
      lent: isBack,
    };
  }

  /** `def close(sock=sock)`: a function in the function has it for as long as that is there. */
  private isTakenAlong(): boolean {
    for (const { function: shape } of this.unit.inside(this.node.region))
      if (shape?.parameters.some(given => given.default !== undefined && this.it.is(given.default))) return true;
    return false;
  }

  private *ownRegions(): Iterable<Region> {
    yield this.node.region;
    for (const region of this.unit.inside(this.node.region))
      if (this.unit.functionOf(region.id) === this.node) yield region;
  }

  private ofRegion(region: Region): void {
    const { loop, function: shape } = region;
    if (loop?.over && this.it.is(loop.over)) this.used.push(region.from);
    else if (loop?.over && this.it.isIn(loop.over)) this.moved.push(region.from);
    if (shape?.result && region === this.node.region && this.it.kept(shape.result) === 'move') this.manage();
  }

  private ofFact(fact: Fact, id: FactId): void {
    if (this.unit.functionOf(fact.region) !== this.node) return this.ofInner(fact, id);
    this.recall(fact.region);
    switch (fact.is) {
      case 'assign':
        return this.ofAssign(fact, id);
      case 'call':
        return this.ofCall(fact, id);
      case 'delete':
        if (this.it.is(fact.target)) this.closed.push(id);
        return;
      case 'exit':
        if (fact.value === undefined) return;
        if (fact.how === 'await') return this.ofAwait(fact.value, id);
        if (fact.how === 'yield' && this.it.is(fact.value) && isContext(this.node)) {
          this.yielded.push(id);
          return;
        }
        return this.note(fact.how === 'throw' ? this.it.shown(fact.value) : this.it.kept(fact.value), id);
      case 'use':
        // `with f:` stands there as the bare name.
        if (this.it.is(fact.value)) this.manage();
        else this.note(this.it.shown(fact.value), id);
    }
  }

  /** `opening = open_connection(host); …; await opening`: a coroutine of Python's does nothing before somebody waits for it. */
  private ofAwait(value: Value, id: FactId): void {
    const opening = this.followed.opening === undefined ? undefined : this.unit.fact(this.followed.opening);
    const isBegun = opening?.is !== 'call' || opening.awaited === true || this.unit.module.language !== 'python';
    if (isBegun || value.is !== 'name' || this.held >= id) return;
    if (this.it.is(value) || this.it.isWhole(value)) this.held = id;
  }

  /** A function inside that only works with it leaves it as open as it was: nobody else has it. */
  private ofInner(fact: Fact, id: FactId): void {
    if (!isUsedInside(this.node, this.it, fact)) return;
    const isCall = this.followed.part === undefined && fact.is === 'call';
    const isWork = isCall && (this.calls.isWork(fact) || this.calls.isGivenParts(fact));
    if (isWork && !isInKeptFunction(this.followed.project, this.node, fact.region, this.it)) this.used.push(id);
    else this.captured = true;
  }

  private ofAssign(fact: AssignFact, id: FactId): void {
    const { target, value, how } = fact;
    if (value === undefined) return;
    if (target.is === 'get' && this.it.is(target.of))
      this.captured ||= this.takers.isEnding(atFact(this.unit, id), value);
    const isWhole = this.followed.part !== undefined && this.it.isWhole(value);
    const isChosen = how === 'set' && target.is === 'name' && this.isLocal(target.binding) && this.isOneOf(value);
    this.chosen ||= isChosen;
    if (!this.it.is(value) && !isWhole && !isChosen) {
      if (target.is === 'name' && this.it.isCarrier(value) && this.isLocal(target.binding)) {
        this.it.carriers.add(target.binding);
        return;
      }
      const isRead = target.is === 'name' && value.is === 'get' && this.it.is(value.of);
      if (isRead && this.followed.row.closes.includes(value.name)) return this.note('close', id);
      this.note(isRead || (how === 'iterate' && this.it.isIn(value)) ? this.it.shown(value) : this.it.kept(value), id);
      if (target.is === 'name') this.forget(target.binding, fact.region);
      return;
    }
    if (how === 'enter') this.manage();
    if (how === 'iterate') return this.note('use', id);
    const isLocal = target.is === 'name' && this.isLocal(target.binding);
    if (isLocal) {
      // `self.sock = sock = connect()`: the attribute has it first.
      if (this.isUnnamed()) this.held = id;
      (isWhole ? this.it.wholes : this.it.names).add(target.binding);
      this.forgotten.delete(target.binding);
      if (!isWhole) this.it.allNames.add(target.binding);
      return;
    }
    this.moved.push(id);
    this.stored.push(id);
  }

  /** `session or ClientSession()` */
  private isOneOf(value: Value): boolean {
    return value.is === 'choice' && value.of.some(part => this.it.is(part));
  }

  private isUnnamed(): boolean {
    return this.it.allNames.size + this.it.wholes.size + this.moved.length + this.lent.length === 0;
  }

  /** From here on the name stands for something else, on every way that comes from where it was held. */
  private forget(binding: BindingId, region: RegionId): void {
    if (!this.unit.isWithin(this.unit.fact(this.held).region, region)) return;
    if (this.it.names.delete(binding)) this.forgotten.set(binding, region);
    this.it.wholes.delete(binding);
  }

  /** `try { f = open(); …; f = null; … } catch { if (f) f.close(); }`: the failure may come before the name is given something else. */
  private recall(region: RegionId): void {
    for (const [binding, forgotten] of this.forgotten)
      if (isHandlerOf(this.unit, region, forgotten)) this.it.names.add(binding);
      else this.it.names.delete(binding);
  }

  private isLocal(binding: BindingId): boolean {
    const declared = this.unit.binding(binding);
    return declared !== undefined && this.unit.functionOf(declared.region) === this.node && !this.isOfClass(binding);
  }

  /** Of the body of a class, which every instance has. */
  private isOfClass(binding: BindingId): boolean {
    return this.unit.classAround(this.unit.binding(binding)!.region) !== undefined;
  }

  private ofCall(call: CallFact, id: FactId): void {
    const { callee } = call;
    if (this.it.calls.has(id)) {
      if (call.managed) this.manage();
      return;
    }
    if (callee.is === 'get' && this.it.is(callee.of)) this.ofMethod(call, callee, id);
    else if (this.calls.isEndOfPart(callee)) this.closed.push(id);
    else if (this.it.isIn(callee)) this.used.push(id);
    if (this.followed.row.kept && this.calls.isClosing(call)) this.closed.push(id);
    for (const argument of call.arguments) this.ofArgument(call, argument, id);
  }

  /** One of its own methods. */
  private ofMethod(call: CallFact, { of, name }: GetValue, id: FactId): void {
    const { chains, openers } = this.unit.catalog.opens;
    this.note(this.calls.isClosedBy(call, name) ? 'close' : this.calls.isFluent(call, id) ? 'move' : 'use', id);
    if (this.calls.isTimedWait(call, id, name)) this.timed.push(id);
    if (name === '__enter__' || this.calls.isPromised(call)) this.moved.push(id);
    if (this.followed.row.carriedBy?.includes(name)) this.it.carrierCalls.add(id);
    if (this.followed.part === undefined && chains.has(name)) this.it.calls.add(id);
    // What is opened in an archive that nobody names keeps the archive.
    if (of.is === 'call' && openers.has(name)) this.it.calls.add(id);
  }

  private ofArgument(call: CallFact, argument: Argument, id: FactId): void {
    const { value, spread } = argument;
    if (this.it.is(value)) this.note(this.handed(call, id, argument), id);
    else if (this.followed.part !== undefined && this.it.isWhole(value) && this.calls.isView(call))
      this.seenThrough(id);
    else if ((spread && this.it.isIn(value)) || this.calls.isHandedOver(call, value)) this.moved.push(id);
    else this.note(this.calls.isWalkedBy(call, value) ? 'use' : this.it.kept(value), id);
  }

  private handed(call: CallFact, id: FactId, argument: Argument): Use {
    if (call.managed) return 'manage';
    const isView = this.calls.isView(call) || this.takers.isOver(call, id, argument);
    return isView ? this.seenThrough(id) : this.takers.useBy(call, id, argument);
  }

  /** `await wait_for(open_connection(…))`: it is open when that is done. */
  private seenThrough(call: FactId): Use {
    if (this.it.calls.has(this.held) && this.isUnnamed()) this.held = call;
    this.it.calls.add(call);
    return 'use';
  }

  private note(use: Use | undefined, id: FactId): void {
    if (use === 'close') this.closed.push(id);
    else if (use === 'move') this.moved.push(id);
    else if (use === 'lend') this.lent.push(id);
    else if (use === 'use') this.used.push(id);
    else if (use === 'manage') this.manage(id);
  }

  private manage(id?: FactId): void {
    this.managed = true;
    if (id !== undefined) this.managing.push(id);
  }
}
