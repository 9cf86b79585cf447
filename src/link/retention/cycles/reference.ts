import type { Argument, BindingId, CallFact, FactId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { reachingDefinitions } from '../../program/definitions.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { heldIn, usesAnywhere } from '../retained.js';
import { keptByConstructor, type Keeping } from './constructors.js';

/** How an expression holds an object. */
export interface Reference {
  readonly how: 'itself' | 'method' | 'closure' | 'generator' | 'child' | 'outside';
  /** The attribute of another object that holds it, where that is so. */
  readonly by?: Keeping;
  /** The method that is held, and the object with it. */
  readonly method?: FunctionNode;
}

const MAX_DEPTH = 3;

/** Asks how expressions hold the object that a variable stands for. */
export class ReferenceFinder {
  constructor(
    private readonly project: Project,
    private readonly unit: Unit,
    private readonly binding: BindingId,
  ) {}

  in(value: Value, id: FactId, depth = 0): Reference | undefined {
    for (const part of heldIn(value.is === 'comprehension' ? value.element : value)) {
      const found = this.ofPart(part, id, depth);
      if (found) return found;
    }
    return undefined;
  }

  private ofPart(value: Value, id: FactId, depth: number): Reference | undefined {
    if (this.isIt(value)) return { how: 'itself' };
    const method = this.methodOf(value, id);
    if (method) return { how: 'method', method };
    switch (value.is) {
      case 'function':
        return this.isUsedIn(value.region) ? { how: 'closure' } : undefined;
      case 'name':
        return this.ofName(value.binding, id, depth);
      case 'call':
        return this.ofCall(this.unit.callAt(value.fact), value.fact, depth);
      default:
        return undefined;
    }
  }

  private ofName(binding: BindingId, id: FactId, depth: number): Reference | undefined {
    const declared = this.unit.binding(binding);
    if (declared?.kind === 'function' && declared.region !== 0 && declared.names !== undefined)
      return this.isUsedIn(declared.names) ? { how: 'closure' } : undefined;
    const isOfCall = declared?.kind === 'variable' || declared?.kind === 'parameter';
    if (!isOfCall || declared.region === 0 || depth > MAX_DEPTH) return undefined;
    for (const definition of reachingDefinitions(atFact(this.unit, id), binding)) {
      const { how, value } = this.unit.assignment(definition);
      const isAnother = value === undefined || this.isIt(value) || definition >= id;
      const found = how !== 'set' || isAnother ? undefined : this.in(value, definition, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  private ofCall(call: CallFact, id: FactId, depth: number): Reference | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const type = this.project.types.typeOf(atFact(this.unit, id), call.callee);
    if (type?.is === 'function') return this.ofGenerator(type.of, call) ? { how: 'generator' } : undefined;
    for (const argument of call.arguments) {
      const held = this.in(argument.value, id, depth + 1);
      if (held === undefined) continue;
      if (type?.is === 'class') {
        const by = keptByConstructor(this.project, type.of, call, argument);
        if (by) return held.how === 'itself' ? { how: 'child', by } : { ...held, by };
      } else if (type?.is === 'outside' && this.isKeptOutside(type.name, call, argument, held)) {
        return held.how === 'itself' ? { how: 'outside' } : held;
      }
    }
    return undefined;
  }

  /** A generator that waits holds the variables of its function, its arguments among them. */
  private ofGenerator({ region }: FunctionNode, call: CallFact): boolean {
    const { generator, decorators, static: isStatic } = region.function!;
    // A decorator may run it to its end, or give something else: `inlineCallbacks`.
    if (!generator || call.awaited || decorators.length > (isStatic ? 1 : 0)) return false;
    const isOfIt = call.callee.is === 'get' && this.isIt(call.callee.of) && !isStatic;
    return isOfIt || call.arguments.some(({ value }) => this.isIt(value));
  }

  private isKeptOutside(name: string, call: CallFact, argument: Argument, { how }: Reference): boolean {
    const { opens, containers } = this.unit.catalog;
    if (name.startsWith('weakref.')) return how !== 'itself' && call.arguments.indexOf(argument) === 1;
    if (opens.keepers.has(name)) return true;
    const isClass = /(^|\.)_*[A-Z]\w*$/.test(name);
    return isClass && !opens.forgetters.has(name) && !Object.hasOwn(containers, name);
  }

  private methodOf(value: Value, id: FactId): FunctionNode | undefined {
    if (value.is !== 'get' || !this.isIt(value.of)) return undefined;
    const type = this.project.types.typeOf(atFact(this.unit, id), value);
    const isBound = type?.is === 'function' && type.of.owner !== undefined && !type.of.region.function!.static;
    return isBound ? type.of : undefined;
  }

  private isIt(value: Value): boolean {
    return isNameOf(value, this.binding);
  }

  private isUsedIn(region: number): boolean {
    return usesAnywhere(this.unit, region, part => this.isIt(part));
  }
}
