import type {
  Argument,
  AssignFact,
  BindingId,
  CallFact,
  Fact,
  FactId,
  Region,
  RegionId,
  Value,
} from '../../model/model.js';
import type { OpenRow } from '../../model/open-rows.js';
import type { Project } from '../project.js';
import { atFact } from '../program/types.js';
import { parameterFor } from '../program/arguments.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { partsOf } from '../../model/parts.js';
import { valuesOf } from './fact-values.js';

/** What a function does with something that it was given or has opened. */
export interface Fate {
  /** From here on it is held under a name; the opening call itself where nobody names it. */
  readonly held: FactId;
  /** Names it goes by in the function. */
  readonly names: ReadonlySet<BindingId>;
  readonly closed: readonly FactId[];
  /** Handed to others, who may keep or close it: returned, stored, passed on. */
  readonly moved: readonly FactId[];
  /** Attributes and entries that it is stored in. */
  readonly stored: readonly FactId[];
  /** A block or a wrapper closes it when it ends, or all that the function does is give it back: `with`, `lambda: open(p)`. */
  readonly managed: boolean;
  /** A function in the function uses it, and may do so at any time. */
  readonly captured: boolean;
  /** Where it is used and stays what it is. */
  readonly used: readonly FactId[];
}

/** How an expression uses the thing. */
type Use = 'close' | 'move' | 'manage' | 'use';

const MAX_DEPTH = 3;
const OPENERS = new Set(['open', 'makefile', 'extractfile']);

/** Follows what a call gives through the function around it; of a result that is taken apart, the one part. */
export function fateOfCall(project: Project, unit: Unit, call: FactId, row: OpenRow, part?: number): Fate {
  return new Fates(project, unit, unit.functionOf(unit.fact(call).region), row, part, call).follow();
}

/** Follows a parameter through its function. */
function fateOfParameter(project: Project, node: FunctionNode, binding: BindingId, row: OpenRow, depth: number): Fate {
  return new Fates(project, node.unit, node, row, undefined, undefined, depth).follow(binding);
}

class Fates {
  /** Those that it goes by at the fact that is looked at, and those that it ever went by. */
  private readonly names = new Set<BindingId>();
  private readonly allNames = new Set<BindingId>();
  /** Names of the whole result, where a part of it is followed. */
  private readonly wholes = new Set<BindingId>();
  /** Calls whose result is the thing, or works on it. */
  private readonly calls = new Set<FactId>();
  private readonly closed: FactId[] = [];
  private readonly moved: FactId[] = [];
  private readonly stored: FactId[] = [];
  private readonly used: FactId[] = [];
  private managed = false;
  private captured = false;
  private held: FactId;

  constructor(
    private readonly project: Project,
    private readonly unit: Unit,
    private readonly node: FunctionNode,
    private readonly row: OpenRow,
    private readonly part: number | undefined,
    call: FactId | undefined,
    private readonly depth = 0,
  ) {
    this.held = call ?? node.region.from;
    if (call !== undefined) this.calls.add(call);
  }

  follow(parameter?: BindingId): Fate {
    if (parameter !== undefined) this.names.add(parameter);
    if (parameter !== undefined) this.allNames.add(parameter);
    const { from, to } = this.node.region;
    for (let id = Math.max(from, this.held); id < to; id++) this.ofFact(this.unit.fact(id), id);
    this.captured ||= this.isCapturedBefore(from);
    for (const region of this.ownRegions()) this.ofRegion(region);
    return {
      held: this.held,
      names: this.allNames,
      closed: this.closed,
      moved: this.moved,
      stored: this.stored,
      managed: this.managed,
      captured: this.captured,
      used: this.used,
    };
  }

  private *ownRegions(): Iterable<Region> {
    const { module } = this.unit;
    for (let id: RegionId = this.node.region.id; id < module.regions.length; id++) {
      const region = module.regions[id]!;
      if (region.from > this.node.region.to) return;
      if (this.unit.functionOf(id) === this.node) yield region;
    }
  }

  private ofRegion(region: Region): void {
    const { loop, function: shape } = region;
    if (loop?.over && this.isIt(loop.over)) this.used.push(region.from);
    else if (loop?.over && this.isIn(loop.over)) this.moved.push(region.from);
    if (shape?.result && region === this.node.region && this.kept(shape.result) === 'move') this.manage();
  }

