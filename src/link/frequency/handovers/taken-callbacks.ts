import type { BindingId, CallFact, Fact, FactId, RegionId } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import type { Calls, Handover } from '../../program/calls/calls.js';
import { parameterFor } from '../../program/calls/arguments.js';
import { isNamedIn, mentions } from '../../program/mentions.js';
import { isAnswer } from './answers.js';
import { comesHow } from './events.js';
import type { Types } from '../../program/types/types.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { declaredFunction } from '../../program/definitions.js';

/** Where a function calls one that it is given. */
export interface TakenCall {
  readonly unit: Unit;
  readonly region: RegionId;
}

/** What functions of the project do with one that they are given. */
export interface Taken {
  /**
   * They call it once for each call of theirs, and do nothing else with it: `async run(task) { … return await task(); }`,
   * `load(url, done) { fetch(url).then(answer => done(answer)); }`.
   */
  readonly inBody: readonly TakenCall[];
  /** They call it in functions that are written in them: `connect(done) { this.client.start(() => done()); }`. */
  readonly inside: readonly TakenCall[];
}

/** Aliases of a parameter are followed this far. */
const MAX_ALIASES = 3;

/** Answers what becomes of functions that are handed to functions of the project. */
export class TakenCallbacks {
  private readonly known = new WeakMap<FunctionNode, Map<BindingId, Taken | undefined>>();

  constructor(
    private readonly types: Types,
    private readonly calls: Calls,
  ) {}

  /** Undefined where it is handed to others, or to one of the project that keeps it: what is kept may be called again. */
  of({ unit, fact }: Handover, node: FunctionNode): Taken | undefined {
    const call = unit.fact(fact);
    if (call.is !== 'call') return undefined;
    const given = call.arguments.find(({ value }) => declaredFunction(unit, value) === node.region.id);
    if (given === undefined) return undefined;
    const inBody: TakenCall[] = [];
    const inside: TakenCall[] = [];
    const takers = this.takersOf(unit, call, fact);
    for (const taker of takers) {
      const binding = parameterFor(taker, call, given)?.binding;
      const taken = binding === undefined ? undefined : this.ofParameter(taker, binding);
      if (taken === undefined) return undefined;
      inBody.push(...taken.inBody);
      inside.push(...taken.inside);
    }
    return takers.length > 0 ? { inBody, inside } : undefined;
  }

  /** What is called; by its name where nothing is known of the receiver, and no event or path is named. */
  private takersOf(unit: Unit, call: CallFact, fact: FactId): readonly FunctionNode[] {
    const type = this.types.typeOf(atFact(unit, fact), call.callee);
    if (type) return type.is === 'function' ? [type.of] : [];
    return call.callee.is === 'get' && call.arguments[0]?.value.is === 'function'
      ? this.calls.namesakesOf(unit, call.callee.name)
      : [];
  }

  private ofParameter(taker: FunctionNode, binding: BindingId): Taken | undefined {
    const known = this.known.get(taker) ?? new Map<BindingId, Taken | undefined>();
    this.known.set(taker, known);
    if (!known.has(binding)) {
      // Functions that hand it to each other in a circle: nothing is known of them.
      known.set(binding, undefined);
      known.set(binding, this.find(taker, binding));
    }
    return known.get(binding);
  }

  private find(taker: FunctionNode, binding: BindingId, depth = 0): Taken | undefined {
    const { unit, region } = taker;
    const inBody: TakenCall[] = [];
    const inside: TakenCall[] = [];
    for (let id = region.from; id < region.to; id++) {
      const fact = unit.fact(id);
      if (!mentions(fact, binding) || isGivenAnother(fact, binding)) continue;
      const alias = aliasOf(fact, binding);
      if (alias !== undefined) {
        const taken = depth < MAX_ALIASES ? this.find(taker, alias, depth + 1) : undefined;
        if (taken === undefined) return undefined;
        inBody.push(...taken.inBody);
        inside.push(...taken.inside);
      } else if (isCallOf(fact, binding) || this.isCalledOnceBy(unit, fact, binding)) {
        const where = this.isRunBy(unit.functionOf(fact.region), taker) ? inBody : inside;
        where.push({ unit, region: fact.region });
      } else return undefined;
    }
    return inBody.length + inside.length > 0 ? { inBody, inside } : undefined;
  }

  /** `document.addEventListener('DOMContentLoaded', start)`: whoever it is handed to calls it once. */
  private isCalledOnceBy(unit: Unit, fact: Fact, binding: BindingId): fact is CallFact {
    if (fact.is !== 'call' || !fact.arguments.some(({ value }) => value.is === 'name' && value.binding === binding))
      return false;
    const [topic] = fact.arguments;
    return (
      topic?.value.is === 'const' &&
      typeof topic.value.value === 'string' &&
      unit.catalog.resources.onceEvents.has(topic.value.value)
    );
  }

  /** The taker itself, or a function in it that runs once for each call of it: what `then` is given, or is told of the end. */
  private isRunBy(node: FunctionNode, taker: FunctionNode): boolean {
    if (node === taker) return true;
    const [handover, ...others] = this.calls.handoversOf(node);
    if (handover === undefined || others.length > 0 || node.outer === undefined || node.region.name !== '')
      return false;
    return this.isOnceForCall(handover, node) && this.isRunBy(node.outer, taker);
  }

  private isOnceForCall(handover: Handover, node: FunctionNode): boolean {
    const { inlineVerbs, deferringVerbs } = handover.unit.catalog;
    if (comesHow(handover) !== undefined || isAnswer(handover, node)) return true;
    if (handover.how !== 'argument') return false;
    if (inlineVerbs.has(handover.verb) || deferringVerbs.has(handover.verb)) return true;
    const taken = this.of(handover, node);
    return taken !== undefined && taken.inside.length === 0;
  }
}

function isCallOf(fact: Fact, binding: BindingId): fact is CallFact {
  if (fact.is !== 'call' || fact.callee.is !== 'name' || fact.callee.binding !== binding) return false;
  return !fact.arguments.some(({ value }) => isNamedIn(value, binding));
}

/** `options = {}`. */
function isGivenAnother(fact: Fact, binding: BindingId): boolean {
  if (fact.is !== 'assign' || fact.target.is !== 'name' || fact.target.binding !== binding) return false;
  return fact.value === undefined || !isNamedIn(fact.value, binding);
}

/** `done = options` where the second argument was left out. */
function aliasOf(fact: Fact, binding: BindingId): BindingId | undefined {
  if (fact.is !== 'assign' || fact.target.is !== 'name') return undefined;
  const { value } = fact;
  return isNameOf(value, binding) ? fact.target.binding : undefined;
}
