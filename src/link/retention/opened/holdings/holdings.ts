import type { ExitFact, Fact, FactId } from '../../../../model/model.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import { lastName } from '../../../../model/parts.js';
import { waysOut, type WayOut } from '../../../../model/paths.js';
import type { Project } from '../../../project.js';
import { familyOf, type Family } from '../../../resources/written/families.js';
import { isOwnMember } from '../../../resources/written/names.js';
import { Teardowns } from '../../../resources/released/teardowns.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import { closesItself, closingFacts, isEnd, isNamedEnd, type Stored } from './closing-facts.js';
import { isConstructor } from '../../../program/classes/constructors.js';
import { anyFact, isFinalizer, isRegistered, runsByItself } from './own-ends.js';
import { articleOf, isSpecial } from '../../../program/spelling.js';

/** A class of the project whose instances hold something open until a method of theirs closes it. */
export interface Holding {
  readonly cls: ClassNode;
  readonly row: OpenRow;
  /** Whether its constructor opens it. */
  readonly born: boolean;
  /** Where what begins it fails when it is open already, and nobody can close it. */
  readonly lost: Lost | undefined;
  /** Methods that open it, each with whether it stays open when that method fails. */
  readonly begins: ReadonlyMap<string, boolean>;
}

/** `birth`: nobody gets the instance whose constructor raises · `entry`: nobody leaves a block that was not entered. */
export interface Lost {
  readonly how: 'birth' | 'entry';
  readonly fact: FactId;
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
    const { cls } = stored;
    if (isStandingIn(cls) || anyFact(cls, isRegistered)) return undefined;
    const family = familyOf(cls.unit, cls);
    const closing = closingFacts(family, stored.field, row);
    if (closesItself(stored, closing)) return undefined;
    const closers = new Set(
      [...closing].flatMap(([unit, facts]) => facts.map(id => unit.functionOf(unit.fact(id).region))),
    );
    const methods = methodsOf(family);
    const ends = methods.filter(method => this.reaches(cls, method, closers) && isEnd(cls, method, closers));
    if (!ends.some(({ region }) => isNamedEnd(cls, region.name)))
      return closing.size === 0 && hasNoEnd(family) ? this.withoutEnd(stored, methods, row) : undefined;
    const begins = this.beginsOf(stored, methods).filter(method => !ends.includes(method));
    const names = new Set(ends.map(({ region }) => region.name));
    return {
      cls,
      row: rowOf(cls, row, names, this.isOnItsOwn(cls, names, closers), ends.some(isFinalizer)),
      lost: this.lostIn(stored, names, closing),
      born: begins.some(isConstructor),
      begins: new Map(
        begins
          .filter(method => !isConstructor(method) && !isSpecial(method.region.name))
          .map(method => [method.region.name, this.staysOpen(stored, method, names, closing)]),
      ),
    };
  }

  private beginsOf({ cls, node }: Stored, methods: readonly FunctionNode[]): FunctionNode[] {
    const opening = new Set([node]);
    return methods.filter(method => this.reaches(cls, method, opening));
  }

  /** A method opens it, and nothing closes it: it stays open for as long as anybody has the instance, or for good. */
  private withoutEnd(stored: Stored, methods: readonly FunctionNode[], row: OpenRow): Holding | undefined {
    const { cls, node } = stored;
    const isBorn = isConstructor(node);
    if (row.collected ? !isBorn : !endsOnlyByCall(row)) return undefined;
    const begins = isBorn ? [] : this.beginsOf(stored, methods).filter(({ region }) => !isSpecial(region.name));
    return {
      cls,
      row: rowWithoutEnd(cls, row),
      lost: undefined,
      born: isBorn,
      begins: new Map(begins.map(({ region }) => [region.name, false])),
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
    if (fact.is !== 'call' || !isOwnMember(method.unit, fact.callee)) return false;
    return ends.has(fact.callee.name) && !ends.has(method.region.name) && !isSpecial(method.region.name);
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

  /** A `raise` of the constructor, a failure of what is entered; one that closes it anywhere has thought of that. */
  private lostIn(
    stored: Stored,
    ends: ReadonlySet<string>,
    closing: ReadonlyMap<Unit, readonly FactId[]>,
  ): Lost | undefined {
    const { unit, fact, node } = stored;
    const how = isConstructor(node) ? 'birth' : isEntrance(node) ? 'entry' : undefined;
    const all = this.releasesIn(stored, ends, closing);
    const releases = how === 'entry' ? new Set([...all].filter(id => isClosingCall(stored, id))) : all;
    const isClosed = [...releases].some(id => id > fact && unit.functionOf(unit.fact(id).region) === node);
    if (how === undefined || isClosed) return undefined;
    const passage = { scope: node.region.id, acquire: fact, releases };
    const lost = waysOut(unit.module, how === 'entry' ? { ...passage, callsFail: true } : passage).find(
      way => way.fact !== undefined && isLosing(stored, how, way.fact),
    )?.fact;
    return lost === undefined ? undefined : { how, fact: lost };
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
    for (const id of unit.calls.idsWithin(node.region)) {
      const call = unit.callAt(id);
      if (isOwnMember(unit, call.callee) && ends.has(call.callee.name)) releases.add(id);
    }
    return releases;
  }
}

/** A `raise`; for what is entered also a wait, and a call that is given what is open, or speaks over it. */
function isLosing(stored: Stored, how: Lost['how'], id: FactId): boolean {
  const { unit, field } = stored;
  const fact = unit.fact(id);
  if (fact.is === 'exit')
    return fact.how === 'throw' || (how === 'entry' && fact.how === 'await' && !isItsBegin(unit, field, fact));
  if (fact.is !== 'call' || how !== 'entry') return false;
  const { callee } = fact;
  const isTalk = callee.is === 'get' && lastName(callee.of) === field && unit.catalog.opens.talks.test(callee.name);
  return isTalk || isGivenField(stored, id);
}

/** `self.file.close()`, and not `return self.file` or `lock(self.file)`. */
function isClosingCall(stored: Stored, id: FactId): boolean {
  return stored.unit.fact(id).is === 'call' && !isGivenField(stored, id);
}

/** `lock(self.file)` */
function isGivenField({ unit, field }: Stored, id: FactId): boolean {
  const fact = unit.fact(id);
  return fact.is === 'call' && !fact.managed && fact.arguments.some(({ value }) => lastName(value) === field);
}

/** `await self.session.__aenter__()`, `await self.line.connect()`: before that nothing is held. */
function isItsBegin(unit: Unit, field: string, { value }: ExitFact): boolean {
  const callee = value && unit.call(value)?.callee;
  if (callee?.is !== 'get' || lastName(callee.of) !== field) return false;
  return unit.catalog.opens.begins.test(callee.name) || unit.catalog.opens.entrances.has(callee.name);
}

/** `__enter__`: when it fails, nobody calls `__exit__`. */
function isEntrance({ unit, region }: FunctionNode): boolean {
  return unit.catalog.opens.entrances.has(region.name);
}

function storedAt(unit: Unit, fact: FactId): Stored | undefined {
  const assign = unit.fact(fact);
  if (assign.is !== 'assign' || !isOwnMember(unit, assign.target)) return undefined;
  const cls = unit.classOf(assign.region);
  const node = unit.functionOf(assign.region);
  return cls && node.owner === cls ? { unit, fact, cls, field: assign.target.name, node } : undefined;
}

/** An interface, a double for tests: it says nothing of those that do the work. */
function isStandingIn({ unit, name, isInterface }: ClassNode): boolean {
  return unit.catalog.names.standsIn.test(name) || isInterface;
}

/** No method of theirs is an end by its name, and no library has one for them. */
function hasNoEnd({ classes }: Family): boolean {
  return [...classes].every(
    cls => cls.outside.length === 0 && ![...cls.methods.keys()].some(name => isNamedEnd(cls, name)),
  );
}

/** From its birth on something else keeps it as well. */
function endsOnlyByCall({ begunBy, serves, idle, mayStay, onItsOwn }: OpenRow): boolean {
  return begunBy === undefined && !serves && !idle && !mayStay && !onItsOwn;
}

function rowWithoutEnd({ name }: ClassNode, row: OpenRow): OpenRow {
  const held = row.holds ?? row.is;
  return {
    is: `${articleOf(name)} \`${name}\` that holds ${held} and has no end`,
    holds: held,
    closes: row.closes,
    instance: true,
    endless: true,
    ...(row.collected && { collected: true, mayStay: true }),
    instead: 'Give it a method that closes it, and call that in `finally`',
  };
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
