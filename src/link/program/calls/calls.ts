import { innerMap, push } from '../maps.js';
import type {
  AssignFact,
  CallFact,
  ChoiceValue,
  FactId,
  LanguageName,
  LiteralValue,
  Region,
  RegionId,
  Value,
} from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { ancestry, descent } from '../classes/ancestry.js';
import { constructorOf, isConstructor } from '../classes/constructors.js';
import type { Types } from '../types/types.js';
import { type At, atFact } from '../at.js';
import type { ClassNode, FunctionNode, Unit } from '../unit.js';
import { isAskedOfClass } from './arguments.js';
import { containerMethods } from './container-methods.js';
import { isVerb, isExported, boundFunction, listedIn } from './call-forms.js';

/** Where something is called, made, or handed over. */
export interface Site {
  readonly unit: Unit;
  readonly fact: FactId;
  readonly region: RegionId;
  /** Joined by the method's name alone: the receiver's type is unknown. */
  readonly byName?: true;
}

/** A function given to somebody who will call it: as an argument of `verb(…)`, stored under a name, or written as a decorator. */
export interface Handover extends Site {
  /** Last name of what is called, or of what is assigned: `setInterval`, `onClick`; '' when it is returned. */
  readonly verb: string;
  readonly how: 'argument' | 'stored' | 'returned' | 'decorates';
}

/** To whom, and how. */
type HandedBy = Pick<Handover, 'verb' | 'how'>;

const RETURNED: HandedBy = { verb: '', how: 'returned' };

/** A method name that more classes have says nothing about who is meant by a call on an unknown receiver. */
const MAX_HOMONYMS = 2;

const NOBODY: readonly Site[] = [];

/** Who calls whom, who makes what, and which functions are handed on to be called by others. */
export class Calls {
  private readonly callers = new Map<FunctionNode, Site[]>();
  private readonly allCallers = new Map<FunctionNode, readonly Site[]>();
  private readonly makers = new Map<ClassNode, Site[]>();
  private readonly mounts = new Map<ClassNode, Site[]>();
  private readonly handovers = new Map<FunctionNode, Handover[]>();
  /** By the language, too: methods of the two never meet. */
  private readonly methodsByName = new Map<LanguageName, Map<string, FunctionNode[]>>();
  /** Classes that are used as values: somebody else may make instances. */
  readonly passedClasses = new Set<ClassNode>();

  constructor(
    units: readonly Unit[],
    private readonly types: Types,
  ) {
    for (const unit of units) this.collectMethods(unit);
    for (const unit of units) {
      unit.module.facts.forEach((fact, id) => {
        if (fact.is === 'call') this.collectCall(unit, fact, id);
        else if (fact.is === 'assign' && fact.value) this.collectAssigned(unit, id, fact, fact.value);
        else if (fact.is === 'exit' && fact.value) this.collectHandover(atFact(unit, id), fact.value, RETURNED);
      });
      for (const region of unit.module.regions) this.collectRegion(unit, region);
    }
  }

  private collectMethods(unit: Unit): void {
    const named = innerMap(this.methodsByName, unit.module.language);
    for (const { methods } of unit.classes.values()) for (const [name, method] of methods) push(named, name, method);
  }

  /** What a region itself hands on: the result that an arrow function gives back, and what decorates it. */
  private collectRegion(unit: Unit, { id, from, to, parent, function: shape, class: cls }: Region): void {
    const result = shape?.result;
    if (result?.is === 'function') this.handOver({ unit, region: id, before: Math.max(0, to - 1) }, result, RETURNED);
    for (const decorator of (shape ?? cls)?.decorators ?? [])
      this.handOver({ unit, region: parent, before: from }, decorator, { verb: '', how: 'decorates' });
  }

  /** Calls of the function, and of what it overrides. */
  callersOf(node: FunctionNode): readonly Site[] {
    let known = this.allCallers.get(node);
    if (known === undefined) this.allCallers.set(node, (known = this.joinCallers(node)));
    return known;
  }

