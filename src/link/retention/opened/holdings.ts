import type { Fact, FactId } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { waysOut, type WayOut } from '../../../model/paths.js';
import type { Project } from '../../project.js';
import { familyOf, type Family } from '../../resources/written/families.js';
import { isSelf } from '../../resources/written/names.js';
import { Teardowns } from '../../resources/released/teardowns.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { closesItself, closingFacts, isEnd, isNamedEnd, type Stored } from './closing-facts.js';
import { isConstructor } from '../../program/classes/constructors.js';
import { anyFact, isFinalizer, isRegistered, runsByItself } from './own-ends.js';
import { articleOf } from '../../program/spelling.js';

/** A class of the project whose instances hold something open until a method of theirs closes it. */
export interface Holding {
  readonly cls: ClassNode;
  readonly row: OpenRow;
  /** Whether its constructor opens it. */
  readonly born: boolean;
  /** Where the constructor raises when it is open already, and nothing closes it. */
  readonly lost: FactId | undefined;
  /** Methods that open it, each with whether it stays open when that method fails. */
  readonly begins: ReadonlyMap<string, boolean>;
}

const MAX_METHODS = 60;

/** Answers which classes hold what is opened, and by which of their methods they begin and end to. */
export class Holdings {
  private readonly teardowns: Teardowns;
  private readonly known = new Map<ClassNode, Map<string, Holding | undefined>>();

  constructor(project: Project) {
    this.teardowns = Teardowns.in(project);
  }

  /** What class it is that what is stored at a place makes a holder. */
  of(unit: Unit, fact: FactId, row: OpenRow): Holding | undefined {
    const stored = storedAt(unit, fact);
    if (stored === undefined) return undefined;
    let fields = this.known.get(stored.cls);
    if (fields === undefined) this.known.set(stored.cls, (fields = new Map<string, Holding | undefined>()));
    if (!fields.has(stored.field)) fields.set(stored.field, this.find(stored, row));
    return fields.get(stored.field);
  }

  private find(stored: Stored, row: OpenRow): Holding | undefined {
    const { cls, node } = stored;
    if (isStandingIn(cls) || anyFact(cls, isRegistered)) return undefined;
    const family = familyOf(cls.unit, cls);
    const closing = closingFacts(family, stored.field, row);
    if (closesItself(stored, closing)) return undefined;
    const closers = new Set(
      [...closing].flatMap(([unit, facts]) => facts.map(id => unit.functionOf(unit.fact(id).region))),
    );
    const methods = methodsOf(family);
    const ends = methods.filter(method => this.reaches(cls, method, closers) && isEnd(cls, method, closers));
    if (!ends.some(({ region }) => isNamedEnd(cls, region.name))) return undefined;
    const opening = new Set([node]);
    const begins = methods.filter(method => !ends.includes(method) && this.reaches(cls, method, opening));
    const names = new Set(ends.map(({ region }) => region.name));
    return {
      cls,
      row: rowOf(cls, row, names, this.isOnItsOwn(cls, names, closers), ends.some(isFinalizer)),
      lost: isConstructor(node) ? this.lostIn(stored, names, closing) : undefined,
      born: begins.some(isConstructor),
      begins: new Map(
        begins
          .filter(method => !isConstructor(method) && !/^__/.test(method.region.name))
          .map(method => [method.region.name, this.staysOpen(stored, method, names, closing)]),
      ),
    };
  }

  private reaches(cls: ClassNode, method: FunctionNode, targets: ReadonlySet<FunctionNode>): boolean {
    for (const node of this.teardowns.reachOf(cls, method)) if (targets.has(node)) return true;
    return false;
  }

  /** Whether a method that is no end closes an instance, or its birth gives it to a thread or a loop. */
  private isOnItsOwn(cls: ClassNode, ends: ReadonlySet<string>, closers: ReadonlySet<FunctionNode>): boolean {
    // `source.on('gone', () => this.file.close())`: it is told when its time has come.
    for (const closer of closers) if (closer.outer?.owner === cls && !ends.has(closer.outer.region.name)) return true;
    return anyFact(cls, (method, fact) => runsByItself(method, fact) || this.endsItself(method, fact, ends));
  }

