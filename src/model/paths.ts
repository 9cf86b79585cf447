import {
  conditionsOf,
  isFlag,
  isSame,
  isSteady,
  refutedBefore,
  said,
  toldBefore,
  type Says,
  type Tells,
} from './conditions.js';
import { cannotReject, takes } from './catches.js';
import { caughtStates, BEFORE, Exits, freed, HELD, NOWHERE, OPEN, type Exit, type Flow, type States } from './exits.js';
import type { ExitFact, FactId, Module, Region, RegionId, Value } from './model.js';
import { isForEver, isLastPass, lastPassTest } from './last-passes.js';
import { startOf } from './span.js';
import { partsIn, stepsOf, type Step } from './steps.js';

/** Something that is held from one fact on and has to be let go before a region is left. */
export interface Passage {
  /** A function, a loop (then each pass), or the module. */
  readonly scope: RegionId;
  /** From here on it is held: the last fact of the acquisition, where it is awaited or assigned. Absent: on entry. */
  readonly acquire?: FactId;
  /** Facts after which it is not held any more: released, or handed to somebody else. */
  readonly releases: ReadonlySet<FactId>;
  /** What a condition says of it; that of the acquisition itself is known without. */
  readonly tells?: Tells;
  /** Every call may fail: what is written between two lines is then a way out. */
  readonly callsFail?: true;
  /** Calls that do not come back: `sys.exit()`. */
  readonly ends?: (fact: FactId) => boolean;
  /** Waits for what never fails: it may be cancelled there at most. */
  readonly settles?: (wait: FactId) => boolean;
}

/** A way on which the scope is left while it is held. */
export interface WayOut {
  /** `end`: it falls through, or the pass of the loop is over · `again`: it is acquired while the last one is held. */
  readonly how: ExitFact['how'] | 'end' | 'again';
  /** Absent for `end`. */
  readonly fact?: FactId;
  /** An `await` or `yield` that releases when it fails, and does not when its task or generator is cancelled. */
  readonly cancelled?: true;
  /** Only after a call failed, and somebody caught that. */
  readonly caught?: true;
}

/** The ways out of the scope that pass the acquisition and no release. */
export function waysOut(module: Module, passage: Passage): WayOut[] {
  return new Walk(module, passage).ways();
}

class Walk {
  private readonly scope: Region;
  private readonly conditions: readonly Value[];
  private readonly refuted: readonly Value[];
  private readonly steps = new Map<Region, Step[]>();
  private again = false;

  /** Whether a condition holds because the pass of the loop around it is the last one. */
  private isOver: ((test: Value) => boolean) | undefined;

  constructor(
    private readonly module: Module,
    private readonly passage: Passage,
  ) {
    this.scope = module.regions[passage.scope]!;
    const { acquire, scope } = passage;
    this.conditions = acquire === undefined ? [] : this.ofOthers(conditionsOf(module, acquire, scope));
    this.refuted = acquire === undefined ? [] : this.ofOthers(refutedBefore(module, acquire, scope));
  }

  /** `if f is None: f = open()`: what asks for the thing itself is answered by what is known of that. */
  private ofOthers(tests: readonly Value[]): Value[] {
    const { tells } = this.passage;
    return tests.filter(test => !tells || said(test, tells) === undefined);
  }

  ways(): WayOut[] {
    const { acquire } = this.passage;
    const { through, exits } = this.sequence(this.scope, acquire === undefined ? HELD : BEFORE);
    const ways = new Map<FactId, WayOut>();
    for (const { how, fact, kind, states } of exits) {
      if (kind === 'call' || (states & OPEN) === 0) continue;
      const known = ways.get(fact);
      // One that is missed when it fails is no matter of cancelling.
      if (known === undefined || (known.cancelled && kind !== 'cancel'))
        ways.set(fact, { how, fact, ...(kind === 'cancel' && { cancelled: true }), ...caught(states) });
    }
    const found = [...ways.values()].sort((a, b) => a.fact! - b.fact!);
    if (this.again) found.push({ how: 'again', fact: acquire! });
    if (through & OPEN) found.push({ how: 'end', ...caught(through) });
    return found;
  }

