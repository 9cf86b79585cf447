import type { AssignFact, BindingId, CallFact, FactId } from '../../model/model.js';
import { isReachedOnceByAll } from '../frequency/once-guards.js';
import { livesAtLeast, longer, runsAtLeast, type Runs } from '../../model/time.js';
import type { Site } from '../program/calls/calls.js';
import { isMentionedIn } from '../program/mentions.js';
import { assignmentsOf, RESULT, takerOf } from '../program/calls/takers.js';
import { lastOf } from '../../model/qualified-names.js';
import { lastName } from '../../model/parts.js';
import { atFact, type At } from '../program/at.js';
import { ancestry } from '../program/classes/ancestry.js';
import type { ClassNode, FunctionNode, Unit } from '../program/unit.js';
import { isLocal, isParameter, type Spot } from '../slots/spot.js';
import { aliasesOf, holdsValue, type IsIt } from './aliases.js';
import { HandedOn } from './handed-on.js';
import { heldBy } from './holders.js';
import type { Instance, Lifetime, Linked, Owners } from './lifetime.js';
import { assignmentsOfPart, partOf, type Part } from './taken-apart.js';
import { calledAs } from '../program/spelling.js';

const MAX_DEPTH = 6;
/** Callers of a function that returns an instance. */
const MAX_CALLERS = 8;

/** Follows a new instance to who keeps it, and answers how long that is. */
export class Instances {
  private readonly handedOn: HandedOn;

  constructor(
    private readonly linked: Linked,
    private readonly owners: Owners,
  ) {
    this.handedOn = new HandedOn(linked, owners, {
      ofMade: (call, depth) => this.ofMade(call, depth),
      asLocal: (node, instance) => this.asLocal(node, instance),
      inLocal: (spot, instance) => this.inLocal(spot, instance),
    });
  }

  /** What becomes of the instance that a call makes: follows its result to who takes it. */
  ofMade({ unit, fact }: Pick<Site, 'unit' | 'fact'>, depth: number): Lifetime {
    const call = unit.callAt(fact);
    const node = unit.functionOf(call.region);
    const each = unit.loopAround(call.region) !== undefined;
    const instance: Instance = { place: unit.place(call.at), name: calleeName(call), depth, each };
    if (depth > MAX_DEPTH) {
      this.owners.endSearch();
      return { life: 'unknown', place: instance.place, says: `\`${instance.name}\` is made here` };
    }
    const taker = takerOf(unit, fact);
    if (taker === RESULT && this.linked.calls.callersOf(node).length > 0) return this.ofReturned(node, instance);
    if (taker === undefined || taker === RESULT) return this.asLocal(node, instance);
    const takes = unit.fact(taker);
    if (takes.is === 'assign') return this.ofAllAssigned(unit, fact, taker, instance);
    if (takes.is === 'exit')
      return this.ofReturned(
        node,
        instance,
        partOf(takes.value, value => value?.is === 'call' && value.fact === fact),
      );
    if (takes.is === 'call') {
      const answered = answerOf(unit, takes, fact);
      if (answered !== undefined) return this.ofVariable(unit, answered, { ...instance, depth: depth + 1 });
      return this.handedOn.ofPassed(unit, takes, taker, fact, instance);
    }
    return this.asLocal(node, instance);
  }

  /** Made in code that runs once: as good as for ever. Made per call or pass, and kept by nobody: gone with that. */
  private asLocal(node: FunctionNode, { place, name, each, depth }: Instance): Lifetime {
    const { unit, region, owner } = node;
    if (region.id === 0) return { life: 'process', place, says: `\`${name}\` is made at module level` };
    const runs = this.runsOf(node);
    if (!each && (runs === 'once' || unit.catalog.entries.has(region.name))) {
      return { life: 'long', place, says: `one \`${name}\` is made at start-up` };
    }
    const isOfBirth = owner !== undefined && this.linked.frequencies.isBirthOnly(node);
    const born = isOfBirth ? this.owners.ofClass(owner, depth + 1) : undefined;
    // Of owners that are seen to stay there are as many as that shows, however often their base class makes one in the same way.
    const many = born && livesAtLeast(born.life, 'long') ? born.many === true : runsAtLeast(runs, 'unknown');
    return {
      life: 'call',
      place,
      says: `\`${name}\` is local to ${calledAs(region.name)}`,
      many: each === true || many,
    };
  }

  /** `tree = self.tree = Tree()`: as long as the one that keeps it longest. */
  private ofAllAssigned(unit: Unit, made: FactId, taker: FactId, instance: Instance): Lifetime {
    const ids = [...assignmentsOf(unit, made)];
    return this.ofEachAssigned(unit, ids.length > 0 ? ids : [taker], instance);
  }

  private ofEachAssigned(unit: Unit, ids: readonly FactId[], instance: Instance): Lifetime {
    return ids
      .map(id => this.ofAssigned(unit, unit.assignment(id), id, instance))
      .reduce((best, found) => (longer(best.life, found.life) === best.life ? best : found));
  }