  private joinCallers(node: FunctionNode): readonly Site[] {
    const own = this.callers.get(node) ?? NOBODY;
    // Who makes a thing of the base class makes none of this one.
    if (!node.owner || isConstructor(node)) return own;
    const others: Site[] = [];
    for (const ancestor of ancestry(node.owner)) {
      const method = ancestor.methods.get(node.region.name);
      if (method === undefined || method === node) continue;
      others.push(...(this.callers.get(method) ?? NOBODY).filter(site => !isOfBase(method, site)));
    }
    return others.length > 0 ? [...own, ...others] : own;
  }

  handoversOf(node: FunctionNode): readonly Handover[] {
    return this.handovers.get(node) ?? [];
  }

  /** Where instances of the class, or of a class derived from it, are made. */
  makersOf(cls: ClassNode): readonly Site[] {
    const sites: Site[] = [];
    for (const derived of descent(cls)) sites.push(...(this.makers.get(derived) ?? []));
    return sites;
  }

  /** Where the component is put into the page as the one that holds all the others: `createApp(App)`, `new App({ target })`. */
  mountsOf(cls: ClassNode): readonly Site[] {
    return [...(this.mounts.get(cls) ?? NOBODY), ...(this.makers.get(cls) ?? NOBODY)];
  }

  private collectCall(unit: Unit, call: CallFact, id: FactId): void {
    const site: Site = { unit, fact: id, region: call.region };
    const at = atFact(unit, id);
    const type = this.types.ofCalled(unit, id);
    const listed = listedIn(unit, call.callee);
    if (listed) this.collectListed(at, listed, site);
    else if (type?.is === 'function') push(this.callers, type.of, site);
    else if (type?.is === 'class') this.collectMaker(type.of, site);
    else if (type === undefined) this.collectByName(call, site);
    const verb = call.callee.is === 'get' || call.callee.is === 'name' ? call.callee.name : '';
    if (unit.catalog.mounts.has(verb)) this.collectMount(at, call, site);
    for (const { value, name } of call.arguments) {
      const by = name && isVerb(unit, call, name) ? name : verb;
      this.collectHandover(at, value, { verb: by, how: 'argument' });
    }
  }

  private collectListed(at: At, listed: readonly Value[], site: Site): void {
    for (const each of listed) {
      const type = this.types.typeOf(at, each);
      if (type?.is === 'function') push(this.callers, type.of, site);
    }
  }

  private collectMount(at: At, call: CallFact, site: Site): void {
    const component = call.arguments[0] && this.types.typeOf(at, call.arguments[0].value);
    if (component?.is === 'class') push(this.mounts, component.of, site);
  }

  private collectMaker(cls: ClassNode, site: Site): void {
    push(this.makers, cls, site);
    const constructor = constructorOf(cls);
    if (constructor) push(this.callers, constructor, site);
  }

  /** `room.close()` on an unknown receiver means the `close` there is, where few classes have one. */
  private collectByName(call: CallFact, site: Site): void {
    if (call.callee.is !== 'get') return;
    const { unit, fact, region } = site;
    for (const method of this.namesakesOf(unit, call.callee.name))
      push(this.callers, method, { unit, fact, region, byName: true });
  }

  /** The methods of the name, where few classes have one: none where a name says nothing. */
  namesakesOf(unit: Unit, name: string): readonly FunctionNode[] {
    if (containerMethods(unit.catalog).has(name)) return [];
    const candidates = this.methodsByName.get(unit.module.language)!.get(name) ?? [];
    return candidates.length > MAX_HOMONYMS ? [] : candidates;
  }

  private collectAssigned(unit: Unit, id: FactId, { how, target }: AssignFact, value: Value): void {
    // A loop's variable stands for one after the other, and keeps none of them.
    if (how !== 'iterate' || value.is !== 'literal') return this.collectStored(unit, id, target, value);
    for (const part of value.of) this.passClass(unit, id, part);
  }

