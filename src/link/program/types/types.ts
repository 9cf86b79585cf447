import { typeOfAnnotation } from './annotations.js';
import type { BackReferences } from './back-references.js';
import { atFact, type At } from '../at.js';
import { reachingDefinitions } from '../definitions.js';
import { FactTable } from '../fact-table.js';
import { once } from '../maps.js';
import {
  type Element,
  elementOf,
  fulfilmentOf,
  isGeneric,
  isMapping,
  containerPickedFrom,
  walkedBy,
} from './generics.js';
import { classAsked, injectedBy, newInstance, rememberedBy, type Typing, wantedOf } from './asked-by-class.js';
import type { Hosts } from './hosts.js';
import type { HungOn } from './hung-on.js';
import { MemberTypes } from './member-types.js';
import { memberOf } from '../../../model/members.js';
import type { BindingId, CallFact, FactId, GetValue, Value } from '../../../model/model.js';
import type { Names } from '../names.js';
import { isObject } from '../classes/object-methods.js';
import { fieldSitesOf } from '../classes/field-sites.js';
import { type Type, typeOfEntity } from './type.js';
import { WrittenObjects } from './written-objects.js';
import { returnsOf } from '../calls/returns.js';
import type { ClassNode, FunctionNode, Unit } from '../unit.js';

const MAX_DEPTH = 24;

/** Infers types from constructions, annotations, `self` and what functions return. */
export class Types implements Typing {
  /** By the expression itself; `null`: being asked for, or known to have none. */
  private readonly known = new Map<GetValue, Type | null>();
  /** Of what calls give and assignments are given; likewise. */
  private readonly ofFacts = new FactTable<Type | null>();
  /** Of what calls call; `null`: nothing that is known. */
  private readonly called = new FactTable<Type | null>();
  private readonly results = new Map<FunctionNode, Type | null>();
  private readonly members: MemberTypes;
  readonly objects: WrittenObjects;

  constructor(
    private readonly names: Names,
    private readonly backReferences: BackReferences,
    private readonly hungOn: HungOn,
    private readonly hosts: Hosts,
  ) {
    this.objects = new WrittenObjects(names, (unit, call) => this.ofCalled(unit, call));
    this.members = new MemberTypes({
      returned: (method, depth) => this.ofReturn(method, depth),
      annotated: (unit, annotation) => this.ofAnnotation(unit, annotation),
      assigned: (unit, fact, depth) => this.assigned(unit, fact, depth),
    });
  }

  typeOf(at: At, value: Value, depth = 0): Type | undefined {
    if (depth > MAX_DEPTH) return undefined;
    switch (value.is) {
      case 'name':
        return this.ofName(at, value.binding, depth);
      case 'get':
        return this.ofAccess(at, value, depth);
      case 'call':
        return this.ofResult(at, value.fact, depth);
      case 'function':
        return typeOfEntity(this.names.entityOf(at.unit, value));
      case 'await':
        return this.ofAwaited(at, value.of, depth);
      case 'choice':
        return this.ofChoice(at, value.of, depth);
      case 'item':
        return this.ofItem(at, value.of, depth);
      default:
        return undefined;
    }
  }

  /** What a call calls: a function, a class. The linker and many rules ask it of every call. */
  ofCalled(unit: Unit, call: FactId): Type | undefined {
    let type = this.called.get(unit, call);
    if (type === undefined) {
      type = this.typeOf(atFact(unit, call), unit.callAt(call).callee) ?? null;
      this.called.set(unit, call, type);
    }
    return type ?? undefined;
  }

  private ofAccess(at: At, value: GetValue, depth: number): Type | undefined {
    return once(this.known, value, null, () => this.ofGet(at, value, depth)) ?? undefined;
  }

  private ofResult(at: At, fact: FactId, depth: number): Type | undefined {
    return this.ofFacts.once(at.unit, fact, null, () => this.ofCall(at, at.unit.callAt(fact), depth)) ?? undefined;
  }

  /** The class an instance member is looked up in: `self` → its class, `x: Foo` → Foo. */
  classOf(at: At, value: Value, depth = 0): ClassNode | undefined {
    const type = this.typeOf(at, value, depth);
    return type?.is === 'instance' || type?.is === 'class' ? type.of : undefined;
  }

