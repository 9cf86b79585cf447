import type {
  AssignFact,
  Binding,
  BindingId,
  CallFact,
  ExitFact,
  Fact,
  FactId,
  Module,
  Place,
  Region,
  RegionId,
  Span,
  Value,
} from '../../model/model.js';
import { rangeOf } from '../../model/span.js';
import type { Catalog, ContainerRow } from '../../model/catalog/catalog.js';
import { FactIndex, type Stretch } from './fact-index.js';
import { remember } from './remember.js';

/** A function of the project: one region of kind 'function' (or the module itself, as the function that runs on import). */
export interface FunctionNode {
  readonly unit: Unit;
  readonly region: Region;
  /** The class whose member it is; of what is put on a prototype, the linker fills it in. */
  owner: ClassNode | undefined;
  /** The function around it; undefined at class level. */
  outer: FunctionNode | undefined;
}

/** A class of the project. Bases and members are filled by the linker. */
export interface ClassNode {
  readonly unit: Unit;
  readonly region: Region;
  readonly name: string;
  readonly methods: Map<string, FunctionNode>;
  /** Where each attribute is assigned, in the class body or through `self`. */
  readonly fields: Map<string, FieldSite[]>;
  bases: ClassNode[];
  derived: ClassNode[];
  /** Bases and decorators that are not in the project, by last name: `Protocol`, `dataclass`. */
  outside: string[];
  /** Of those bases, the full names of what a library has: `requests.Session`. */
  named: string[];
  /** Derived from what a library has, of which nothing but its name is seen. */
  isOfLibrary: boolean;
  /** Derived from what makes an interface of it: `class Store(typing.Protocol)`. */
  isInterface: boolean;
  /** What it is when it is a container itself: `class Answers(dict)`. */
  container: ContainerRow | undefined;
}

/** Where an attribute is assigned. */
export interface FieldSite {
  readonly unit: Unit;
  readonly fact: FactId;
  /** Class-level: shared by every instance. */
  readonly static: boolean;
  /** The function that assigns it; undefined in the class body. */
  readonly function: FunctionNode | undefined;
}

/** Of most names, which would each have room for many in a list of their own. */
const NONE: FactId[] = [];

/** One module with the indexes that linking asks for again and again. */
export class Unit {
  readonly functions = new Map<RegionId, FunctionNode>();
  readonly classes = new Map<RegionId, ClassNode>();
  /** Facts that assign a binding, in order. */
  readonly definitions: FactId[][];
  readonly calls = new FactIndex<CallFact>();
  readonly assignments = new FactIndex<AssignFact>();
  readonly exits = new FactIndex<ExitFact>();
  /** The class of a method that does not stand in one, where it is known: `F.prototype.m = function () {}`. */
  private readonly prototypes = new Map<RegionId, ClassNode | undefined>();
  /** The function that each region belongs to. */
  private readonly functionAt: FunctionNode[] = [];
  /** The nearest class around each region, until a prototype gets another method. */
  private classAt: readonly (ClassNode | undefined)[] | undefined;

  constructor(
    readonly module: Module,
    readonly catalog: Catalog,
    readonly index: number,
    /** The folder, with a slash at its end, below which all files stand that are not below the current one; '' if all are. */
    private readonly base: string,
  ) {
    const ofObjects = methodsOfObjects(module);
    for (const region of module.regions) this.indexRegion(region, ofObjects);
    this.definitions = new Array<FactId[]>(module.bindings.length).fill(NONE);
    module.facts.forEach((fact, id) => this.indexFact(fact, id));
  }

  private indexRegion(region: Region, ofObjects: ReadonlySet<RegionId>): void {
    const around = this.functionAt[region.parent];
    const isFunction = around === undefined || region.kind === 'function';
    this.functionAt.push(isFunction ? this.addFunction(region, around, ofObjects) : around);
    if (region.kind === 'class') this.addClass(region);
  }

