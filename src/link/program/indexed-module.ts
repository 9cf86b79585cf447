import type {
  AssignFact,
  Binding,
  BindingId,
  CallFact,
  ExitFact,
  Fact,
  FactId,
  Module,
  Region,
  RegionId,
  Value,
} from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import { FactIndex, type Stretch } from './fact-index.js';

/** Of most names, which would each have room for many in a list of their own. */
const NONE: FactId[] = [];

/** One module with the indexes that linking asks for again and again. */
export class IndexedModule {
  /** Facts that assign a binding, in order. */
  readonly definitions: FactId[][];
  readonly calls = new FactIndex<CallFact>();
  /** What each of the calls calls, by its last name: most who look for calls need not look at any other. */
  private readonly called: string[] = [];
  readonly assignments = new FactIndex<AssignFact>();
  readonly exits = new FactIndex<ExitFact>();

  constructor(readonly module: Module) {
    this.definitions = new Array<FactId[]>(module.bindings.length).fill(NONE);
    module.facts.forEach((fact, id) => this.indexFact(fact, id));
  }

  private indexFact(fact: Fact, id: FactId): void {
    if (fact.is === 'call') this.indexCall(fact, id);
    else if (fact.is === 'exit') this.exits.add(fact, id);
    else if (fact.is === 'assign') this.indexAssignment(fact, id);
  }

  private indexCall(call: CallFact, id: FactId): void {
    this.calls.add(call, id);
    this.called.push(lastName(call.callee));
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

  /** The same of those only that call something of a name which is meant. */
  eachCallNamed(isMeant: (name: string) => boolean, visit: (call: CallFact, id: FactId) => void): void {
    this.called.forEach((name, index) => {
      if (isMeant(name)) visit(this.calls.all[index]!, this.calls.ids[index]!);
    });
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
}