  private ofName(at: At, id: BindingId, depth: number): Type | undefined {
    const binding = at.unit.binding(id);
    if (binding === undefined) return undefined;
    if (binding.kind === 'self' || binding.kind === 'class-self') {
      const cls = at.unit.classOf(binding.region);
      return cls && { is: binding.kind === 'self' ? 'instance' : 'class', of: cls };
    }
    const entity = this.names.ofBinding(at.unit, id);
    if (entity?.is !== 'variable') return typeOfEntity(entity);
    return this.ofVariable(entity.unit, entity.binding, at, depth);
  }

  private ofVariable(unit: Unit, id: BindingId, at: At, depth: number): Type | undefined {
    const binding = unit.binding(id)!;
    if (binding.type) {
      const annotated = this.ofAnnotation(unit, binding.type);
      if (annotated) return annotated;
    }
    const definitions = unit === at.unit ? reachingDefinitions(at, id) : unit.definitions[id]!;
    const handed = binding.kind === 'parameter' ? this.backReferences.typeOf(unit, id) : undefined;
    if (handed && definitions.length === 0) return { is: 'instance', of: handed };
    for (const fact of definitions.slice(0, 4)) {
      const type = this.assigned(unit, fact, depth);
      if (type) return type;
    }
    return undefined;
  }

  /** What an assignment gives. */
  private assigned(unit: Unit, fact: FactId, depth: number): Type | undefined {
    const assign = unit.assignment(fact);
    const { value } = assign;
    if (value === undefined) return undefined;
    const at = atFact(unit, fact);
    const find = (): Type | undefined =>
      assign.how === 'iterate' ? this.ofWalked(at, value, depth) : this.typeOf(at, value, depth + 1);
    return this.ofFacts.once(unit, fact, null, find) ?? undefined;
  }

  private ofChoice(at: At, parts: readonly Value[], depth: number): Type | undefined {
    for (const part of parts) {
      const type = this.typeOf(at, part, depth + 1);
      if (type) return type;
    }
    return undefined;
  }

  private ofGet(at: At, value: GetValue, depth: number): Type | undefined {
    const entity = this.names.entityOf(at.unit, value);
    if (entity?.is === 'variable') return this.ofVariable(entity.unit, entity.binding, at, depth);
    if (entity?.is === 'outside') return this.ofHungMember(at, value, depth) ?? typeOfEntity(entity);
    if (entity) return typeOfEntity(entity);
    const cls = this.classOf(at, value.of, depth + 1);
    if (cls && value.name === '__class__') return { is: 'class', of: cls };
    if (cls) return this.ofMember(cls, value.name, depth) ?? this.ofHost(cls, value.name);
    return (
      this.ofObjectMember(at.unit, value) ??
      this.ofFieldsObject(at, value, depth) ??
      this.ofHanging(at.unit, value.name, depth)
    );
  }

  /** What others give to an attribute of the instance: `guest.hall = self`. */
  private ofHost(cls: ClassNode, name: string): Type | undefined {
    const host = this.hosts.of(cls, name);
    return host && { is: 'instance', of: host };
  }

  /** `current_app.rooms`, which names something of a library, and what is called on it. */
  private ofHungMember(at: At, { of, name }: GetValue, depth: number): Type | undefined {
    const cls = of.is === 'get' ? this.classOf(at, of, depth + 1) : undefined;
    return cls ? this.ofMember(cls, name, depth) : this.ofHanging(at.unit, name, depth);
  }

  /** `request.app.state.rooms`, where the project has `app.state.rooms = Rooms()`. */
  private ofHanging(unit: Unit, name: string, depth: number): Type | undefined {
    for (const site of this.hungOn.of(unit, name)) {
      const type = this.assigned(site.unit, site.fact, depth + 1);
      if (type?.is === 'instance') return type;
    }
    return undefined;
  }

  /** A function of an object that is written out: `store.add`, and `this.add` in another of its functions. */
  private ofObjectMember(unit: Unit, { of, name }: GetValue): Type | undefined {
    const object = this.objects.of(unit, of);
    return object && this.ofFunctionIn(object.at.unit, object.literal, name);
  }

  /** The same of one that an attribute is given, once: `this.actions.stop`. */
  private ofFieldsObject(at: At, { of, name }: GetValue, depth: number): Type | undefined {
    const cls = of.is === 'get' ? this.classOf(at, of.of, depth + 1) : undefined;
    if (cls === undefined || of.is !== 'get') return undefined;
    const [site, ...others] = fieldSitesOf(cls, of.name);
    if (site === undefined || others.length > 0) return undefined;
    return this.ofFunctionIn(site.unit, site.unit.assignment(site.fact).value, name);
  }