  private addFunction(
    region: Region,
    around: FunctionNode | undefined,
    ofObjects: ReadonlySet<RegionId>,
  ): FunctionNode {
    const owner = around && this.classAround(region.parent);
    const node: FunctionNode = { unit: this, region, owner, outer: owner ? undefined : around };
    this.functions.set(region.id, node);
    const isMethod = owner !== undefined && region.name !== '' && !ofObjects.has(region.id);
    if (isMethod && !isImplementation(owner.methods.get(region.name))) owner.methods.set(region.name, node);
    return node;
  }

  private addClass(region: Region): ClassNode {
    const cls: ClassNode = {
      unit: this,
      region,
      name: region.name,
      methods: new Map(),
      fields: new Map(),
      bases: [],
      named: [],
      derived: [],
      outside: [],
      isOfLibrary: false,
      isInterface: false,
      container: undefined,
    };
    this.classes.set(region.id, cls);
    return cls;
  }

  /** A function that is called with `new`: a class, and its constructor. */
  addConstructor(node: FunctionNode): void {
    const cls = this.addClass(node.region);
    this.addMethod(cls, 'constructor', node.region.id);
  }

  addMethod(cls: ClassNode, name: string, region: RegionId): void {
    const node = this.functions.get(region);
    if (node === undefined) return;
    // The very node: functions in it know it as the one around them.
    node.owner = cls;
    node.outer = undefined;
    this.setClassOf(region, cls);
    cls.methods.set(name, node);
  }

  /** A method of a class that is not known: the one around it has nothing to do with its `this`. */
  addForeignMethod(region: RegionId): void {
    this.setClassOf(region, undefined);
  }

  private setClassOf(method: RegionId, cls: ClassNode | undefined): void {
    this.prototypes.set(method, cls);
    this.classAt = undefined;
  }

  private indexFact(fact: Fact, id: FactId): void {
    if (fact.is === 'call') this.calls.add(fact, id);
    else if (fact.is === 'exit') this.exits.add(fact, id);
    else if (fact.is === 'assign') this.indexAssignment(fact, id);
  }

  private indexAssignment(assign: AssignFact, id: FactId): void {
    const { target } = assign;
    this.assignments.add(assign, id);
    if (target.is === 'name' && target.binding >= 0) this.define(target.binding, id);
  }

  private define(binding: BindingId, id: FactId): void {
    const known = this.definitions[binding]!;
    if (known === NONE) this.definitions[binding] = [id];
    else known.push(id);
  }

  /** The one place of the file where a name gets its value; undefined where there is none, or more than one. */
  soleDefinition(binding: BindingId): FactId | undefined {
    const definitions = this.definitions[binding];
    return definitions?.length === 1 ? definitions[0] : undefined;
  }

  /** The value that a name stands for wherever it is read, if it is given one only once. */
  soleValue(binding: BindingId): Value | undefined {
    const definition = this.soleDefinition(binding);
    return definition === undefined ? undefined : this.assignment(definition).value;
  }

  /** The class that `region` stands directly in (through branches and tries, not through functions). */
  classAround(region: RegionId): ClassNode | undefined {
    let id = region;
    while (id > 0) {
      const { kind, parent } = this.module.regions[id]!;
      if (kind === 'class') return this.classes.get(id);
      if (kind === 'function') return undefined;
      id = parent;
    }
    return undefined;
  }

  /** The nearest class around `region`, functions passed over: whose `self` a closure sees. */
  classOf(region: RegionId): ClassNode | undefined {
    return (this.classAt ??= this.classesAround())[region];
  }

  private classesAround(): readonly (ClassNode | undefined)[] {
    const found: (ClassNode | undefined)[] = [];
    for (const { id, parent } of this.module.regions)
      found.push(this.prototypes.has(id) ? this.prototypes.get(id) : (this.classes.get(id) ?? found[parent]));
    return found;
  }

  region(id: RegionId): Region {
    return this.module.regions[id]!;
  }

  fact(id: FactId): Fact {
    return this.module.facts[id]!;
  }

  binding(id: BindingId): Binding | undefined {
    return this.module.bindings[id];
  }

