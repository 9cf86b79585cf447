import type { ChoiceValue, GetValue, Value } from '../../model/model.js';
import type { Frequencies } from '../frequency/frequencies.js';
import type { Calls } from '../program/calls/calls.js';
import type { Names } from '../program/names.js';
import type { Types } from '../program/types/types.js';
import { atFact, type At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { domainOfAttribute, domainOfEntry } from './attributes.js';
import { domainBornWith } from './born-with.js';
import { asBrought } from './brought.js';
import { joined, type Domain } from './domain.js';
import { FreshKeys } from './fresh-keys.js';
import type { KeySets } from './key-sets.js';
import { Payloads } from './payloads.js';
import { domainOfRecord } from './records.js';
import { domainOfResult } from './results.js';
import { isToldHere } from './told-here.js';
import { MAX_DEPTH, type Tracing } from './tracing.js';
import { domainOfVariable } from './variables.js';
import { canBeHeldWeakly } from './weak-keys.js';

/** Traces keys and members to where they come from: definitions, arguments of call sites, a few steps. */
export class Keys implements Tracing {
  readonly parameters = new Map<Unit, Map<number, Domain>>();
  readonly payloads: Payloads;
  private readonly fresh: FreshKeys;

  constructor(
    readonly names: Names,
    readonly types: Types,
    readonly calls: Calls,
    readonly sets: KeySets,
    readonly frequencies: Frequencies,
  ) {
    this.fresh = new FreshKeys(types, calls, frequencies);
    this.payloads = new Payloads(names, frequencies);
  }

  /** Of a key: a container made on the spot is another key each time, where keys are compared by identity. */
  ofKey(at: At, key: Value): Domain {
    return this.fresh.isFresh(at, key) ? 'event' : (domainOfRecord(this, at, key) ?? this.domainOf(at, key));
  }

  /** `self.id`, where others keep one for each owner: whether it is made up with that, or brought by an event. */
  ofOwner(at: At, key: GetValue): Domain | undefined {
    const born = domainBornWith(this, at, key, 0);
    if (born) return born;
    const [site, ...others] = this.types.classOf(at, key.of)?.fields.get(key.name) ?? [];
    const value = site && others.length === 0 && !site.static ? site.unit.assignment(site.fact).value : undefined;
    const domain = value && this.domainOf(atFact(site!.unit, site!.fact), value, 1);
    return domain === 'brought' || domain === 'event' ? domain : undefined;
  }

  /** Whether a weak collection can hold it, and finds it again as a strong one does. */
  canBeHeldWeakly(at: At, value: Value): boolean {
    return canBeHeldWeakly(this.types, at, value);
  }

  domainOf(at: At, value: Value, depth = 0): Domain {
    if (depth > MAX_DEPTH) return 'unknown';
    if (value.is === 'name' || value.is === 'get') {
      if (this.sets.hasMember(at, value)) return 'finite';
      if (isToldHere(this, at, value, depth)) return 'constant';
    }
    switch (value.is) {
      case 'const':
        return 'constant';
      case 'name':
        return asBrought(this, at, value, domainOfVariable(this, at, value.name, value.binding, depth));
      case 'get':
        return asBrought(this, at, value, domainOfAttribute(this, at, value, depth));
      case 'call':
        return asBrought(this, at, value, domainOfResult(this, at, at.unit.callAt(value.fact), depth));
      case 'item':
        return asBrought(this, at, value, domainOfEntry(this, at, value, depth));
      case 'literal':
        return joined(value.of.map(part => this.domainOf(at, part, depth + 1)));
      case 'op':
        return this.ofOperator(at, value.op, value.of, depth);
      case 'choice':
        return joined(value.of.map(part => this.ofChosen(at, value, part, depth)));
      case 'await':
        return this.domainOf(at, value.of, depth + 1);
      case 'function':
        return 'object';
      default:
        return 'unknown';
    }
  }

  /** `kinds.includes(kind) ? kind : 'other'`: one of those that it is looked for among. */
  private ofChosen(at: At, { test }: ChoiceValue, part: Value, depth: number): Domain {
    return test && this.sets.isFoundAmong(at, test, part) ? 'finite' : this.domainOf(at, part, depth + 1);
  }

  private ofOperator(at: At, op: string, parts: readonly Value[], depth: number): Domain {
    const isFormat = op === '%' && parts[0]!.is === 'const' && typeof parts[0].value === 'string';
    if (!isFormat && /^(not|==|!=|<|<=|>|>=|in|not in|is|is not|instanceof|typeof|%|&|and)$/.test(op)) return 'finite';
    const domain = joined(parts.map(part => this.domainOf(at, part, depth + 1)));
    // What is divided or shifted is a number, and comes out as one of fewer, whatever its name says.
    return /^(\/|>>>?)$/.test(op) && ['unknown', 'open', 'text'].includes(domain) ? 'named' : domain;
  }
}

export type { Domain } from './domain.js';
