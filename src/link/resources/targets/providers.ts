import type { CallFact, Fact, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import { remember } from '../../program/remember.js';

/** For whom dependency injection makes an instance: one for the whole application, or one for each component that provides it. */
export type Provided = 'application' | 'component';

const MAX_DEPTH = 4;

/** Who provides a class that does not say it itself; undefined where no list of providers names it. */
export function providedFor(project: Project, cls: ClassNode): Provided | undefined {
  return providedIn(project).get(cls);
}

const providedIn = remember((project: Project): ReadonlyMap<ClassNode, Provided> => {
  const provided = new Map<ClassNode, Provided>();
  for (const unit of project.units) {
    for (const fact of unit.module.facts) {
      const scope = fact.is === 'call' ? scopeOf(unit, fact) : isOfModule(unit, fact) ? 'application' : undefined;
      if (scope === undefined) continue;
      const classes = listsIn(unit, fact).flatMap(list => classesIn(project, unit, list, 0));
      // What one component makes anew is not for all.
      for (const cls of classes) if (provided.get(cls) !== 'component') provided.set(cls, scope);
    }
  }
  return provided;
});

function scopeOf(unit: Unit, { callee }: CallFact): Provided | undefined {
  const { forAll, forEach } = unit.catalog.resources.injection;
  const name = lastName(callee);
  if (forAll.has(name)) return 'application';
  return forEach.has(name) ? 'component' : undefined;
}

/** `static forRoot() { return { ngModule: CoreModule, providers: […] }; }`: a module with what it provides. */
function isOfModule({ catalog }: Unit, fact: Fact): boolean {
  if (fact.is !== 'exit' || fact.value?.is !== 'literal') return false;
  return namedIn(fact.value, catalog.resources.injection.modules).length > 0;
}

function listsIn(unit: Unit, fact: Fact): Value[] {
  const { lists } = unit.catalog.resources.injection;
  const given = fact.is === 'call' ? fact.arguments.map(({ value }) => value) : fact.is === 'exit' ? [fact.value] : [];
  return given.flatMap(value => (value?.is === 'literal' ? namedIn(value, lists) : []));
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
    const parts = value.holds === 'mapping' ? namedIn(value, unit.catalog.resources.injection.names) : value.of;
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