  /** What a name stands for; undefined of other expressions. */
  bindingOf(value: Value | undefined): Binding | undefined {
    return value?.is === 'name' ? this.module.bindings[value.binding] : undefined;
  }

  /** All facts of a region, and of the functions that stand in it. */
  factsWithin({ from, to }: Stretch): readonly Fact[] {
    return this.module.facts.slice(from, to);
  }

  /** Shows `visit` every call of the module, in order. */
  eachCall(visit: (call: CallFact, id: FactId) => void): void {
    for (const id of this.calls.ids) visit(this.callAt(id), id);
  }

  /** The call that a value is the result of; undefined of other expressions. */
  call(value: Value): CallFact | undefined {
    return value.is === 'call' ? this.callAt(value.fact) : undefined;
  }

  /** The fact, which is known to be a call. */
  callAt(id: FactId): CallFact {
    return this.module.facts[id] as CallFact;
  }

  /** The fact, which is known to be an assignment. */
  assignment(id: FactId): AssignFact {
    return this.module.facts[id] as AssignFact;
  }

  /** The fact, which is known to be a way out. */
  exitAt(id: FactId): ExitFact {
    return this.module.facts[id] as ExitFact;
  }

  /** The function that the region belongs to; the module's own for module level. */
  functionOf(region: RegionId): FunctionNode {
    return this.functionAt[region]!;
  }

  /** A path without what stands above the program, which says nothing about it. */
  pathBelow(path: string): string {
    return path.startsWith(this.base) ? path.slice(this.base.length) : path;
  }

  place(span: Span): Place {
    return { path: this.module.path, span: rangeOf(span) };
  }

  /** Whether `inner` is `outer` or stands in it. */
  isWithin(inner: RegionId, outer: RegionId): boolean {
    let id = inner;
    while (id > outer) id = this.module.regions[id]!.parent;
    return id === outer;
  }

  /** The regions that stand in one, at any depth, those of its own functions as well. */
  inside({ id }: Region): readonly Region[] {
    const { regions } = this.module;
    let end = id + 1;
    while (end < regions.length && regions[end]!.parent >= id) end++;
    return regions.slice(id + 1, end);
  }

  /** The regions from `region` outwards up to and without `until`. */
  around(region: RegionId, until = -1): readonly Region[] {
    const found: Region[] = [];
    for (let id = region; id >= 0 && id !== until; id = this.region(id).parent) found.push(this.region(id));
    return found;
  }

  /** The innermost loop of its own function that a region stands in. */
  loopAround(region: RegionId): Region | undefined {
    return this.around(region, this.functionOf(region).region.id).find(({ kind }) => kind === 'loop');
  }
}

/** `static None = { dispose() {} }`: what stands in a class and has another object as its `this`. */
function methodsOfObjects({ bindings }: Module): Set<RegionId> {
  const found = new Set<RegionId>();
  for (const { name, kind, region } of bindings) if (name === 'this' && kind === 'variable') found.add(region);
  return found;
}

/** Of several methods of a name the first counts; of those that only say how the last may be called, none. */
function isImplementation(method: FunctionNode | undefined): boolean {
  const isOverload = (value: Value): boolean =>
    (value.is === 'name' || value.is === 'get') && value.name === 'overload';
  return method !== undefined && !method.region.function!.decorators.some(isOverload);
}

/** Whether an instance makes itself anew: `def clear(self): self.__init__()`. */
export function isBornAgain({ unit, region }: ClassNode): boolean {
  return bornAgainIn(unit).has(unit.classes.get(region.id)!);
}

const bornAgainIn = remember((unit: Unit): ReadonlySet<ClassNode> => {
  const found = new Set<ClassNode>();
  for (const fact of unit.module.facts) {
    if (fact.is !== 'call' || fact.callee.is !== 'get' || fact.callee.name !== '__init__') continue;
    const { of } = fact.callee;
    const cls = unit.bindingOf(of)?.kind === 'self' ? unit.classOf(fact.region) : undefined;
    if (cls) found.add(cls);
  }
  return found;
});
