import type { FactId, Value } from '../../../model/model.js';
import { ancestry } from '../classes/ancestry.js';
import { innerMap } from '../maps.js';
import type { Type } from './type.js';
import type { ClassNode, FieldSite, FunctionNode, Unit } from '../unit.js';

/** Of a field that is assigned in more places, the first stand for all. */
const MAX_SITES = 6;

/** What members are asked for: who infers them infers everything else. */
interface Inference {
  readonly returned: (method: FunctionNode, depth: number) => Type | undefined;
  readonly annotated: (unit: Unit, annotation: Value) => Type | undefined;
  readonly assigned: (unit: Unit, fact: FactId, depth: number) => Type | undefined;
}

/** The types of methods and fields, by the class that they are asked of. */
export class MemberTypes {
  /** By name; `null`: there is none. */
  private readonly known = new Map<ClassNode, Map<string, Type | null>>();

  constructor(private readonly ask: Inference) {}

  /** A method or a field of a class, inherited ones included. */
  typeOf(cls: ClassNode, name: string, depth: number): Type | undefined {
    const members = innerMap(this.known, cls);
    const known = members.get(name);
    if (known !== undefined) return known ?? undefined;
    const type = this.findMember(cls, name, depth);
    // What is written and has no type may get one: it may be waiting for what asks.
    if (type || !isWritten(cls, name)) members.set(name, type ?? null);
    return type;
  }

  private findMember(cls: ClassNode, name: string, depth: number): Type | undefined {
    for (const ancestor of ancestry(cls)) {
      const method = ancestor.methods.get(name);
      if (method) {
        if (method.region.function!.form === 'getter') return this.ask.returned(method, depth + 1);
        return { is: 'function', of: method };
      }
      const sites = ancestor.fields.get(name);
      const type = sites && this.ofSites(sites, depth);
      if (type) return type;
    }
    return undefined;
  }

  private ofSites(sites: readonly FieldSite[], depth: number): Type | undefined {
    const first = sites.slice(0, MAX_SITES);
    for (const { unit, fact } of first) {
      const assign = unit.assignment(fact);
      const annotated = assign.type && this.ask.annotated(unit, assign.type);
      if (annotated) return annotated;
    }
    for (const { unit, fact } of first) {
      const type = this.ask.assigned(unit, fact, depth);
      if (type) return type;
    }
    return undefined;
  }
}

function isWritten(cls: ClassNode, name: string): boolean {
  return ancestry(cls).some(({ methods, fields }) => methods.has(name) || fields.has(name));
}