  private sequence(region: Region, entry: States): Flow {
    let steps = this.steps.get(region);
    if (steps === undefined) this.steps.set(region, (steps = stepsOf(this.module, region)));
    let through = entry;
    const exits = new Exits();
    for (const step of steps) {
      if (through === 0) break;
      const flow = this.step(step, through);
      exits.add(flow.exits);
      through = flow.through;
    }
    return { through, exits: exits.all };
  }

  private step(step: Step, states: States): Flow {
    switch (step.is) {
      case 'fact':
        return this.fact(step.fact, states);
      case 'block':
        return this.sequence(step.region, states);
      case 'loop':
        return this.loop(step.region, states);
      case 'branches':
        return this.branches(step, states);
      case 'try':
        return this.attempt(step, states);
    }
  }

  private fact(id: FactId, states: States): Flow {
    const { acquire, releases, ends } = this.passage;
    const fact = this.module.facts[id]!;
    const after = releases.has(id) ? freed(states) : states;
    if (fact.is === 'exit') return id === acquire ? this.acquired(states, []) : this.exit(fact, id, after);
    const kind = this.passage.callsFail ? 'error' : 'call';
    const exits: Exit[] =
      fact.is === 'call' && !isSteady(fact) ? [{ how: 'throw', fact: id, kind, states: after }] : [];
    if (id === acquire) return this.acquired(states, exits);
    return fact.is === 'call' && ends?.(id) ? NOWHERE : { through: after, exits };
  }

  private acquired(states: States, exits: readonly Exit[]): Flow {
    if (states & OPEN) this.again = true;
    return { through: HELD, exits };
  }

  private exit(fact: ExitFact, id: FactId, states: States): Flow {
    const { how } = fact;
    if (how !== 'await' && how !== 'yield')
      return { through: 0, exits: [{ how, fact: id, kind: how === 'throw' ? 'error' : 'jump', states }] };
    // What is awaited is the acquisition itself: when that fails, there is nothing to release.
    if (fact.value?.is === 'call' && fact.value.fact === this.passage.acquire) return { through: states, exits: [] };
    if (this.isEndOfContext(fact)) return { through: states, exits: [] };
    if (how === 'await' && fact.value && cannotReject(this.module, fact.value)) return { through: states, exits: [] };
    const fails: Exit = { how, fact: id, kind: 'error', states };
    const stops: Exit = { how, fact: id, kind: 'cancel', states };
    if (how === 'await' && this.passage.settles?.(id)) return { through: states, exits: this.isScript ? [] : [stops] };
    return { through: states, exits: this.isScript ? [how === 'await' ? fails : stops] : [fails, stops] };
  }

  /** The end of an `async with` that was entered before: a lock or a time-out, which is left without waiting. */
  private isEndOfContext({ value, at }: ExitFact): boolean {
    const { acquire } = this.passage;
    return (
      !this.isScript &&
      value === undefined &&
      acquire !== undefined &&
      startOf(at) < startOf(this.module.facts[acquire]!.at)
    );
  }

  private get isScript(): boolean {
    return this.module.language === 'typescript';
  }

  private loop(region: Region, states: States): Flow {
    const exits = new Exits();
    const { acquire, tells } = this.passage;
    const isLast = acquire !== undefined && isLastPass(this.module, region, acquire, tells);
    let entry = states;
    let next = 0;
    let left = 0;
    for (let grown = true; grown;) {
      const flow = this.sequence(region, entry);
      next = flow.through;
      for (const exit of flow.exits) {
        if (exit.how === 'continue') next |= exit.states;
        else if (exit.how === 'break') left |= exit.states;
        else exits.add([exit]);
      }
      if (isLast) {
        left |= next & HELD;
        next &= ~HELD;
      }
      // What each pass of a comprehension makes is in its result.
      grown = region.loop!.form !== 'comprehension' && (entry | next) !== entry;
      entry |= next;
    }
    if (isForEver(region)) return { through: left, exits: exits.all };
    const isOver = lastPassTest(this.module, region);
    if (isOver) return { through: left | this.lastPass(region, entry, isOver), exits: exits.all };
    return { through: left | (region.loop!.form === 'do' ? next : entry), exits: exits.all };
  }

