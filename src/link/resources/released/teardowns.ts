import { callGiven } from '../../program/calls/handovers.js';
import type { CallFact, NameValue, RegionId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { hasPhaseEnds, isPhaseEnd, componentPhaseOf } from '../../program/classes/components.js';
import type { Project } from '../../project.js';
import { fieldSitesOf } from '../../program/classes/field-sites.js';
import { atFact } from '../../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { isEnding, isInverse } from '../acquired/disposables.js';
import { familyOf, isInFamily, methodsNamed, type Family } from '../written/families.js';
import { isOwnMember, isSelf } from '../written/names.js';
import { isSameText } from '../../program/spelling.js';
import { remember } from '../../program/remember.js';
import { type Ending, isPhase, isEmpty, isLastPhase, endingIn, inheritedEnding } from './endings.js';

/** How the instances of a family of classes end. */
export interface Teardown {
  /** The method that ends them for good; the class's own, or the one it inherits. */
  readonly ending: Ending | undefined;
  /** It is told to end, and nothing is done then: `close() {}`, for classes derived from it. */
  readonly hollow: boolean;
  /** Everything that runs when one ends, or when a phase of it does. */
  readonly reached: ReadonlySet<FunctionNode>;
  /** What runs when one ends for good. */
  readonly atEnd: ReadonlySet<FunctionNode>;
}

/** ending: for good · phase: of something that may begin again · inverse: of another method · empty: offered, and does nothing */
type EndingHow = 'ending' | 'phase' | 'inverse' | 'empty';

/** Answers what runs when an owner ends: its teardown methods, and all that they reach. */
export class Teardowns {
  private readonly known = new Map<ClassNode, Teardown>();
  private readonly told = new Map<ClassNode, ReadonlySet<FunctionNode>>();

  private constructor(private readonly project: Project) {}

  /** One for all who ask of a project, so that each class is looked through once. */
  static readonly in = remember((project: Project) => new Teardowns(project));

  of(cls: ClassNode): Teardown {
    let teardown = this.known.get(cls);
    if (teardown === undefined) this.known.set(cls, (teardown = this.find(cls)));
    return teardown;
  }

  private find(cls: ClassNode): Teardown {
    const family = familyOf(cls.unit, cls);
    const { ending: endings, phase: phases, inverse: inverses, empty } = this.endsIn(family);
    // A connection that is opened and closed, and has no other end, ends so.
    if (endings.length === 0) endings.push(...phases.filter(isLastPhase));
    return {
      ending: endingIn(cls, endings, family) ?? inheritedEnding(cls),
      hollow: empty.length > 0,
      atEnd: this.reach(family, endings),
      reached: this.reach(family, [...endings, ...inverses, ...phases]),
    };
  }

  /** The methods that end an instance of a family, by how they do. */
  private endsIn({ classes }: Family): Record<EndingHow, FunctionNode[]> {
    const found: Record<EndingHow, FunctionNode[]> = { ending: [], phase: [], inverse: [], empty: [] };
    for (const member of classes) {
      for (const [name, method] of member.methods) {
        const how = this.howEnds(member, name, method);
        if (how) found[how].push(method);
      }
    }
    return found;
  }

  private howEnds(cls: ClassNode, name: string, method: FunctionNode): EndingHow | undefined {
    if (isEmpty(method)) return isEnding(cls, name) ? 'empty' : undefined;
    if (this.isSweep(method)) return undefined;
    if (isPhaseEnd(cls, name)) return 'ending';
    if (isEnding(cls, name)) return hasPhaseEnds(cls) ? 'inverse' : isPhase(cls, method) ? 'phase' : 'ending';
    return isInverse(cls, name) ? 'inverse' : undefined;
  }

  /** `setInterval(this.cleanup.bind(this), 60_000)`: it clears away what is old, again and again, and ends nothing. */
  private isSweep(method: FunctionNode): boolean {
    return this.project.calls
      .handoversOf(method)
      .some(({ how, unit, verb }) => how === 'argument' && unit.catalog.intervals.has(verb));
  }

  /** The function, and all that it calls in the family of the class. */
  reachOf(cls: ClassNode, node: FunctionNode): ReadonlySet<FunctionNode> {
    return this.reach(familyOf(cls.unit, cls), [node]);
  }

  private reach(family: Family, roots: readonly FunctionNode[]): Set<FunctionNode> {
    const reached = new Set(roots);
    for (const node of reached) for (const callee of this.calleesOf(family, node)) reached.add(callee);
    return reached;
  }

  private *calleesOf(family: Family, { unit, region }: FunctionNode): Iterable<FunctionNode> {
    // What another class says of itself is not about an instance of this one.
    const isOwn = isInFamily(family, unit, region.id);
    for (let id = region.from; id < region.to; id++) {
      const fact = unit.fact(id);
      if (isOwn && fact.is === 'assign' && isOwnMember(unit, fact.target))
        yield* settersNamed(family, fact.target.name);
      if (fact.is !== 'call') continue;
      if (isOwn && isOfSelf(unit, fact)) yield* methodsNamed(family, lastName(fact.callee));
      const called = this.project.types.ofCalled(unit, id);
      if (called?.is === 'function') yield called.of;
      for (const { value } of fact.arguments) {
        const type =
          value.is === 'get' || value.is === 'name' ? this.project.types.typeOf(atFact(unit, id), value) : undefined;
        if (type?.is === 'function' && isInFamily(family, type.of.unit, type.of.region.id)) yield type.of;
      }
    }
  }

  /** Whether the end of an owner ends anything that it keeps in another attribute. */
  endsOthers(cls: ClassNode, field: string): boolean {
    return [...this.of(cls).atEnd].some(({ unit, region }) =>
      unit.calls.within(region).some(({ callee }) => {
        if (callee.is !== 'get') return false;
        const of = attributeOf(unit, callee.of);
        return of !== undefined && of !== field && this.isReleasing(unit, callee.name);
      }),
    );
  }

  private isReleasing({ catalog: { resources } }: Unit, verb: string): boolean {
    return verb !== 'clear' && (resources.endings.has(verb) || resources.inverses.has(verb) || verb === 'join');
  }

  /** Whether a place runs when the owner ends, or when the phase in which something was acquired does. */
  isReached(cls: ClassNode | undefined, unit: Unit, region: RegionId): boolean {
    const reached = cls && this.of(cls).reached;
    for (let node: FunctionNode | undefined = unit.functionOf(region); node; node = node.outer) {
      if (reached?.has(node) || (this.isEnd(node) && !this.isEndOfGiven(cls, node))) return true;
    }
    return cls !== undefined && this.toldOf(cls).has(unit.functionOf(region));
  }

  /** What is called by functions that are written for the last event of what ends with the owner: `page.on('close', () => this.stop())`. */
  private toldOf(cls: ClassNode): ReadonlySet<FunctionNode> {
    let told = this.told.get(cls);
    if (told === undefined) {
      const family = familyOf(cls.unit, cls);
      const heard = family.units.flatMap(unit =>
        [...unit.functions.values()].filter(node => node.region.name === '' && this.hearsLastEvent(family, cls, node)),
      );
      this.told.set(cls, (told = this.reach(family, heard)));
    }
    return told;
  }

  private hearsLastEvent(family: Family, cls: ClassNode, node: FunctionNode): boolean {
    if (!isInFamily(family, node.unit, node.region.id)) return false;
    return this.project.calls.handoversOf(node).some(handover => {
      const { unit } = handover;
      const call = callGiven(handover);
      if (call?.callee.is !== 'get') return false;
      const topic = call.arguments[0]?.value;
      if (topic?.is !== 'const' || !unit.catalog.resources.finalEvents.has(String(topic.value))) return false;
      return isSelf(unit, call.callee.of) || this.endsAsWell(cls, call.callee.of, String(topic.value));
    });
  }

  /** `player.on('dispose', () => …)` of what the owner was handed: an owner with an end of its own may go long before. */
  private isEndOfGiven(cls: ClassNode | undefined, node: FunctionNode): boolean {
    const ending = cls && this.of(cls).ending;
    if (cls === undefined || ending === undefined || node.region.name !== '') return false;
    const handedOver = this.project.calls.handoversOf(node);
    return (
      handedOver.length > 0 &&
      handedOver.every(({ unit, fact }) => {
        const call = unit.fact(fact);
        if (call.is !== 'call' || call.callee.is !== 'get') return false;
        const topic = call.arguments[0]?.value;
        if (topic?.is !== 'const' || topic.value !== ending.name || !isGiven(unit, cls, call.callee.of)) return false;
        return !this.endsAsWell(cls, call.callee.of, ending.name);
      })
    );
  }

  /** `close() { this.page.close(); }`: what it was handed ends with it. */
  private endsAsWell(cls: ClassNode, given: Value, verb: string): boolean {
    return [...this.of(cls).atEnd].some(({ unit, region }) =>
      unit.calls
        .within(region)
        .some(fact => fact.callee.is === 'get' && fact.callee.name === verb && isSameText(fact.callee.of, given)),
    );
  }

  /** A function that is itself an end: by its name, by whom it is given to, or because it is what a function returns. */
  isEnd(node: FunctionNode): boolean {
    const { endings, inverses, endHooks, endEvents, effects } = node.unit.catalog.resources;
    const { name } = node.region;
    if (endings.has(name) || inverses.has(name) || componentPhaseOf(node) === 'ends') return true;
    if (node.unit.catalog.names.tearsDown.test(name)) return true;
    return this.project.calls.handoversOf(node).some(({ unit, fact, verb, how }) => {
      if (how === 'returned') return !effects.has(verb);
      const call = unit.fact(fact);
      // `this.onClose = this.onClose.bind(this)` hands it to nobody.
      if (how === 'stored' && verb === name && call.is === 'assign' && call.target.is === 'get') return false;
      if (endHooks.has(verb)) return true;
      const topic = call.is === 'call' ? call.arguments[0]?.value : undefined;
      return topic?.is === 'const' && typeof topic.value === 'string' && endEvents.has(topic.value);
    });
  }
}

/** What a constructor of the class, or of one that it is derived from, was handed. */
function isGiven(unit: Unit, cls: ClassNode, value: Value): boolean {
  if (value.is === 'get') {
    const sites = isSelf(unit, value.of) ? fieldSitesOf(cls, value.name) : [];
    return sites.some(site => {
      const given = site.unit.assignment(site.fact).value;
      return given?.is === 'name' && isParameter(site.unit, given);
    });
  }
  return value.is === 'name' && isParameter(unit, value);
}

function isParameter(unit: Unit, { binding }: NameValue): boolean {
  const { kind, region } = unit.binding(binding) ?? {};
  return kind === 'parameter' && unit.functionOf(region!).owner !== undefined;
}

const MAX_STEPS = 8;

/** The attribute of the instance that an expression begins with; of a loop's variable, what is walked. */
function attributeOf(unit: Unit, value: Value): string | undefined {
  let at: Value | undefined = value;
  for (let step = 0; at && step < MAX_STEPS; step++) {
    if (isOwnMember(unit, at)) return at.name;
    at = sourceOf(unit, at);
  }
  return undefined;
}

/** What an expression is taken from. */
function sourceOf(unit: Unit, value: Value): Value | undefined {
  switch (value.is) {
    case 'get':
    case 'item':
    case 'await':
      return value.of;
    case 'call':
      return unit.call(value)!.callee;
    case 'name': {
      const [definition] = unit.definitions[value.binding] ?? [];
      return definition === undefined ? undefined : unit.assignment(definition).value;
    }
    default:
      return undefined;
  }
}

/** `this.image = undefined` may run `set image(value)`. */
function settersNamed({ classes, units }: Family, name: string): FunctionNode[] {
  return units.flatMap(unit =>
    settersIn(unit).filter(({ region, owner }) => region.name === name && owner && classes.has(owner)),
  );
}

/** Few modules have any, and they are asked for at every assignment. */
const settersIn = remember((unit: Unit): readonly FunctionNode[] =>
  [...unit.functions.values()].filter(({ region }) => region.function?.form === 'setter'),
);

/** `this.stop()`, `super.stop()`. */
function isOfSelf(unit: Unit, { callee }: CallFact): boolean {
  return callee.is === 'get' && (isSelf(unit, callee.of) || lastName(callee.of) === 'super');
}
