import type { Binding, Place } from '../../model/model.js';
import { livesAtLeast, longer, runsAtLeast } from '../../model/time.js';
import { isShowing } from '../program/modules/aside.js';
import { isImported } from '../program/modules/imported.js';
import { isOfProgram } from '../program/modules/main-guards.js';
import type { Site } from '../program/calls/calls.js';
import { RESULT, takerOf } from '../program/calls/takers.js';
import { atFact } from '../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../program/unit.js';
import type { Slot } from '../slots/slots.js';
import type { Spot } from '../slots/spot.js';
import { outlivingOf, type Outliving } from './closures.js';
import { containerAround, letsGo, untilRemovedFrom } from './containers.js';
import { frameworkLife, singletonLife } from './conventions.js';
import { Instances } from './instances.js';
import type { Lifetime, Linked, Owners } from './lifetime.js';
import { isOfferedByPackage } from './offered.js';
import { providedLife } from './provided.js';
import { isReplaced } from './replaced.js';
import { servingLife } from './servers.js';
import { isShared } from './shared.js';
import { calledAs } from '../program/spelling.js';

const MAX_DEPTH = 6;
const MAX_MAKERS = 24;

/** Answers how long instances of a class, and the slots they own, live: the longest of the lives of their holders. */
export class Lives implements Owners {
  private readonly classes = new Map<ClassNode, Lifetime>();
  private readonly active = new Set<ClassNode>();
  /** How often a search was given up before its end: what it was about is known only in part. */
  private searchesEnded = 0;
  private readonly instances: Instances;

  constructor(private readonly linked: Linked) {
    this.instances = new Instances(linked, this);
  }

  ofSlot(slot: Slot): Lifetime {
    const { place } = slot.made[0]!;
    const lifetime = this.ofSpot(slot.spot, place, slot);
    const outer = containerAround(this.linked.operations, slot.spot, letsGo);
    if (outer === undefined || !livesAtLeast(lifetime.life, 'connection')) return lifetime;
    return { life: 'connection', place, says: untilRemovedFrom(outer), many: true };
  }

  ofSpot(spot: Spot, place: Place, slot?: Slot): Lifetime {
    const { root } = spot;
    if (root.is === 'field') {
      const framework = frameworkLife(this.linked.calls, root.of);
      if (framework?.life === 'data') return this.ofClass(root.of);
      if (this.isShared(spot)) {
        return {
          life: 'process',
          place,
          says: `\`${root.name}\` belongs to the class \`${root.of.name}\`, shared by all instances`,
          shared: true,
        };
      }
      const owner = this.ofClass(root.of);
      return { ...owner, place: owner.life === 'unknown' ? place : owner.place };
    }
    const { unit, binding } = root;
    const scope = unit.binding(binding)!.region;
    const node = unit.functionOf(scope);
    if (node.region.id === 0)
      return { life: 'process', place, says: `\`${spot.name}\` is a module variable: it lives as long as the process` };
    if (unit.binding(binding)!.kind === 'parameter') return { life: 'unknown', place, says: 'it was handed in' };
    return this.ofLocal(node, place, slot);
  }

  /** A class attribute that no instance replaces by one of its own. */
  isShared(spot: Spot): boolean {
    return isShared(this.linked.names, spot);
  }

  /** How closures that outlive the call have the local of a function. */
  private captureOf({ spot: { root }, operations }: Slot): Outliving | undefined {
    if (root.is !== 'binding') return undefined;
    const node = root.unit.functionOf(root.unit.binding(root.binding)!.region);
    let found: Outliving | undefined;
    for (const { unit, region } of operations) {
      const outlives = outlivingOf(this.linked.calls, unit.functionOf(region), node);
      if (outlives === 'kept') return outlives;
      found ??= outlives;
    }
    return found;
  }

  /** A local lives until its function returns, or as long as the closures that captured it. */
  private ofLocal(node: FunctionNode, place: Place, slot: Slot | undefined): Lifetime {
    const captured = slot && this.captureOf(slot);
    const name = calledAs(node.region.name);
    const runs = this.linked.frequencies.ofFunction(node).runs;
    if (runs === 'once' || (node.unit.catalog.entries.has(node.region.name) && !runsAtLeast(runs, 'repeated'))) {
      return {
        life: captured ? 'process' : 'long',
        place,
        says: `${name} runs once: what it holds lives until it ends`,
      };
    }
    if (!captured) return { life: 'call', place, says: `it is local to ${name}` };
    if (node.owner && this.linked.frequencies.isBirthOnly(node)) return this.ofClass(node.owner);
    return {
      life: runs === 'setup' ? 'long' : 'unknown',
      place,
      says: `functions made by ${name} keep it`,
      lent: captured === 'lent',
    };
  }

  ofClass(cls: ClassNode, depth = 0): Lifetime {
    const known = this.classes.get(cls);
    if (known) return known;
    const head = cls.unit.place(cls.region.head);
    if (depth > MAX_DEPTH || this.active.has(cls)) {
      this.endSearch();
      return { life: 'data', place: head, says: '' };
    }
    this.active.add(cls);
    const before = this.searchesEnded;
    const found = this.deriveClass(cls, depth);
    this.active.delete(cls);
    if (this.active.size === 0 || this.searchesEnded === before) this.classes.set(cls, found);
    return found;
  }

