import type { Use } from '../../languages/fix-intent.js';
import type {
  AssignFact,
  CallFact,
  DeleteFact,
  Fact,
  FactId,
  GetValue,
  NameValue,
  Place,
  Region,
  Value,
} from '../../model/model.js';
import type { Project } from '../project.js';
import type { Slot } from '../slots/slots.js';
import type { At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { unitsNaming } from '../program/modules/vocabulary.js';
import { writtenAs } from '../program/written.js';
import { entryParts, KEEP, type Part, usedParts, TEST, WALK, type Way } from '../program/ways.js';

/** Methods that walk their argument, whatever they are called on. */
/**
 * Everything that the project does with a slot, by the places that name it. An attribute of the same name on a receiver of
 * unknown type counts: it may be the slot.
 */
export function usesOf(project: Project, slot: Slot): Use[] {
  const { root } = slot.spot;
  const own = root.is === 'field' ? root.of.unit : root.unit;
  const name = root.is === 'field' ? root.name : own.binding(root.binding)!.name;
  const others = isShared(slot, own) ? unitsNaming(project.units, name) : [];
  const units = [...new Set([own, ...others])].sort((a, b) => a.index - b.index);
  return units.flatMap(unit => new UseSearch(project, slot, name, unit).run());
}

/** Whether other modules can name it. */
function isShared({ spot: { root } }: Slot, own: Unit): boolean {
  if (root.is === 'field') return !root.name.startsWith('#');
  return own.binding(root.binding)!.region === 0;
}

/** Walks the facts of one unit for the values that are the slot. */
class UseSearch {
  private readonly uses: Use[] = [];
  private at: At;
  private place: Place;

  constructor(
    private readonly project: Project,
    private readonly slot: Slot,
    private readonly name: string,
    private readonly unit: Unit,
  ) {
    this.at = { unit, region: 0, before: 0 };
    this.place = unit.place(unit.region(0).head);
  }

  run(): Use[] {
    for (const region of this.unit.module.regions) this.ofRegion(region);
    this.unit.module.facts.forEach((fact, id) => this.ofFact(fact, id));
    return this.uses;
  }

  /** Conditions, defaults and what a lambda gives back, which are no facts of their own. */
  private ofRegion({ id, parent, from, head, branch, loop, function: shape }: Region): void {
    this.at = { unit: this.unit, region: id, before: from };
    this.place = this.unit.place(head);
    this.look(branch?.test ?? loop?.test, TEST);
    this.look(shape?.result, KEEP);
    this.at = { unit: this.unit, region: parent, before: from };
    for (const parameter of shape?.parameters ?? []) this.look(parameter.default, KEEP);
  }

  private ofFact(fact: Fact, id: FactId): void {
    this.at = { unit: this.unit, region: fact.region, before: id };
    this.place = this.unit.place(fact.at);
    if (fact.is === 'assign') this.ofAssign(fact);
    else if (fact.is === 'call') this.ofCall(fact);
    else if (fact.is === 'delete') this.ofDelete(fact);
    else this.look(fact.value, fact.is === 'use' ? TEST : KEEP);
  }

  private ofDelete({ target }: DeleteFact): void {
    if (target.is === 'item') this.lookAll(entryParts(target, 'delete'));
    else this.look(target, ['rebind']);
  }

  private ofAssign({ target, value, how, type }: AssignFact): void {
    this.look(value, how === 'augment' || how === 'iterate' ? WALK : KEEP);
    if (target.is === 'item') this.lookAll(entryParts(target, 'store'));
    if (target.is === 'get') this.look(target.of, ['member', target.name]);
    if (target.is === 'item' || !this.isWritten(target)) return;
    if (type !== undefined) this.add(['annotate', writtenAs(type.is === 'item' ? type.of : type) ?? '']);
    if (how === 'augment') this.add(['augment']);
    else if (value !== undefined) this.add(this.isMaking() ? ['make'] : ['rebind']);
  }

  /** Whether the assignment is the one that gives the slot its container. */
  private isMaking(): boolean {
    return this.slot.made.some(
      ({ place }) =>
        place.path === this.place.path && place.span[0] >= this.place.span[0] && place.span[1] <= this.place.span[1],
    );
  }

  private isWritten(target: Value): boolean {
    return this.project.operations.target(this.at, target).includes(this.slot.spot);
  }

  private ofCall(call: CallFact): void {
    const { callee } = call;
    if (callee.is === 'get') this.look(callee.of, ['member', callee.name]);
    const way = this.handing(callee);
    for (const argument of call.arguments) this.look(argument.value, argument.spread ? WALK : way);
  }

  /** What a function does with what it is given. */
  private handing(callee: Value): Way {
    const name = this.project.names.outsideName(this.unit, callee);
    if (name === 'len') return ['size'];
    if (name !== undefined && this.unit.catalog.walkers.has(name)) return WALK;
    if (callee.is !== 'get') return ['hand', name ?? (callee.is === 'name' ? callee.name : '')];
    return this.unit.catalog.values.takesAll.has(callee.name) ? WALK : ['hand', name ?? callee.name];
  }

  private lookAll(parts: readonly Part[]): void {
    for (const [value, way] of parts) this.look(value, way);
  }

  /** Notes `value` if it is the slot, or goes on into its parts. */
  private look(value: Value | undefined, way: Way): void {
    if (value === undefined) return;
    if (value.is === 'get' && value.name === this.name && this.maybeSlot(value)) this.add(way, value);
    else if (value.is === 'name' && value.name === this.name && this.isSlot(value)) this.add(way);
    else this.lookAll(usedParts(value, way));
  }

  private isSlot(value: NameValue | GetValue): boolean {
    return this.isOwnName(value) || this.project.spots.of(this.at, value).includes(this.slot.spot);
  }

  /** The variable itself, whatever it was given meanwhile. */
  private isOwnName(value: NameValue | GetValue): boolean {
    const { root } = this.slot.spot;
    const entity = this.project.names.entityOf(this.unit, value);
    return (
      root.is === 'binding' && entity?.is === 'variable' && entity.unit === root.unit && entity.binding === root.binding
    );
  }

  private maybeSlot(value: GetValue): boolean {
    if (this.isSlot(value)) return true;
    const isField = this.slot.spot.root.is === 'field';
    return (
      isField && !this.project.types.typeOf(this.at, value.of) && !this.project.names.entityOf(this.unit, value.of)
    );
  }

  private add([how, name = '']: Way, value?: GetValue): void {
    this.uses.push({ place: value ? this.unit.place(value.at) : this.place, how, name });
  }
}