  private ofFact(fact: Fact, id: FactId): void {
    if (this.unit.functionOf(fact.region) !== this.node) return this.ofInner(fact, id);
    switch (fact.is) {
      case 'assign':
        return this.ofAssign(fact, id);
      case 'call':
        return this.ofCall(fact, id);
      case 'delete':
        if (this.isIt(fact.target)) this.closed.push(id);
        return;
      case 'exit':
        if (fact.how === 'await' || fact.value === undefined) return;
        return this.note(fact.how === 'throw' ? this.shown(fact.value) : this.kept(fact.value), id);
      case 'use':
        // `with f:` stands there as the bare name.
        if (this.isIt(fact.value)) this.manage();
        else this.note(this.shown(fact.value), id);
    }
  }

  /** A function inside that only works with it leaves it as open as it was: nobody else has it. */
  private ofInner(fact: Fact, id: FactId): void {
    if (!this.isInside(fact)) return;
    if (this.part === undefined && fact.is === 'call' && this.isWork(fact)) this.used.push(id);
    else this.captured = true;
  }

  /** `client.query(text)`: a method of it that neither closes it nor is given it. */
  private isWork({ callee, arguments: given }: CallFact): boolean {
    if (this.row.instance || callee.is !== 'get' || !this.isIt(callee.of)) return false;
    return !this.row.closes.includes(callee.name) && !given.some(({ value }) => this.isIn(value));
  }

  private shown(value: Value): Use | undefined {
    return this.isIn(value) ? 'use' : undefined;
  }

  private ofAssign(fact: AssignFact, id: FactId): void {
    const { target, value, how } = fact;
    if (value === undefined) return;
    const isWhole = this.part !== undefined && this.isWhole(value);
    if (!this.isIt(value) && !isWhole) {
      const isRead = target.is === 'name' && value.is === 'get' && this.isIt(value.of);
      this.note(isRead || (how === 'iterate' && this.isIn(value)) ? this.shown(value) : this.kept(value), id);
      if (target.is === 'name') this.forget(target.binding, fact.region);
      return;
    }
    if (how === 'enter') this.manage();
    if (how === 'iterate') return this.note('use', id);
    const isLocal = target.is === 'name' && this.isLocal(target.binding);
    if (isLocal) {
      // `self.sock = sock = connect()`: the attribute has it first.
      if (this.allNames.size + this.wholes.size + this.moved.length === 0) this.held = id;
      (isWhole ? this.wholes : this.names).add(target.binding);
      if (!isWhole) this.allNames.add(target.binding);
      return;
    }
    this.moved.push(id);
    this.stored.push(id);
  }

  /** From here on the name stands for something else, on every way that comes from where it was held. */
  private forget(binding: BindingId, region: RegionId): void {
    if (!this.unit.isWithin(this.unit.fact(this.held).region, region)) return;
    this.names.delete(binding);
    this.wholes.delete(binding);
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
    if (this.calls.has(id)) {
      if (call.managed) this.manage();
      return;
    }
    if (callee.is === 'get' && this.isIt(callee.of)) {
      this.note(this.row.closes.includes(callee.name) ? 'close' : this.isFluent(call) ? 'move' : 'use', id);
      if (callee.name === '__enter__' || this.isPromised(call)) this.moved.push(id);
      // What is opened in an archive that nobody names keeps the archive.
      if (callee.of.is === 'call' && OPENERS.has(callee.name)) this.calls.add(id);
    } else if (this.isIn(callee)) this.used.push(id);
    if (this.row.kept && this.isClosing(call)) this.closed.push(id);
    for (const argument of call.arguments) {
      const { value, spread } = argument;
      if (this.isIt(value)) this.note(this.handed(call, id, argument), id);
      else if (this.part !== undefined && this.isWhole(value) && this.isView(call)) this.seenThrough(id);
      else if (spread && this.isIn(value)) this.moved.push(id);
      else this.note(this.kept(value), id);
    }
  }

  /** `Session().start()`: what it gives may be the instance itself. */
  private isFluent({ callee, dropped }: CallFact): boolean {
    return this.row.instance === true && !dropped && callee.is === 'get' && callee.of.is !== 'name';
  }

  /** `open(…).then(f)`: the function is given what was opened, and may keep it. */
  private isPromised({ callee, arguments: given }: CallFact): boolean {
    const isScript = this.unit.module.language === 'typescript';
    return isScript && callee.is === 'get' && callee.name === 'then' && given.length > 0;
  }

  private isClosing({ callee }: CallFact): boolean {
    const name = this.project.names.outsideName(this.unit, callee);
    return name !== undefined && this.row.by?.includes(name) === true;
  }

  private isView({ callee }: CallFact): boolean {
    const name = this.project.names.outsideName(this.unit, callee);
    return name !== undefined && this.unit.catalog.opens.views.has(name);
  }

