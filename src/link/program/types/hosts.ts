import { innerMap } from '../maps.js';
import type { CallFact, Value } from '../../../model/model.js';
import { ancestry } from '../classes/ancestry.js';
import type { Names } from '../names.js';
import type { ClassNode, Unit } from '../unit.js';

/**
 * The class of what others give an instance for its host: `class Hall(Factory): protocol = Guest` makes `self.factory` of a
 * guest a hall, and so does `guest = Guest(); guest.factory = self`.
 */
export class Hosts {
  /** By attribute; `null`: several classes are. */
  private known: ReadonlyMap<ClassNode, ReadonlyMap<string, ClassNode | null>> | undefined;

  constructor(
    private readonly units: readonly Unit[],
    private readonly names: Names,
  ) {}

  of(cls: ClassNode, attribute: string): ClassNode | undefined {
    this.known ??= this.find();
    for (const ancestor of ancestry(cls)) {
      const host = this.known.get(ancestor)?.get(attribute);
      if (host !== undefined) return host ?? undefined;
    }
    return undefined;
  }

  private find(): ReadonlyMap<ClassNode, ReadonlyMap<string, ClassNode | null>> {
    const found = new Map<ClassNode, Map<string, ClassNode | null>>();
    const give = (to: ClassNode | undefined, attribute: string, host: ClassNode | undefined): void => {
      if (to === undefined || host === undefined) return;
      const hosts = innerMap(found, to);
      hosts.set(attribute, hosts.has(attribute) && hosts.get(attribute) !== host ? null : host);
    };
    for (const unit of this.units) {
      for (const { declaredAs, attribute } of unit.catalog.types.hosts)
        for (const cls of unit.classes.values()) give(this.declaredIn(cls, declaredAs), attribute, cls);
      for (const fact of unit.module.facts)
        if (fact.is === 'assign' && fact.target.is === 'get' && unit.bindingOf(fact.value)?.kind === 'self')
          give(this.madeAs(unit, fact.target.of), fact.target.name, unit.classOf(fact.region));
        else if (fact.is === 'call') this.collectServed(unit, fact, give);
    }
    return found;
  }

  /** `protocol = Guest` in the body of the class. */
  private declaredIn(cls: ClassNode, name: string): ClassNode | undefined {
    const [site] = cls.fields.get(name) ?? [];
    const value = site?.static ? site.unit.assignment(site.fact).value : undefined;
    return value && this.classMeant(cls.unit, value);
  }

  /** `ChatServer(address, Guest)`. */
  private collectServed(
    unit: Unit,
    { callee, arguments: given }: CallFact,
    give: (to: ClassNode | undefined, attribute: string, host: ClassNode | undefined) => void,
  ): void {
    const { servers } = unit.catalog.types;
    if (servers === undefined) return;
    const handler = given[servers.position]?.value;
    const host = handler && this.classMeant(unit, callee);
    if (host && ancestry(host).some(({ outside }) => outside.some(name => servers.bases.test(name))))
      give(this.classMeant(unit, handler), servers.attribute, host);
  }

  /** `Guest` of `guest = Guest()`. */
  private madeAs(unit: Unit, value: Value): ClassNode | undefined {
    const made = value.is === 'name' ? unit.soleValue(value.binding) : undefined;
    const call = made && unit.call(made);
    return call && this.classMeant(unit, call.callee);
  }

  private classMeant(unit: Unit, value: Value): ClassNode | undefined {
    const entity = this.names.entityOf(unit, value);
    return entity?.is === 'class' ? entity.node : undefined;
  }
}
