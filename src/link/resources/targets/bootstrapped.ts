import { membersOf } from '../../../model/members.js';
import type { CallFact, Value } from '../../../model/model.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/** Whether an application begins with the component: `bootstrapApplication(Bench)`, `@NgModule({ bootstrap: [Bench] })`. */
export function isBootstrapped(project: Project, cls: ClassNode): boolean {
  return bootstrappedIn(project).has(cls);
}

const bootstrappedIn = remember(({ units, names }: Project): ReadonlySet<ClassNode> => {
  const found = new Set<ClassNode>();
  for (const unit of units) {
    const { forAll } = unit.catalog.resources.injection;
    if (forAll.size === 0) continue;
    unit.eachCallNamed(
      name => forAll.has(name),
      call => {
        for (const value of begunBy(unit, call)) {
          const entity = names.entityOf(unit, value);
          if (entity?.is === 'class') found.add(entity.node);
        }
      },
    );
  }
  return found;
});

function begunBy({ catalog }: Unit, { arguments: [given] }: CallFact): readonly Value[] {
  const { begins } = catalog.resources.injection;
  if (given === undefined) return [];
  if (given.value.is === 'name') return [given.value];
  return membersOf(given.value)
    .filter(({ name }) => begins.has(name))
    .flatMap(({ value }) => (value.is === 'literal' ? value.of : []));
}