  /** `await wait_for(open_connection(…))`: it is open when that is done. */
  private seenThrough(call: FactId): void {
    if (this.calls.has(this.held) && this.allNames.size + this.wholes.size + this.moved.length === 0) this.held = call;
    this.calls.add(call);
  }

  /** What the function that it is handed to does with it. */
  private handed(call: CallFact, id: FactId, argument: Argument): Use {
    if (call.managed) return 'manage';
    const { opens } = this.unit.catalog;
    const name = this.project.names.outsideName(this.unit, call.callee);
    if (name !== undefined) {
      if (this.isClosing(call)) return 'close';
      if (opens.borrowers.has(name)) return 'use';
      if (this.isView(call)) {
        this.seenThrough(id);
        return 'use';
      }
      return 'move';
    }
    if (this.depth >= MAX_DEPTH) return 'move';
    const type = this.project.types.typeOf(atFact(this.unit, id), call.callee);
    if (type?.is !== 'function') return 'move';
    return this.handedTo(type.of, call, argument);
  }

  /** A function of the project that only uses its parameter gives it back. */
  private handedTo(node: FunctionNode, call: CallFact, argument: Argument): Use {
    const parameter = parameterFor(node, call, argument);
    if (parameter === undefined || node.region.function!.generator) return 'move';
    const fate = fateOfParameter(this.project, node, parameter.binding, this.row, this.depth + 1);
    if (fate.managed || fate.closed.length > 0) return 'close';
    return fate.moved.length > 0 || fate.captured ? 'move' : 'use';
  }

  /** What becomes of it in an expression that is stored, returned or handed on. */
  private kept(value: Value): Use | undefined {
    if (this.isIt(value)) return 'move';
    if (value.is === 'get' && this.isIt(value.of)) {
      return this.row.instance || this.row.closes.includes(value.name) ? 'move' : 'use';
    }
    if (this.part !== undefined && value.is === 'item' && this.isWhole(value.of)) return undefined;
    if (value.is === 'comprehension' && this.isIt(value.from) && !this.isIn(value.element)) return 'use';
    if (value.is === 'op' && !/^(spread|and|\+)$/.test(value.op)) return this.isIn(value) ? 'use' : undefined;
    if (value.is === 'item' && this.isIn(value)) return 'use';
    return this.isIn(value) ? 'move' : undefined;
  }

  private note(use: Use | undefined, id: FactId): void {
    if (use === 'close') this.closed.push(id);
    else if (use === 'move') this.moved.push(id);
    else if (use === 'use') this.used.push(id);
    else if (use === 'manage') this.manage();
  }

  private manage(): void {
    this.managed = true;
  }

  private isWhole(value: Value): boolean {
    if (value.is === 'await') return this.isWhole(value.of);
    if (value.is === 'name') return this.wholes.has(value.binding);
    return value.is === 'call' && this.calls.has(value.fact);
  }

  /** Whether the expression is the thing itself. */
  private isIt(value: Value): boolean {
    if (value.is === 'await') return this.isIt(value.of);
    if (value.is === 'name') return this.names.has(value.binding);
    if (this.part === undefined) return value.is === 'call' && this.calls.has(value.fact);
    if (value.is !== 'item' || value.key.is !== 'const' || !this.isWhole(value.of)) return false;
    return this.row.joined === true || value.key.value === this.part;
  }

  private isIn(value: Value): boolean {
    if (this.isIt(value)) return true;
    if (this.part !== undefined) {
      if (value.is === 'item' && this.isWhole(value.of)) return value.key.is !== 'const';
      if (this.isWhole(value)) return true;
    }
    return partsOf(value).some(part => this.isIn(part));
  }

  /** A function that was made before, or gives it back as an expression, sees all that a name ever stands for. */
  private isCapturedBefore(from: FactId): boolean {
    for (const name of this.allNames) this.names.add(name);
    if (this.names.size === 0 && this.wholes.size === 0) return false;
    for (let id = from; id < this.held; id++) if (this.isInside(this.unit.fact(id))) return true;
    const { region } = this.node;
    return this.unit.module.regions.some(({ id, function: shape, from: start, to: end }) => {
      const isInner = id > region.id && start >= region.from && end <= region.to;
      return isInner && shape?.result !== undefined && this.isIn(shape.result);
    });
  }

  /** In a function of the function, which may run at any time. */
  private isInside(fact: Fact): boolean {
    return this.unit.functionOf(fact.region) !== this.node && valuesOf(fact).some(value => this.isIn(value));
  }
}