  /** `self.close()` in a method that is no end itself: at the end of its input, or of the connection. */
  private endsItself(method: FunctionNode, fact: Fact, ends: ReadonlySet<string>): boolean {
    if (fact.is !== 'call' || fact.callee.is !== 'get' || !isSelf(method.unit, fact.callee.of)) return false;
    return ends.has(fact.callee.name) && !ends.has(method.region.name) && !/^__/.test(method.region.name);
  }

  /** Whether a method that opens it may fail afterwards, and then leaves it open. */
  private staysOpen(
    stored: Stored,
    method: FunctionNode,
    ends: ReadonlySet<string>,
    closing: ReadonlyMap<Unit, readonly FactId[]>,
  ): boolean {
    if (method !== stored.node) return false;
    return this.waysPast(stored, ends, closing).some(({ how }) => how === 'await' || how === 'throw');
  }

  /** A `raise` of the constructor; one that closes it anywhere has thought of that. */
  private lostIn(
    stored: Stored,
    ends: ReadonlySet<string>,
    closing: ReadonlyMap<Unit, readonly FactId[]>,
  ): FactId | undefined {
    const { unit, fact, node } = stored;
    const releases = this.releasesIn(stored, ends, closing);
    if ([...releases].some(id => id > fact && unit.functionOf(unit.fact(id).region) === node)) return undefined;
    return waysOut(unit.module, { scope: node.region.id, acquire: fact, releases }).find(({ how }) => how === 'throw')
      ?.fact;
  }

  /** The ways out of the method that opens it on which nothing closes it. */
  private waysPast(
    stored: Stored,
    ends: ReadonlySet<string>,
    closing: ReadonlyMap<Unit, readonly FactId[]>,
  ): readonly WayOut[] {
    const { unit, fact, node } = stored;
    const releases = this.releasesIn(stored, ends, closing);
    return waysOut(unit.module, { scope: node.region.id, acquire: fact, releases });
  }

  private releasesIn(
    { unit, node }: Stored,
    ends: ReadonlySet<string>,
    closing: ReadonlyMap<Unit, readonly FactId[]>,
  ): Set<FactId> {
    const releases = new Set(closing.get(unit) ?? []);
    for (let id = node.region.from; id < node.region.to; id++) {
      const call = unit.fact(id);
      if (call.is === 'call' && call.callee.is === 'get' && isSelf(unit, call.callee.of) && ends.has(call.callee.name))
        releases.add(id);
    }
    return releases;
  }
}

function storedAt(unit: Unit, fact: FactId): Stored | undefined {
  const assign = unit.fact(fact);
  if (assign.is !== 'assign' || assign.target.is !== 'get' || !isSelf(unit, assign.target.of)) return undefined;
  const cls = unit.classOf(assign.region);
  const node = unit.functionOf(assign.region);
  return cls && node.owner === cls ? { unit, fact, cls, field: assign.target.name, node } : undefined;
}

/** An interface, a double for tests: it says nothing of those that do the work. */
function isStandingIn({ unit, name, isInterface }: ClassNode): boolean {
  return unit.catalog.names.standsIn.test(name) || isInterface;
}

function methodsOf({ classes }: Family): FunctionNode[] {
  return [...classes].flatMap(cls => [...cls.methods.values()]).slice(0, MAX_METHODS);
}

function rowOf(
  { name }: ClassNode,
  row: OpenRow,
  ends: ReadonlySet<string>,
  onItsOwn: boolean,
  finalized: boolean,
): OpenRow {
  const held = row.holds ?? row.is;
  // Python calls it, when nobody else does any more.
  const named = [...ends].find(end => end !== '__del__');
  return {
    is: `${articleOf(name)} \`${name}\` that holds ${held}`,
    holds: held,
    closes: [...ends],
    instance: true,
    ...((row.collected || finalized) && { collected: true }),
    ...(finalized && { counted: true }),
    ...(row.mayStay && { mayStay: true }),
    ...((row.onItsOwn || onItsOwn) && { onItsOwn: true }),
    instead: ends.has('__exit__')
      ? 'Make it in a `with` block'
      : named === undefined
        ? 'Give it a method that closes it, and call that in `finally`'
        : `Call \`${named}\` in \`finally\``,
  };
}