  /** What is held when the last pass of a loop comes to its end: `if attempt == retries: raise` is taken in it. */
  private lastPass(region: Region, entry: States, isOver: (test: Value) => boolean): States {
    const around = this.isOver;
    this.isOver = isOver;
    const { through, exits } = this.sequence(region, entry);
    this.isOver = around;
    return exits.reduce((states, exit) => (exit.how === 'continue' ? states | exit.states : states), through);
  }

  private branches({ arms, complete }: Extract<Step, { is: 'branches' }>, states: States): Flow {
    const exits = new Exits();
    let rest = states;
    let through = 0;
    for (const [index, arm] of arms.entries()) {
      const isElse = complete && index === arms.length - 1;
      const says = isElse ? undefined : this.says(arm);
      const flow = this.sequence(arm, says === 'free' ? rest & ~OPEN : rest);
      exits.add(flow.exits);
      through |= flow.through;
      if (isElse || (arm.branch!.test && this.isOver?.(arm.branch!.test))) rest = 0;
      else if (says === 'held' || says === 'either') rest = freed(rest);
    }
    return { through: through | rest, exits: exits.all };
  }

  private says({ branch, from, to }: Region): Says | undefined {
    const releasesHere = [...this.passage.releases].some(id => id >= from && id < to);
    return (
      branch!.test &&
      said(branch!.test, part => {
        if (this.conditions.some(condition => isSame(condition, part, this.module))) return 'held';
        if (this.refuted.some(condition => isSame(condition, part, this.module))) return 'free';
        const told = this.toldBefore(part);
        if (told) return told;
        if (releasesHere && isFlag(this.module, part, this.scope)) return 'either';
        return this.passage.tells?.(part);
      })
    );
  }

  private toldBefore(part: Value): Says | undefined {
    const { acquire, scope } = this.passage;
    return acquire === undefined ? undefined : toldBefore(this.module, part, acquire, scope);
  }

  private attempt({ body, catches, finally: last }: Extract<Step, { is: 'try' }>, states: States): Flow {
    const attempted = this.sequence(body, states);
    const exits = new Exits();
    const spared = partsIn(this.module, body).find(({ otherwise }) => otherwise);
    const isSpared = ({ fact }: Exit): boolean => spared !== undefined && fact >= spared.from && fact < spared.to;
    exits.add(attempted.exits.filter(isSpared));
    let { through } = attempted;
    let pending = attempted.exits.filter(exit => !isSpared(exit));
    for (const region of catches) {
      const taken = pending.filter(exit => takes(this.module, region, exit) !== 'never');
      pending = pending.filter(exit => takes(this.module, region, exit) !== 'always');
      const flow = this.sequence(
        region,
        taken.reduce((entry, exit) => entry | caughtStates(exit), 0),
      );
      through |= flow.through;
      exits.add(flow.exits);
    }
    exits.add(pending);
    return last ? this.past(last, { through, exits: exits.all }) : { through, exits: exits.all };
  }

  /** Whatever way a `try` is left, its `finally` runs first. */
  private past(region: Region, { through, exits }: Flow): Flow {
    const flows = new Map<States, Flow>();
    const run = (states: States): Flow => {
      let flow = flows.get(states);
      if (flow === undefined) flows.set(states, (flow = this.sequence(region, states)));
      return flow;
    };
    const left = new Exits();
    for (const exit of exits) {
      const flow = run(exit.states);
      // What fails in it after a call that nobody foresaw to fail is no more foreseen than that.
      left.add(exit.kind === 'call' ? flow.exits.map(each => ({ ...each, kind: exit.kind })) : flow.exits);
      if (flow.through) left.add([{ ...exit, states: flow.through }]);
    }
    const flow = through ? run(through) : NOWHERE;
    left.add(flow.exits);
    return { through: flow.through, exits: left.all };
  }
}

function caught(states: States): { caught?: true } {
  return states & HELD ? {} : { caught: true };
}
