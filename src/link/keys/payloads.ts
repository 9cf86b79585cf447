import type { Value } from '../../model/model.js';
import type { Frequencies } from '../frequency/frequencies.js';
import type { Names } from '../program/names.js';
import { onlyDefinition } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { isIdentifying, isNamed, isOneOf } from './words.js';

const MAX_DEPTH = 5;

function nameOf(value: Value): string | undefined {
  if (value.is === 'get' || value.is === 'name') return value.name;
  return value.is === 'item' && value.key.is === 'const' ? String(value.key.value) : undefined;
}

/** Tells what an event brings: whoever sends the events chooses it. */
export class Payloads {
  constructor(
    private readonly names: Names,
    private readonly frequencies: Frequencies,
  ) {}

  /** An argument of the function that is called for each event, or a field of it. */
  isPayload(unit: Unit, value: Value): boolean {
    if (value.is === 'get' || value.is === 'item') return this.isPayload(unit, value.of);
    if (value.is === 'await') return this.isPayload(unit, value.of);
    const binding = unit.bindingOf(value);
    if (binding?.kind !== 'parameter') return false;
    return this.isEvent(unit, value) || this.frequencies.isCalledForEvents(unit.functionOf(binding.region));
  }

  /** A parameter that is typed as what a request or an event comes with. */
  isEvent(unit: Unit, value: Value): boolean {
    const binding = unit.bindingOf(value);
    return binding?.kind === 'parameter' && this.frequencies.isEvent(unit.functionOf(binding.region), binding.id);
  }

  /** `report_id` of a task, `args.id` of a resolver: by which what an event is about is told from the rest. */
  isIdentity(unit: Unit, value: Value): boolean {
    const name = nameOf(value);
    if (name === undefined || !isIdentifying(unit.catalog.keys, name)) return false;
    const isPart = value.is === 'get' || value.is === 'item';
    // A bare `id` does not say of what.
    if (!isPart && isOneOf(unit.catalog.keys.identities, name)) return false;
    const whole = isPart ? value.of : value;
    return whole.is === 'name' && this.isPayload(unit, whole);
  }

  /** Something that a request or the other end of a connection says: `req.url`, `request.args.get("user")`, `await ws.recv()`. */
  isSaid(at: At, value: Value, depth = 0): boolean {
    if (depth > MAX_DEPTH) return false;
    if (value.is === 'await') return this.isSaid(at, value.of, depth + 1);
    if (value.is === 'name') return this.isSaidBefore(at, value.binding, depth);
    const call = at.unit.call(value);
    if (call?.callee.is === 'get') {
      const { name, of } = call.callee;
      const { saidBy, receives } = at.unit.catalog.keys;
      if (receives.has(name) && this.isPayload(at.unit, of)) return true;
      return this.isWhole(at, call.callee) || (saidBy.has(name) && this.isSaid(at, of, depth + 1));
    }
    return (
      this.isWhole(at, value) || ((value.is === 'item' || value.is === 'get') && this.isSaid(at, value.of, depth + 1))
    );
  }

  /** `body = await request.json()`. */
  private isSaidBefore(at: At, id: number, depth: number): boolean {
    if (at.unit.binding(id)?.kind !== 'variable') return false;
    const definition = onlyDefinition(at, id);
    if (definition === undefined) return false;
    const { value, how } = at.unit.assignment(definition);
    return how === 'set' && value !== undefined && this.isSaid(atFact(at.unit, definition), value, depth + 1);
  }

  /** What it says, or a part of it under a name: `email` of `req.body.email`; undefined for the address and the like. */
  partOf(at: At, value: Value): string | undefined {
    if (this.isWhole(at, value)) return undefined;
    const key = at.unit.call(value)?.arguments[0]?.value ?? (value.is === 'item' ? value.key : undefined);
    if (key?.is === 'const' && typeof key.value === 'string') return key.value;
    return value.is === 'get' ? value.name : undefined;
  }

  /** A part of the configuration, or of what it lists: `config.devices[0].id`, `for source in settings.sources`. */
  isConfigured(at: At, value: Value, depth = 0): boolean {
    if (depth > MAX_DEPTH) return false;
    if (value.is === 'item') return this.isConfigured(at, value.of, depth + 1);
    if (value.is === 'get')
      return isNamed(at.unit.catalog.keys.configuration, value) || this.isConfigured(at, value.of, depth + 1);
    const call = at.unit.call(value);
    if (call) {
      const [first] = call.arguments;
      if (call.callee.is === 'get') return this.isConfigured(at, call.callee.of, depth + 1);
      return first !== undefined && this.isConfigured(at, first.value, depth + 1);
    }
    return value.is === 'name' && this.isConfiguration(at, value.name, value.binding, depth);
  }

  /** What a handler is called with may be the settings of one event. */
  private isConfiguration(at: At, name: string, id: number, depth: number): boolean {
    if (isOneOf(at.unit.catalog.keys.configuration, name))
      return !this.isPayload(at.unit, { is: 'name', name, binding: id });
    if (at.unit.binding(id)?.kind !== 'variable') return false;
    const definition = onlyDefinition(at, id);
    if (definition === undefined) return false;
    const { value, how } = at.unit.assignment(definition);
    if (value === undefined || (how !== 'set' && how !== 'iterate')) return false;
    return this.isConfigured(atFact(at.unit, definition), value, depth + 1);
  }

  private isWhole(at: At, value: Value): boolean {
    return value.is === 'get' && at.unit.catalog.keys.said.has(value.name) && this.isRequest(at, value.of);
  }

  /** What a handler is called with, a variable of that name, or the one that a framework holds for whoever asks. */
  private isRequest(at: At, value: Value): boolean {
    const outside = this.names.outsideName(at.unit, value);
    if (outside !== undefined && at.unit.catalog.requests.has(outside)) return true;
    if (value.is !== 'name' && value.is !== 'get') return false;
    return (
      at.unit.catalog.keys.requests.has(value.name) && (value.is === 'get' || this.isLocal(at.unit, value.binding))
    );
  }

  private isLocal(unit: Unit, id: number): boolean {
    const kind = unit.binding(id)?.kind;
    return kind === 'parameter' || kind === 'variable';
  }
}