  /** `rules = []; rules.append(Rule()); self.rules = rules`: what a local collection holds goes where that goes. */
  private inLocal(spot: Spot, instance: Instance): Lifetime | undefined {
    const { root, steps } = spot;
    if (root.is !== 'binding' || steps.at(-1) !== '*' || !isLocal(spot) || isParameter(spot)) return undefined;
    return { ...this.ofVariable(root.unit, root.binding, { ...instance, depth: instance.depth + 1 }), many: true };
  }

  private ofAssigned(unit: Unit, { target }: AssignFact, id: FactId, instance: Instance): Lifetime {
    const { place, name } = instance;
    if (target.is === 'name') {
      const entity = this.linked.names.ofBinding(unit, target.binding);
      const scope = unit.binding(target.binding)?.region ?? 0;
      if (unit.functionOf(scope).region.id === 0 && entity?.is === 'variable') {
        const cls = unit.classes.get(scope);
        if (cls && isCopied(cls)) return this.owners.ofClass(cls, instance.depth + 1);
        const inClass = unit.region(scope).kind === 'class' || unit.classAround(scope) !== undefined;
        const where = inClass ? 'a class attribute' : 'a module variable';
        if (this.isGivenAnew(unit, id))
          return {
            life: 'connection',
            place,
            says: `one \`${name}\` is kept in ${where} until the next one`,
            many: true,
          };
        return { life: 'process', place, says: `one \`${name}\` is kept in ${where}`, inModule: true };
      }
      return this.ofVariable(unit, target.binding, instance);
    }
    const node = unit.functionOf(unit.fact(id).region);
    const at = atFact(unit, id);
    for (const spot of this.linked.operations.target(at, target))
      return (
        (isLocal(spot) && (this.inLocal(spot, instance) ?? this.ofHung(at, spot, instance))) ||
        heldBy(this.linked, this.owners, spot, node, instance, id)
      );
    return { life: 'unknown', place, says: `\`${name}\` is made here` };
  }

  /** `function answer() { voice = new Voice(); … }`: one comes after another, unless it asks first whether there is one. */
  private isGivenAnew(unit: Unit, id: FactId): boolean {
    const { region } = unit.fact(id);
    if (unit.functionOf(region).region.id === 0 || isReachedOnceByAll(unit, id)) return false;
    return runsAtLeast(this.linked.frequencies.of(unit, region).runs, 'repeated');
  }

  /** `app.rooms = Rooms()`: as long as what it is hung on, where that is no instance of the project's. */
  private ofHung(at: At, { root, steps }: Spot, { place, name, depth }: Instance): Lifetime | undefined {
    if (root.is !== 'binding' || steps.length === 0) return undefined;
    const { unit, binding } = root;
    const holder = unit.binding(binding)!.name;
    const says = `\`${name}\` is hung on \`${holder}\``;
    const type = this.linked.types.typeOf(at, { is: 'name', name: holder, binding });
    const ofType = type?.is === 'outside' ? unit.catalog.lives[lastOf(type.name)] : undefined;
    if (ofType) return { life: ofType, place, says };
    if (this.handedOn.isAtStart(at.unit.functionOf(at.region)))
      return { life: 'long', place, says: `${says} at start-up` };
    const made = unit.soleValue(binding);
    return made?.is === 'call' && type?.is !== 'instance'
      ? this.ofMade({ unit, fact: made.fact }, depth + 1)
      : undefined;
  }

  /** A local instance: where the function puts it. */
  private ofVariable(unit: Unit, binding: number, instance: Instance): Lifetime {
    const node = unit.functionOf(unit.binding(binding)!.region);
    let best = this.inLoop(node, binding, instance) ?? this.asLocal(node, instance);
    if (instance.depth > MAX_DEPTH) {
      this.owners.endSearch();
      return best;
    }
    const names = aliasesOf(binding, node);
    for (let id = node.region.from; id < node.region.to && !livesAtLeast(best.life, 'process'); id++) {
      const found = this.ofUse(node, id, names, instance);
      if (found && longer(best.life, found.life) !== best.life) best = found;
    }
    return best;
  }

  /** Made before a loop without end that uses it: as long as the loop, of which there may be others. */
  private inLoop(node: FunctionNode, binding: BindingId, { place, name, each }: Instance): Lifetime | undefined {
    const { unit, region } = node;
    if (each || unit.definitions[binding]!.length > 1) return undefined;
    const loop = unit.module.regions.find(
      within =>
        within.kind === 'loop' &&
        unit.functionOf(within.id) === node &&
        this.linked.frequencies.isEndless(unit, within) &&
        isMentionedIn(unit, within, binding),
    );
    if (loop === undefined) return undefined;
    const runs = this.runsOf(node);
    const says = `\`${name}\` is used by a loop of ${calledAs(region.name)} that has no end`;
    return runsAtLeast(runs, 'unknown') ? { life: 'unknown', place, says, many: true } : { life: 'long', place, says };
  }

