import { innerMap } from '../program/maps.js';
import type { CallFact, ChoiceValue, FactId, Value } from '../../model/model.js';
import type { Calls } from '../program/calls.js';
import { isMetaclass } from '../program/classes.js';
import type { Frequencies } from '../frequency/frequency.js';
import { FreshKeys } from './fresh-keys.js';
import type { KeySets } from './key-sets.js';
import type { Names } from '../program/names.js';
import { ancestry, atFact, reachingDefinitions, type At, type Type, type Types } from '../program/types.js';
import type { ClassNode, FunctionNode, Unit } from '../program/unit.js';
import { Payloads } from './payloads.js';
import { byWord } from './words.js';

/**
 * Where the keys (or members) of a container come from.
 * - constant: written in the code · finite: one of a few (types, booleans, enums, one module constant)
 * - self: an attribute of the owner · object: something with a life of its own
 * - event: another one each time, by how it is made (counter, uuid, time, an instance made for it) · unknown
 * - brought: what an event brings (an argument of a handler, a field of it) and its sender may choose
 * - by their names only, which is weak evidence: named (a few: `kind`, `guild`), open (many: `url`), text (what people
 *   write), subject (whoever comes: `user`, `session`, `request`)
 */
export type Domain =
  'constant' | 'finite' | 'self' | 'named' | 'unknown' | 'open' | 'text' | 'brought' | 'subject' | 'object' | 'event';

const ORDER: readonly Domain[] = [
  'constant',
  'finite',
  'self',
  'named',
  'unknown',
  'open',
  'text',
  'brought',
  'subject',
  'object',
  'event',
];
const MAX_DEPTH = 6;
const MAX_SITES = 12;

/** Traces keys and members to where they come from: definitions, arguments of call sites, a few steps. */
export class Keys {
  private readonly parameters = new Map<Unit, Map<number, Domain>>();
  private readonly fresh: FreshKeys;
  private readonly payloads: Payloads;

  constructor(
    private readonly names: Names,
    private readonly types: Types,
    private readonly calls: Calls,
    private readonly sets: KeySets,
    frequencies: Frequencies,
  ) {
    this.fresh = new FreshKeys(types, calls, frequencies);
    this.payloads = new Payloads(names, frequencies);
  }

  /** Of a key: a container made on the spot is another key each time, where keys are compared by identity. */
  ofKey(at: At, key: Value): Domain {
    return this.fresh.isFresh(at, key) ? 'event' : this.domainOf(at, key);
  }

  /** Whether it is an object of a class of the project, told from others by its identity. */
  isInstance(at: At, value: Value): boolean {
    const type = this.types.typeOf(at, value);
    return type?.is === 'instance' && !this.isEnum(type) && !isValue(type.of);
  }

