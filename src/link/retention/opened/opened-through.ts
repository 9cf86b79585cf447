import type { FactId, Value } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import type { Project } from '../../project.js';
import { returnsOf } from '../../program/calls/returns.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Fate } from './fates/fate.js';
import { fateOfCall } from './fates/fates.js';
import { Holdings, type Holding, type Lost } from './holdings/holdings.js';
import { isInCatch } from '../../program/alternatives.js';
import { standsOutside } from './fates/kept-outside.js';

/** A call that opens something, perhaps by way of the project's own code. */
export interface OpeningSite {
  readonly unit: Unit;
  readonly call: FactId;
  readonly row: OpenRow;
  /** The part of its result that is meant, where each is something to close. */
  readonly part?: number | undefined;
  /** Where it is opened, if that is after it is made: `connect()`. */
  readonly held?: FactId;
}

/** What is known of one that is opened already. */
interface Known {
  readonly unit: Unit;
  readonly row: OpenRow;
  readonly fate: Fate;
}

/**
 * Follows what is opened to those who get it: the callers of a function that gives it back, and the makers of a class that
 * keeps it in an attribute.
 */
export class OpenedThrough {
  private readonly holdings: Holdings;
  private readonly held = new Set<Holding>();

  constructor(private readonly project: Project) {
    this.holdings = new Holdings(project);
  }

  *of(known: Known): Iterable<OpeningSite> {
    const { unit, row, fate } = known;
    for (const site of this.callersGiven(known)) yield { ...site, row };
    for (const fact of fate.stored) {
      const holding = this.holdings.of(unit, fact, row);
      if (holding === undefined || this.held.has(holding)) continue;
      this.held.add(holding);
      yield* this.openingsOf(holding);
    }
  }

  /** Where what begins an instance that keeps it fails afterwards, so that nobody can close it. */
  lostBy({ unit, row, fate }: Known): Lost | undefined {
    for (const fact of fate.stored) {
      const lost = this.holdings.of(unit, fact, row)?.lost;
      if (lost !== undefined) return lost;
    }
    return undefined;
  }

  /** Made is opened where the constructor does it; else where the method that does is called on what was made. */
  private *openingsOf({ cls, row, born, begins }: Holding): Iterable<OpeningSite> {
    const made = this.project.calls.makersOf(cls).map(({ unit, fact }) => ({ unit, call: fact }));
    const seen = new Set<FunctionNode>();
    for (const { unit, call } of made) {
      if (born) {
        yield { unit, call, row };
        continue;
      }
      const fate = fateOfCall(this.project, unit, call, row);
      const begin = fate.used.find(id => begins.has(methodCalled(unit, id) ?? ''));
      if (begin !== undefined && !fate.managed) {
        const staysOpen = begins.get(methodCalled(unit, begin)!);
        yield staysOpen
          ? { unit, call, row: { ...row, connects: true }, held: fate.held }
          : { unit, call, row, held: begin };
      }
      const node = unit.functionOf(unit.fact(call).region);
      if (begin !== undefined || seen.has(node)) continue;
      seen.add(node);
      made.push(...this.callersGiven({ unit, row, fate }));
    }
  }

  /** Where the function that gives it back is called. */
  private callersGiven(known: Known): { unit: Unit; call: FactId }[] {
    const { unit, fate } = known;
    if (!isGivenBack(known)) return [];
    const giver = unit.functionOf(unit.fact(fate.held).region);
    if (!isPlain(giver) || mayGiveKept(giver)) return [];
    return this.project.calls
      .callersOf(giver)
      .filter(({ byName }) => !byName)
      .map(({ unit: caller, fact }) => ({ unit: caller, call: fact }));
  }
}

/** Its function does nothing else with it than to return it. */
function isGivenBack({ unit, row, fate }: Known): boolean {
  const { moved, stored, closed, captured, managed, names } = fate;
  // What is closed when something fails is given back otherwise.
  if (closed.some(id => !isInCatch(unit, unit.fact(id).region))) return false;
  if (row.parts || captured || managed || moved.length === 0 || stored.length > 0) return false;
  // `if is_packed(file): file = unpacked(file)`: what is given back may be what was handed in, and then is its owner's.
  if ([...names].some(id => unit.binding(id)?.kind === 'parameter')) return false;
  return moved.every(id => {
    const fact = unit.fact(id);
    return fact.is === 'exit' && fact.how === 'return' && fact.value?.is !== 'literal';
  });
}

/** `if (url === this.url) return this.engine`: who asks cannot tell whether it is theirs to close. */
function mayGiveKept(giver: FunctionNode): boolean {
  return [...returnsOf(giver)].some(({ value }) => isKept(giver.unit, value));
}

/** `line = self._lines[host] if is_main else connect(host)`, in branches or in one expression. */
function isKept(unit: Unit, value: Value): boolean {
  if (standsOutside(unit, value)) return true;
  if (value.is === 'choice') return value.of.some(part => isKept(unit, part));
  if (value.is !== 'name') return false;
  return (unit.definitions[value.binding] ?? []).some(fact => {
    const given = unit.assignment(fact).value;
    return given?.is === 'item' && standsOutside(unit, given);
  });
}

/** Not kept by a decorator, and not a context that its caller enters. */
function isPlain({ unit, region }: FunctionNode): boolean {
  const { decorators, generator, form } = region.function ?? {};
  if (region.id === 0 || generator || form === 'getter' || form === 'lambda' || form === 'arrow') return false;
  return (decorators ?? []).every(each => each.is === 'name' && unit.catalog.plainDecorators.has(each.name));
}

function methodCalled(unit: Unit, id: FactId): string | undefined {
  const fact = unit.fact(id);
  return fact.is === 'call' && fact.callee.is === 'get' ? fact.callee.name : undefined;
}