  private ofFunctionIn(unit: Unit, object: Value | undefined, name: string): Type | undefined {
    const member = object && isObject(object) ? memberOf(object, name) : undefined;
    if (member?.is !== 'function' && member?.is !== 'name') return undefined;
    const type = typeOfEntity(this.names.entityOf(unit, member));
    return type?.is === 'function' ? type : undefined;
  }

  /** A method or a field of a class, inherited ones included. */
  ofMember(cls: ClassNode, name: string, depth = 0): Type | undefined {
    return this.members.typeOf(cls, name, depth);
  }

  private ofCall(at: At, call: CallFact, depth: number): Type | undefined {
    const { callee } = call;
    if (callee.is === 'name' && callee.name === 'super') {
      const cls = at.unit.classOf(call.region);
      return cls?.bases[0] && { is: 'instance', of: cls.bases[0] };
    }
    if (callee.is === 'get' && callee.name === '__new__') return newInstance(this, at, call, depth);
    const asked = classAsked(at.unit, call);
    if (asked) return this.ofClassOf(at, asked, depth);
    const brought = this.ofBrought(at.unit, call);
    if (brought) return brought;
    const type = this.typeOf(at, callee, depth + 1);
    if (type?.is === 'class') return { is: 'instance', of: type.of };
    if (type?.is === 'function') return this.ofReturn(type.of, depth + 1);
    const wanted = wantedOf(this, at, call, depth);
    if (wanted) return wanted;
    if (type?.is === 'outside')
      return (
        injectedBy(this, at, call, depth) ??
        rememberedBy(this, at, call, type.name, depth) ?? { is: 'outside', name: type.name }
      );
    const container = containerPickedFrom(at.unit, call);
    return container && this.ofItem(at, container, depth);
  }

  private ofClassOf(at: At, value: Value, depth: number): Type | undefined {
    const cls = this.classOf(at, value, depth + 1);
    return cls && { is: 'class', of: cls };
  }

  /** `lazy(() => import('./Page'))`, `defineAsyncComponent(() => import('./Page.vue'))`: what it brings in when it is shown. */
  private ofBrought(unit: Unit, { arguments: [loader] }: CallFact): Type | undefined {
    const entity = loader && this.names.broughtBy(unit, loader.value);
    return entity?.is === 'class' || entity?.is === 'function' ? typeOfEntity(entity) : undefined;
  }

  /** What a function gives back: its annotation, else its first return that has a type. */
  private ofReturn(node: FunctionNode, depth: number): Type | undefined {
    return once(this.results, node, null, () => this.deriveReturn(node, depth)) ?? undefined;
  }

  private deriveReturn(node: FunctionNode, depth: number): Type | undefined {
    const { unit, region } = node;
    const shape = region.function!;
    const annotated = shape.returns && this.ofAnnotation(unit, shape.returns);
    if (annotated) return annotated;
    for (const { at, value } of returnsOf(node)) {
      const type = this.typeOf(at, value, depth + 1);
      if (type) return type;
    }
    return undefined;
  }

  /** What is annotated with it. */
  ofAnnotation(unit: Unit, annotation: Value): Type | undefined {
    return typeOfAnnotation(this.names, unit, annotation);
  }

  /** What an element of a container is, by the container's annotation; `Box[int]` is the class `Box`. */
  private ofItem(at: At, container: Value, depth: number): Type | undefined {
    const type = this.typeOf(at, container, depth + 1);
    return type?.is === 'class' && isGeneric(type.of) ? type : this.ofElement(at, elementOf(type));
  }

  /** What a loop gives: `for (const room of rooms)`, `for (const [id, room] of rooms.entries())`. */
  private ofWalked(at: At, walked: Value, depth: number): Type | undefined {
    if (walked.is === 'item') return undefined;
    const call = at.unit.call(walked);
    const container = call ? walkedBy(at.unit, call) : walked;
    const type = container && this.typeOf(at, container, depth + 1);
    return call === undefined && isMapping(at.unit, type) ? undefined : this.ofElement(at, elementOf(type));
  }

  private ofAwaited(at: At, value: Value, depth: number): Type | undefined {
    const type = this.typeOf(at, value, depth + 1);
    const fulfilment = fulfilmentOf(type);
    return fulfilment ? this.ofElement(at, fulfilment) : type;
  }

  private ofElement(at: At, element: Element | undefined): Type | undefined {
    return element && this.ofAnnotation(element.in ?? at.unit, element.of);
  }
}