  endSearch(): void {
    this.searchesEnded++;
  }

  /** One instance, made where a variable of the module or an attribute of a class is given it. */
  isOneThatStays(cls: ClassNode): boolean {
    const { life, many } = this.ofClass(cls);
    const makers = this.makersOf(cls);
    if (life !== 'process' || many || makers.length === 0) return false;
    return makers.every(({ unit, fact }) => {
      const taker = takerOf(unit, fact);
      const assign = taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
      if (assign?.is !== 'assign' || isReplaced(unit, taker!, assign)) return false;
      return this.linked.operations.target(atFact(unit, taker!), assign.target).some(spot => this.isOfProgram(spot));
    });
  }

  private isOfProgram(spot: Spot): boolean {
    const { root } = spot;
    return root.is === 'field' ? this.isShared(spot) : isOfModule(root.unit, root.unit.binding(root.binding)!);
  }

  private deriveClass(cls: ClassNode, depth: number): Lifetime {
    const framework = frameworkLife(this.linked.calls, cls);
    if (framework)
      return (
        this.keptInModule(cls, framework) ??
        this.keptForGood(cls, framework, depth) ??
        this.whileItServes(cls, framework) ??
        framework
      );
    const head = cls.unit.place(cls.region.head);
    const sites = this.makersOf(cls);
    let best: Lifetime | undefined;
    let many = sites.length > 3;
    for (const site of sites.slice(0, MAX_MAKERS)) {
      const found = this.instances.ofMade(site, depth);
      many ||= found.many ?? false;
      if (best === undefined || longer(best.life, found.life) !== best.life) best = found;
    }
    if (best && livesAtLeast(best.life, 'long')) return { ...best, many };
    const singleton = singletonLife(cls) ?? providedLife(this.linked.names, cls);
    if (singleton) return singleton;
    if (best === undefined || this.linked.calls.passedClasses.has(cls) || isOfferedByPackage(this.linked.names, cls)) {
      const serving = servingLife(cls);
      if (serving) return serving;
      return {
        life: 'unknown',
        place: head,
        says: `\`${cls.name}\` is made by code that is not seen`,
        many,
        unseen: true,
      };
    }
    return { ...best, many };
  }

  /** `store = Store()` of a dataclass, made once and held by the program itself: no record among others, and no part of another. */
  private keptForGood(cls: ClassNode, { life }: Lifetime, depth: number): Lifetime | undefined {
    const [site, ...others] = life === 'data' ? this.makersOf(cls) : [];
    if (site === undefined || others.length > 0 || isPart(site)) return undefined;
    const found = this.instances.ofMade(site, depth);
    return found.life === 'process' && !found.many ? found : undefined;
  }

  /** Where the program makes it: that an example, or a module that is run to show itself, holds one says nothing of the others. */
  private makersOf(cls: ClassNode): readonly Site[] {
    const { calls, names } = this.linked;
    const sites = calls.makersOf(cls);
    if (isShowing(cls.unit)) return sites;
    return sites.filter(
      ({ unit, region }) => !isShowing(unit) && !(isOfProgram(unit, region) && isImported(names, unit)),
    );
  }

  /** `def handle(self): while True: …`: a command whose work has no end is there for as long as its program. */
  private whileItServes(cls: ClassNode, { life }: Lifetime): Lifetime | undefined {
    if (life !== 'call') return undefined;
    const { unit, region, name } = cls;
    const loop = unit.module.regions.find(
      each =>
        each.kind === 'loop' &&
        unit.isWithin(each.id, region.id) &&
        unit.functionOf(each.id).owner === cls &&
        this.linked.frequencies.isEndless(unit, each),
    );
    const says = `\`${name}\` runs a loop that has no end`;
    return loop && { life: 'long', place: unit.place(loop.head), says };
  }

  /** What a framework would let go, and somebody keeps in a variable of the module, stays. */
  private keptInModule(cls: ClassNode, { life }: Lifetime): Lifetime | undefined {
    if (livesAtLeast(life, 'long') || !livesAtLeast(life, 'request')) return undefined;
    for (const { unit, fact } of this.makersOf(cls).slice(0, MAX_MAKERS)) {
      const taker = takerOf(unit, fact);
      const assign = taker === undefined ? undefined : unit.fact(taker);
      if (assign?.is !== 'assign' || assign.target.is !== 'name') continue;
      if (unit.binding(assign.target.binding)?.region !== 0) continue;
      return {
        life: 'process',
        place: unit.place(assign.at),
        says: `one \`${cls.name}\` is kept in a module variable`,
      };
    }
    return undefined;
  }
}

/** `self.state = State()` */
function isPart({ unit, fact }: Site): boolean {
  const taker = takerOf(unit, fact);
  const takes = taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
  return takes?.is === 'assign' && takes.target.is !== 'name';
}

/** A variable that there is once: also of a block, `if (require.main === module) { const server = new Server(); }`. */
function isOfModule(unit: Unit, { region }: Binding): boolean {
  return unit.functionOf(region).region.id === 0 && unit.loopAround(region) === undefined;
}
