import type { CallFact, Value } from '../../model/model.js';
import type { Project } from '../project.js';
import type { ClassNode, Unit } from '../program/unit.js';
import { lastName } from './names.js';

/** For whom dependency injection makes an instance: one for the whole application, or one for each component that provides it. */
export type Provided = 'application' | 'component';

const MAX_DEPTH = 4;
const FOR_ALL = new Set(['NgModule', 'bootstrapApplication']);
const FOR_EACH = new Set(['Component', 'Directive']);
const LISTS = new Set(['providers', 'viewProviders']);

const known = new WeakMap<Project, ReadonlyMap<ClassNode, Provided>>();

/** Who provides a class that does not say it itself; undefined where no list of providers names it. */
export function providedFor(project: Project, cls: ClassNode): Provided | undefined {
  let provided = known.get(project);
  if (provided === undefined) known.set(project, (provided = collect(project)));
  return provided.get(cls);
}

function collect(project: Project): Map<ClassNode, Provided> {
  const provided = new Map<ClassNode, Provided>();
  for (const unit of project.units) {
    for (const fact of unit.module.facts) {
      const scope = fact.is === 'call' ? scopeOf(fact) : undefined;
      if (scope === undefined) continue;
      for (const list of listsIn(fact as CallFact))
        for (const cls of classesIn(project, unit, list, 0)) {
          // What one component makes anew is not for all.
          if (provided.get(cls) !== 'component') provided.set(cls, scope);
        }
    }
  }
  return provided;
}

function scopeOf({ callee }: CallFact): Provided | undefined {
  const name = lastName(callee) ?? '';
  if (FOR_ALL.has(name)) return 'application';
  return FOR_EACH.has(name) ? 'component' : undefined;
}

function listsIn({ arguments: given }: CallFact): Value[] {
  return given.flatMap(({ value }) => (value.is === 'literal' ? namedIn(value, LISTS) : []));
}

function namedIn({ of, keys }: Extract<Value, { is: 'literal' }>, names: ReadonlySet<string>): Value[] {
  return of.filter((_, index) => {
    const key = keys?.[index];
    return key?.is === 'const' && names.has(String(key.value));
  });
}

/** `[Orders, { provide: Clock, useFactory: makeClock }, ORDERS_PROVIDER, …]`. */
function classesIn(project: Project, unit: Unit, value: Value, depth: number): ClassNode[] {
  if (depth > MAX_DEPTH) return [];
  if (value.is === 'literal') {
    const parts = value.holds === 'mapping' ? namedIn(value, PROVIDE) : value.of;
    return parts.flatMap(part => classesIn(project, unit, part, depth + 1));
  }
  if (value.is === 'op') return value.of.flatMap(part => classesIn(project, unit, part, depth + 1));
  const entity = value.is === 'name' || value.is === 'get' ? project.names.entityOf(unit, value) : undefined;
  if (entity?.is === 'class') return [entity.node];
  if (entity?.is !== 'variable') return [];
  return entity.unit.definitions[entity.binding]!.flatMap(fact => {
    const given = entity.unit.assignment(fact).value;
    return given ? classesIn(project, entity.unit, given, depth + 1) : [];
  });
}

const PROVIDE = new Set(['provide']);