  domainOf(at: At, value: Value, depth = 0): Domain {
    if (depth > MAX_DEPTH) return 'unknown';
    if ((value.is === 'name' || value.is === 'get') && this.sets.hasMember(at, value)) return 'finite';
    switch (value.is) {
      case 'const':
        return 'constant';
      case 'name':
        return this.asBrought(at, value, this.ofName(at, value.name, value.binding, depth));
      case 'get':
        return this.asBrought(at, value, this.ofGet(at, value, depth));
      case 'call':
        return this.asBrought(at, value, this.ofCall(at, at.unit.fact(value.fact) as CallFact, depth));
      case 'item':
        return this.asBrought(at, value, this.ofItem(at, value, depth));
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

  private ofName(at: At, name: string, id: number, depth: number): Domain {
    const binding = at.unit.binding(id);
    if (binding === undefined) return 'unknown';
    if (binding.kind === 'self') {
      const cls = at.unit.classOf(binding.region);
      return cls && isMetaclass(cls) ? 'finite' : 'object';
    }
    if (binding.kind === 'class-self') return 'finite';
    const entity = this.names.ofBinding(at.unit, id);
    if (entity?.is === 'class' || entity?.is === 'function' || entity?.is === 'module') return 'finite';
    if (entity?.is === 'outside') return 'constant';
    const typed = this.byType(this.types.typeOf(at, { is: 'name', name, binding: id }));
    if (typed && typed !== 'object') return typed;
    if (entity?.is === 'variable' && isOneValue(entity.unit, entity.binding)) return 'finite';
    const definitions = reachingDefinitions(at, id);
    const given = definitions.slice(0, 5).map(fact => this.ofDefinition(at.unit, fact, depth));
    // Where a parameter is given another value on some way, it may also be what it was called with.
    if (binding.kind === 'parameter' && !this.isReplaced(at, definitions))
      given.push(this.ofParameter(at.unit, id, name, depth));
    const found = given.length === 0 ? 'unknown' : joined(given);
    // An object as it is, unless it is seen to be made anew each time.
    if (typed) return found === 'event' ? found : typed;
    return found === 'unknown' ? byWord(name) : found;
  }

  /** Whether every way to the place passes one of the definitions. */
  private isReplaced({ unit, region }: At, definitions: readonly FactId[]): boolean {
    return definitions.some(fact => unit.isWithin(region, unit.fact(fact).region));
  }

  private ofDefinition(unit: Unit, fact: FactId, depth: number): Domain {
    const assign = unit.assignment(fact);
    const at = atFact(unit, fact);
    if (assign.how === 'augment')
      return assign.operator === '+' || assign.operator === '-' ? this.ofCounter(unit, fact) : 'unknown';
    if (assign.value === undefined) return 'unknown';
    if (assign.how === 'iterate') return this.ofWalked(at, assign.value, depth + 1);
    if (assign.how === 'catch') return 'object';
    return this.domainOf(at, assign.value, depth + 1);
  }

  /** A local counter ends with its function; one that outlives it counts events. */
  private ofCounter(unit: Unit, fact: FactId): Domain {
    const { target, region } = unit.assignment(fact);
    if (target.is !== 'name') return 'event';
    const scope = unit.binding(target.binding)!.region;
    return unit.functionOf(scope) === unit.functionOf(region) ? 'unknown' : 'event';
  }

  /** What is walked: a literal and configuration are finite; otherwise the name of the collection speaks. */
  private ofWalked(at: At, value: Value, depth: number): Domain {
    if (value.is === 'literal') return joined(value.of.map(part => this.domainOf(at, part, depth + 1)));
    if (value.is === 'item') return this.ofWalked(at, value.of, depth + 1);
    if (this.sets.isClosed(at, value)) return 'finite';
    const call = at.unit.call(value);
    if (call) {
      const name = this.names.outsideName(at.unit, call.callee);
      if (name === 'range') return 'finite';
      if (call.callee.is === 'get')
        return /^(keys|values|items|entries)$/.test(call.callee.name)
          ? this.ofWalked(at, call.callee.of, depth + 1)
          : 'unknown';
      return call.arguments[0] && depth < MAX_DEPTH ? this.ofWalked(at, call.arguments[0].value, depth + 1) : 'unknown';
    }
    const entity = this.names.entityOf(at.unit, value);
    if (entity?.is === 'class' || entity?.is === 'outside') return 'finite';
    if (value.is === 'name' || value.is === 'get') return byWord(value.name);
    return 'unknown';
  }

  /**
   * A word that is open, of what an event brings; whatever a request says, unless its name is that of a few. What the
   * configuration says are a few, whatever their names.
   */
  private asBrought(at: At, value: Value, domain: Domain): Domain {
    const isOpen = domain === 'open' || domain === 'text';
    if (isOpen && this.payloads.isPayload(at.unit, value)) return 'brought';
    if (!isAbove(domain, 'brought') && this.payloads.isSaid(at, value))
      return byWord(this.payloads.partOf(at, value) ?? '') === 'named' ? 'named' : 'brought';
    const isByWord = isAbove(domain, 'named') && !isAbove(domain, 'subject');
    return isByWord && this.payloads.isConfigured(at, value) ? 'named' : domain;
  }

  private ofParameter(unit: Unit, id: number, name: string, depth: number): Domain {
    const known = innerMap(this.parameters, unit);
    const found = known.get(id);
    if (found) return found;
    known.set(id, byWord(name));
    const domain = this.deriveParameter(unit, id, name, depth);
    if (depth < 3) known.set(id, domain);
    else known.delete(id);
    return domain;
  }

  private deriveParameter(unit: Unit, id: number, name: string, depth: number): Domain {
    const node = unit.functionOf(unit.binding(id)!.region);
    const parameter = node.region.function?.parameters.find(entry => entry.binding === id);
    const typed = parameter?.type && this.byAnnotation(unit, parameter.type);
    if (typed && typed !== 'object') return typed;
    const traced = parameter && this.ofArguments(node, id, depth);
    if (typed) return traced === 'event' ? traced : typed;
    if (traced && traced !== 'unknown' && !(isByWord(traced) && isKindOf(name))) return traced;
    return byWord(name);
  }

  /** The arguments of the call sites, joined; unknown when nobody in the project calls it. */
  private ofArguments(node: FunctionNode, id: number, depth: number): Domain | undefined {
    const sites = this.calls.callersOf(node);
    if (sites.length === 0 || sites.length > MAX_SITES || this.calls.handoversOf(node).length > 0) return undefined;
    const { parameters } = node.region.function!;
    const index = parameters.findIndex(entry => entry.binding === id);
    const skip = node.owner && node.unit.module.language === 'python' && !node.region.function!.static ? 1 : 0;
    const domains = sites.map(({ unit, fact }) => {
      const call = unit.fact(fact) as CallFact;
      const argument =
        call.arguments.find(entry => entry.name === parameters[index]!.name) ?? call.arguments[index - skip];
      if (argument === undefined) return parameters[index]!.default ? 'constant' : 'unknown';
      return this.domainOf(atFact(unit, fact), argument.value, depth + 2);
    });
    return joined(domains);
  }

  private ofGet(at: At, value: Extract<Value, { is: 'get' }>, depth: number): Domain {
    const { name, of } = value;
    if (/^(__class__|__name__|__qualname__|constructor|__module__|prototype|nodeType|tagName)$/.test(name))
      return 'finite';
    if (name === 'length') return 'unknown';
    if (this.sets.isClosed(at, of)) return 'finite';
    const entity = this.names.entityOf(at.unit, of);
    if (entity?.is === 'class' || entity?.is === 'outside' || entity?.is === 'module') return 'constant';
    if (of.is === 'name' && at.unit.binding(of.binding)?.kind === 'self') return this.ofOwn(at, value, depth);
    const typed = this.byType(this.types.typeOf(at, value));
    if (typed) return typed;
    const own = byWord(name);
    if (own !== 'unknown' && !/^(id|key|name|pk|uid|value)$/i.test(name)) return own;
    if (name === 'name' && isWork(of)) return 'named';
    if (isIdentity(name) && isHappening(of)) return 'subject';
    const base = of.is === 'name' || of.is === 'get' ? byWord(of.name) : 'unknown';
    return base === 'subject' || base === 'named' ? base : own;
  }

  /** `self.x` as a key: one for the owner, unless it counts. */
  private ofOwn(at: At, value: Extract<Value, { is: 'get' }>, depth: number): Domain {
    const cls = this.types.classOf(at, value.of);
    if (cls === undefined || depth > 3) return 'self';
    for (const ancestor of ancestry(cls)) {
      for (const { unit, fact } of ancestor.fields.get(value.name) ?? []) {
        if (unit.assignment(fact).how === 'augment') return 'event';
      }
    }
    return 'self';
  }

  private ofCall(at: At, call: CallFact, depth: number): Domain {
    const { catalog } = at.unit;
    const name = this.names.outsideName(at.unit, call.callee);
    if (name && catalog.finite.has(name)) return 'finite';
    if (call.callee.is === 'get' && catalog.finiteMethods.has(call.callee.name)) return 'finite';
    // A size counts what is held by now.
    if (name === 'len') return 'unknown';
    if (name && catalog.identities.has(name)) return 'event';
    if (call.callee.is === 'get' && catalog.spawns.has(call.callee.name)) return 'object';
    const type = this.types.typeOf(at, call.callee);
    if (type?.is === 'class') return this.ofMade(at, type);
    if (call.arguments[0] && (name === 'id' || (type?.is === 'function' && isNumbering(type.of))))
      return this.ofIdentity(at, call.arguments[0].value, depth);
    if (type?.is === 'function') return this.ofResult(type.of, depth);
    const parts = call.arguments.map(argument => this.domainOf(at, argument.value, depth + 1));
    if (call.callee.is === 'get') {
      if (/^(uuid4|uuid1|hex|randomUUID|v4|nextId|next_id|generate_?id|create_?id)$/i.test(call.callee.name))
        return 'event';
      if (name === undefined) parts.push(this.ofReceiver(at, call.callee.of, depth + 1));
      if (catalog.makers.has(call.callee.name)) return 'object';
    } else if (call.callee.is === 'name' && catalog.makers.has(call.callee.name)) return 'object';
    if (parts.length === 0)
      return call.callee.is === 'get' || call.callee.is === 'name' ? byWord(call.callee.name) : 'unknown';
    return joined(parts);
  }

  /** `id(x)`, `getUid(x)`: there are as many as there are objects, however often it is asked. */
  private ofIdentity(at: At, value: Value, depth: number): Domain {
    const domain = this.domainOf(at, value, depth + 1);
    return domain === 'named' ? 'unknown' : domain;
  }

  /** An instance that is made for the key is another one each time; at module level it is one. */
  private ofMade(at: At, type: Extract<Type, { is: 'class' }>): Domain {
    if (this.isEnum(type)) return 'finite';
    if (isValue(type.of)) return 'unknown';
    return at.unit.functionOf(at.region).region.id === 0 ? 'finite' : 'event';
  }

  /** `name.lower()` is as one as `name`; what an object of the module gives, one it was made for that, may be anything. */
  private ofReceiver(at: At, receiver: Value, depth: number): Domain {
    const entity = this.names.entityOf(at.unit, receiver);
    const isObject =
      entity?.is === 'variable' &&
      entity.unit.definitions[entity.binding]!.some(fact => entity.unit.assignment(fact).value?.is === 'call');
    return isObject ? 'unknown' : this.domainOf(at, receiver, depth);
  }

  /** What a project function returns; its own parameters are not followed back. */
  private ofResult(node: FunctionNode, depth: number): Domain {
    const { unit, region } = node;
    const found: Domain[] = [];
    if (region.function?.result)
      found.push(this.domainOf({ unit, region: region.id, before: region.to }, region.function.result, depth + 2));
    for (let id = region.from; id < region.to && found.length < 4; id++) {
      const fact = unit.fact(id);
      if (fact.is === 'exit' && fact.how === 'return' && fact.value && unit.functionOf(fact.region) === node) {
        found.push(this.domainOf(atFact(unit, id), fact.value, depth + 2));
      }
    }
    return found.length === 0 ? 'unknown' : joined(found);
  }

  private ofItem(at: At, value: Extract<Value, { is: 'item' }>, depth: number): Domain {
    if (value.key.is === 'const' && typeof value.key.value === 'string') {
      const word = byWord(value.key.value);
      if (word !== 'unknown') return word;
    }
    return value.of.is === 'name' || value.of.is === 'get'
      ? byWord(value.of.name)
      : this.domainOf(at, value.of, depth + 1);
  }

  private ofOperator(at: At, op: string, parts: readonly Value[], depth: number): Domain {
    const isFormat = op === '%' && parts[0]!.is === 'const' && typeof parts[0].value === 'string';
    if (!isFormat && /^(not|==|!=|<|<=|>|>=|in|not in|is|is not|instanceof|typeof|%|&|and)$/.test(op)) return 'finite';
    const domain = joined(parts.map(part => this.domainOf(at, part, depth + 1)));
    // What is divided is a number, and comes out as one of fewer, whatever its name says.
    return op === '/' && ['unknown', 'open', 'text'].includes(domain) ? 'named' : domain;
  }

  private byAnnotation(unit: Unit, annotation: Value): Domain | undefined {
    if (annotation.is === 'const') return 'constant';
    if (annotation.is === 'choice' && annotation.of.every(part => part.is === 'const')) return 'finite';
    return this.byType(this.types.ofAnnotation(unit, annotation));
  }

  private byType(type: Type | undefined): Domain | undefined {
    if (type?.is === 'class' || type?.is === 'function' || type?.is === 'module') return 'finite';
    if (type?.is === 'instance') return this.isEnum(type) ? 'finite' : isValue(type.of) ? 'unknown' : 'object';
    if (type?.is !== 'outside') return undefined;
    const last = type.name.split('.').pop()!;
    if (/^(bool|boolean|Literal|Enum|IntEnum|StrEnum|Type|type|Callable|Function|ModuleType|dtype)$/.test(last))
      return 'finite';
    if (
      /^(UUID|Request|WebSocket|Socket|Window|HTMLElement|Element|Task|Future|Connection|Session|Node|Document|Response|ServerResponse|IncomingMessage|AbortSignal|EventTarget|Widget|Member|User)$/.test(
        last,
      )
    )
      return 'object';
    return undefined;
  }

  private isEnum(type: Extract<Type, { is: 'class' | 'instance' }>): boolean {
    return [...ancestry(type.of)].some(cls => cls.outside.some(name => /Enum$/.test(name)));
  }
}

/** `getUid(x)`: gives what it keeps on its argument, a number that it counts the first time. */
function isNumbering({ unit, region }: FunctionNode): boolean {
  const { parameters } = region.function!;
  const isOfParameter = (value: Value): boolean =>
    value.is === 'get' && value.of.is === 'name' && parameters.some(({ binding }) => isBinding(value.of, binding));
  const facts = unit.module.facts.slice(region.from, region.to);
  return (
    facts.some(fact => fact.is === 'assign' && isOfParameter(fact.target)) &&
    facts.some(
      fact =>
        fact.is === 'exit' &&
        fact.how === 'return' &&
        fact.value !== undefined &&
        (isOfParameter(fact.value) || (fact.value.is === 'choice' && fact.value.of.some(isOfParameter))),
    )
  );
}

function isBinding(value: Value, binding: number): boolean {
  return value.is === 'name' && value.binding === binding;
}

/** Compared by what it consists of, not by what it is: as many as there are combinations. */
function isValue(cls: ClassNode): boolean {
  return [...ancestry(cls)].some(({ methods }) => methods.has('__eq__') || methods.has('__hash__'));
}

function isAbove(domain: Domain, other: Domain): boolean {
  return ORDER.indexOf(domain) > ORDER.indexOf(other);
}

function isIdentity(name: string): boolean {
  return /^(id|pk|uid|uuid)$/i.test(name);
}

/** What comes once, under an identity that no other has. */
function isHappening(value: Value): boolean {
  return (value.is === 'name' || value.is === 'get') && /^_*(message|msg|event|call)$/i.test(value.name);
}

/** What is done has the name of its kind, where a person or a room has one of its own. */
function isWork(value: Value): boolean {
  const name = value.is === 'name' || value.is === 'get' ? value.name : '';
  return /^_*(request|req|task|job|message|msg|event|span|command|operation)$/i.test(name);
}

function isByWord(domain: Domain): boolean {
  return domain === 'open' || domain === 'text' || domain === 'subject';
}

/** `stream_name` and `streamName` say more than `name` does, and more than another word at a place that calls. */
function isKindOf(name: string): boolean {
  return (
    /[a-z0-9](_name|Name)$/.test(name) && byWord(name) === 'named' && byWord(name.replace(/_?[nN]ame$/, '')) === 'named'
  );
}

/** The widest of several domains; unknown beats what is known to be narrow. */
function joined(domains: readonly Domain[]): Domain {
  let widest: Domain = domains.length === 0 ? 'unknown' : 'constant';
  for (const domain of domains) if (ORDER.indexOf(domain) > ORDER.indexOf(widest)) widest = domain;
  return widest;
}

/** A module variable that is assigned once, at module level: one key. */
function isOneValue(unit: Unit, id: number): boolean {
  const [definition, ...others] = unit.definitions[id]!;
  if (definition === undefined || others.length > 0) return false;
  const { region, how } = unit.assignment(definition);
  return how === 'set' && unit.functionOf(region).region.id === 0 && unit.region(region).kind !== 'loop';
}