  private collectStored(unit: Unit, id: FactId, target: Value, value: Value): void {
    const verb = lastName(target);
    // `F.prototype.m = function () {}` declares a method, as `function f() {}` and `f = () => {}` declare functions; what
    // nobody declares is the global object's: `onmessage = event => {}`.
    const isDeclared = target.is === 'name' && unit.binding(target.binding)?.kind !== 'free';
    if (value.is === 'function' && (isDeclared || unit.functions.get(value.region)?.owner)) return;
    this.collectHandover(atFact(unit, id), value, { verb, how: 'stored' });
  }

  private collectHandover(at: At, value: Value, by: HandedBy, depth = 0): void {
    const { unit, before } = at;
    switch (value.is) {
      case 'function':
        return this.handOver(at, value, by);
      case 'name': {
        const kind = unit.binding(value.binding)?.kind;
        if (kind === 'function' || kind === 'import' || kind === 'class') this.handOver(at, value, by);
        return;
      }
      case 'get':
        if (isImported(unit, value.of) || this.methodsByName.get(unit.module.language)!.has(value.name))
          this.handOver(at, value, by);
        return;
      case 'literal':
      case 'choice':
        if (value.is === 'literal') for (const part of value.of) this.passClass(unit, before, part);
        value.of.forEach((part, index) => {
          const member = ofMember(unit, value, index);
          if (member) this.collectHandover(at, part, member, 1);
          else if (depth < 2) this.collectHandover(at, part, by, depth + 1);
        });
        return;
      case 'call': {
        const call = unit.callAt(value.fact);
        const bound = boundFunction(unit, call);
        if (bound && depth < 2) this.collectHandover(at, bound, by, depth + 1);
        return;
      }
      default:
        return;
    }
  }

  /** `PLUGINS = { tracing: TracingPlugin }`: whoever walks the list makes the instances. */
  private passClass(unit: Unit, fact: FactId, value: Value): void {
    if (value.is !== 'name' || isExported(unit, fact)) return;
    const type = this.types.typeOf({ unit, region: unit.fact(fact).region, before: fact }, value);
    if (type?.is === 'class') this.passedClasses.add(type.of);
  }

  /** `@Route('/x')` calls the instance with what it decorates. */
  private decorateWith(cls: ClassNode, handover: Handover): void {
    for (const { methods } of ancestry(cls)) {
      const called = methods.get('__call__');
      if (called) return push(this.handovers, called, handover);
    }
  }

  private handOver(at: At, value: Value, by: HandedBy): void {
    const { unit, region, before: fact } = at;
    const type = this.types.typeOf(at, value);
    if (type?.is === 'function') push(this.handovers, type.of, { unit, fact, region, ...by });
    else if (type?.is === 'class' && by.how === 'argument') this.passedClasses.add(type.of);
    else if (type?.is === 'instance' && by.how === 'decorates')
      this.decorateWith(type.of, { unit, fact, region, ...by });
  }
}

/** What a function is handed over by, as a member of an object: by the key, where that says that it is called for events. */
function ofMember({ catalog }: Unit, value: LiteralValue | ChoiceValue, index: number): HandedBy | undefined {
  const key = value.is === 'literal' ? value.keys?.[index] : undefined;
  return key?.is === 'const' && catalog.eventKeys.has(String(key.value))
    ? { verb: String(key.value), how: 'stored' }
    : undefined;
}

/** `views.show` after `from . import views`. */
function isImported(unit: Unit, value: Value): boolean {
  return unit.bindingOf(value)?.kind === 'import';
}

/** `super().close()`, `Base.close(self)`: the one of the base class, whatever derived classes make of it. */
function isOfBase(method: FunctionNode, { unit, fact }: Site): boolean {
  const call = unit.callAt(fact);
  const { callee } = call;
  if (callee.is !== 'get') return false;
  if (isAskedOfClass(method, call)) return true;
  const receiver = unit.call(callee.of)?.callee ?? callee.of;
  return receiver.is === 'name' && receiver.name === 'super';
}
