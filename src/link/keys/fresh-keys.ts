import type { CallFact, Value } from '../../model/model.js';
import { runsAtLeast } from '../../model/time.js';
import type { Frequencies } from '../frequency/frequencies.js';
import type { Calls } from '../program/calls/calls.js';
import { reachingDefinitions } from '../program/definitions.js';
import { returnsOf } from '../program/calls/returns.js';
import type { Types } from '../program/types/types.js';
import { atFact, type At } from '../program/at.js';
import type { FunctionNode } from '../program/unit.js';

const MAX_DEPTH = 5;
const MAX_SITES = 12;

/**
 * Tells keys that no look-up ever finds: a container made on the spot, in a language that compares them by identity. One
 * such key on one of several ways is another one each time.
 */
export class FreshKeys {
  constructor(
    private readonly types: Types,
    private readonly calls: Calls,
    private readonly frequencies: Frequencies,
  ) {}

  isFresh(at: At, value: Value, depth = 0): boolean {
    if (at.unit.module.language !== 'typescript' || depth > MAX_DEPTH) return false;
    switch (value.is) {
      case 'literal':
        return value.holds === 'mapping' || value.holds === 'list';
      case 'choice':
        return value.of.some(part => this.isFresh(at, part, depth + 1));
      case 'await':
        return this.isFresh(at, value.of, depth + 1);
      case 'call':
        return this.isMade(at, at.unit.callAt(value.fact), depth);
      case 'name':
        return this.isFreshName(at, value.binding, depth);
      default:
        return false;
    }
  }

  private isMade(at: At, { callee }: CallFact, depth: number): boolean {
    const type = this.types.typeOf(at, callee);
    return type?.is === 'function' && this.makesFresh(type.of, depth);
  }

  /** Whether a function gives back what it makes. */
  private makesFresh(node: FunctionNode, depth: number): boolean {
    const { async, generator } = node.region.function!;
    if (async || generator) return false;
    return [...returnsOf(node)].some(({ at, value }) => this.isFresh(at, value, depth + 1));
  }

  private isFreshName(at: At, id: number, depth: number): boolean {
    const binding = at.unit.binding(id);
    if (binding === undefined) return false;
    const scope = at.unit.functionOf(binding.region);
    if (scope.region.id === 0 || scope !== at.unit.functionOf(at.region)) return false;
    const definitions = reachingDefinitions(at, id);
    if (definitions.length > 0)
      return definitions.every(fact => {
        const { value, how } = at.unit.assignment(fact);
        return how === 'set' && value !== undefined && this.isFresh(atFact(at.unit, fact), value, depth + 1);
      });
    return binding.kind === 'parameter' && this.isGivenFresh(id, scope, depth);
  }

  /** Whether a call that may run again gives the parameter something made on the spot. */
  private isGivenFresh(id: number, node: FunctionNode, depth: number): boolean {
    const { parameters } = node.region.function!;
    const index = parameters.findIndex(({ binding }) => binding === id);
    if (index < 0 || parameters[index]!.rest !== undefined) return false;
    return this.calls
      .callersOf(node)
      .slice(0, MAX_SITES)
      .some(({ unit: caller, fact, region }) => {
        const argument = caller.callAt(fact).arguments[index];
        if (argument === undefined || argument.spread) return false;
        return (
          runsAtLeast(this.frequencies.of(caller, region).runs, 'unknown') &&
          this.isFresh(atFact(caller, fact), argument.value, depth + 1)
        );
      });
  }
}