  /** What a fact does with an instance that a variable holds. */
  private ofUse(node: FunctionNode, id: FactId, names: ReadonlySet<number>, instance: Instance): Lifetime | undefined {
    const { unit } = node;
    const fact = unit.fact(id);
    const isIt: IsIt = value => value?.is === 'name' && names.has(value.binding);
    if (fact.is === 'exit')
      return fact.how === 'return' && holdsValue(fact.value, isIt)
        ? this.ofReturned(node, instance, partOf(fact.value, isIt))
        : undefined;
    if (fact.is === 'assign') {
      const isGiven =
        fact.target.is === 'name' ? isIt(fact.value) && !names.has(fact.target.binding) : holdsValue(fact.value, isIt);
      return isGiven ? this.ofAssigned(unit, fact, id, { ...instance, depth: instance.depth + 1 }) : undefined;
    }
    if (fact.is !== 'call') return undefined;
    if (fact.arguments.some(argument => isIt(argument.value)))
      return this.handedOn.ofArgument(unit, fact, id, instance);
    if (this.handedOn.isCalledBack(atFact(unit, id), fact, isIt)) return this.handedOn.ofHandedOn(unit, fact, instance);
    return fact.callee.is === 'get' && isIt(fact.callee.of) && unit.catalog.names.goesOn.test(fact.callee.name)
      ? this.handedOn.ofStarted(unit, fact, instance)
      : undefined;
  }

  /** Given back as it is, or as a part of a list or an object that callers take apart. */
  private ofReturned(node: FunctionNode, { place, name, depth }: Instance, part?: Part): Lifetime {
    const { unit, region, owner } = node;
    for (const decorator of region.function?.decorators ?? []) {
      const called = this.linked.names.outsideName(unit, unit.call(decorator)?.callee ?? decorator);
      const memo = called === undefined ? undefined : unit.catalog.memos[called];
      const says = `${calledAs(region.name)} keeps the one \`${name}\` it makes`;
      if (memo?.perInstance && owner) return { ...this.owners.ofClass(owner, depth + 1), place, says };
      if (memo) return { life: 'process', place, says };
    }
    const callers = this.linked.calls.callersOf(node);
    if (callers.length === 0)
      return { life: 'unknown', place, says: `\`${name}\` is returned by ${calledAs(region.name)}` };
    let best: Lifetime | undefined;
    let many = false;
    for (const caller of callers.slice(0, MAX_CALLERS)) {
      const found = this.ofGiven(node, caller, { place, name, depth }, part);
      many ||= found.many ?? false;
      if (best === undefined || longer(best.life, found.life) !== best.life)
        best = { ...found, says: found.says.replace(calledAs(region.name), `\`${name}\``) };
    }
    // That one is made at start-up says nothing of the others.
    return { ...best!, many, life: many && best!.life === 'long' ? 'unknown' : best!.life };
  }

  /** What a caller does with what it is given; one that leaves it says nothing of how long it lives. */
  private ofGiven(node: FunctionNode, caller: Site, instance: Instance, part: Part | undefined): Lifetime {
    if (isTask(node, caller)) return this.asLocal(node, instance);
    if (takerOf(caller.unit, caller.fact) !== undefined) return this.ofMade(caller, instance.depth + 1);
    const { place, name, depth } = instance;
    const taken = part === undefined ? [] : assignmentsOfPart(caller.unit, caller.fact, part);
    if (taken.length > 0 && depth < MAX_DEPTH)
      return this.ofEachAssigned(caller.unit, taken, { ...instance, depth: depth + 1 });
    const many = runsAtLeast(this.runsOf(caller.unit.functionOf(caller.region)), 'unknown');
    return { life: 'call', place, says: `\`${name}\` is local to ${calledAs(node.region.name)}`, many };
  }

  private runsOf(node: FunctionNode): Runs {
    return this.linked.frequencies.ofFunction(node).runs;
  }
}

/** `class Wallet(BaseModel): links: Links = Links()`: each wallet has links of its own. */
function isCopied(cls: ClassNode): boolean {
  const { copying } = cls.unit.catalog.types;
  return ancestry(cls).some(({ outside }) => outside.some(name => copying.has(name)));
}

/**
 * What the caller gets is the task that makes the instance, not the instance: whoever is given it keeps no more than that.
 * A promise keeps what it was fulfilled with.
 */
function isTask(node: FunctionNode, { unit, fact }: Site): boolean {
  const call = unit.fact(fact);
  if (node.region.function?.async !== true || call.is !== 'call' || call.awaited === true) return false;
  return unit.module.language === 'python' || takerOf(unit, fact) === undefined;
}

/** `Device.open(port).then(device => this.devices.add(device))`: what the callback calls the instance. */
function answerOf(unit: Unit, { callee, arguments: [first] }: CallFact, made: FactId): BindingId | undefined {
  if (callee.is !== 'get' || callee.name !== 'then' || callee.of.is !== 'call' || callee.of.fact !== made)
    return undefined;
  const handler = first?.value.is === 'function' ? unit.region(first.value.region).function : undefined;
  const given = handler?.parameters[0];
  // One that is taken apart has no name of its own.
  return given && given.binding >= 0 ? given.binding : undefined;
}

function calleeName({ callee }: CallFact): string {
  return lastName(callee) || 'it';
}
