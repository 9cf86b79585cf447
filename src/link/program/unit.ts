import type { FactId, Module, Place, Region, RegionId, Span, Value } from '../../model/model.js';
import { rangeOf } from '../../model/span.js';
import type { Catalog, ContainerRow } from '../../model/catalog/catalog.js';
import { IndexedModule } from './indexed-module.js';

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

/** One module with its functions and classes. */
export class Unit extends IndexedModule {
  readonly functions = new Map<RegionId, FunctionNode>();
  readonly classes = new Map<RegionId, ClassNode>();
  /** It stands in a folder of tools that the program itself uses. */
  isToolOfProgram = false;
  /** The class of a method that does not stand in one, where it is known: `F.prototype.m = function () {}`. */
  private readonly prototypes = new Map<RegionId, ClassNode | undefined>();
  /** The function that each region belongs to. */
  private readonly functionAt: FunctionNode[] = [];
  /** The nearest class around each region, until a prototype gets another method. */
  private classAt: readonly (ClassNode | undefined)[] | undefined;

  constructor(
    module: Module,
    readonly catalog: Catalog,
    readonly index: number,
    /** The folder, with a slash at its end, below which all files stand that are not below the current one; '' if all are. */
    private readonly base: string,
  ) {
    super(module);
    const ofObjects = methodsOfObjects(module);
    for (const region of module.regions) this.indexRegion(region, ofObjects);
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
