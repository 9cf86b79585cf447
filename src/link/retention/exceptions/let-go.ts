import type { Fact, FactId, Value } from '../../../model/model.js';
import { push } from '../../program/maps.js';
import type { Project } from '../../project.js';
import { areRelated } from '../../program/classes/ancestry.js';
import { atFact } from '../../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';

interface Letting {
  readonly node: FunctionNode;
  /** Whose attribute it is, where somebody knows. */
  readonly cls: ClassNode | undefined;
}

/** The attributes that some code sets to nothing, empties or deletes: their authors break the cycles that go through them. */
export class LetGo {
  private readonly known = new Map<string, Letting[]>();

  constructor(private readonly project: Project) {
    for (const unit of project.units) {
      if (unit.module.language !== 'python') continue;
      unit.module.facts.forEach((fact, id) => {
        this.collect(unit, fact, id);
      });
    }
  }

  /** `but`: a method that is itself what is held lets go of entries, not of the object. */
  has(name: string, cls: ClassNode | undefined, but?: FunctionNode): boolean {
    const isOfIt = ({ node, cls: of }: Letting): boolean =>
      node !== but && (of === undefined || cls === undefined || areRelated(of, cls));
    return this.known.get(name)?.some(isOfIt) ?? false;
  }

  private collect(unit: Unit, fact: Fact, id: FactId): void {
    const gone = goneBy(unit, fact);
    if (gone === undefined) return;
    const receiver = unit.bindingOf(gone.of);
    const node = unit.functionOf(fact.region);
    if (receiver?.kind === 'self' && this.project.frequencies.isBirthOnly(node)) return;
    const cls = this.project.types.classOf(atFact(unit, id), gone.of);
    push(this.known, gone.name, { node, cls: receiver?.kind === 'self' ? unit.classOf(fact.region) : cls });
  }
}

/** `self.x = None`, `del self.x`, `del self.x[key]`, `self.x.clear()`. */
function goneBy(unit: Unit, fact: Fact): Extract<Value, { is: 'get' }> | undefined {
  if (fact.is === 'assign') {
    const { target, value } = fact;
    return value && isNothing(value) ? attributeOf(target) : undefined;
  }
  if (fact.is === 'delete') return attributeOf(fact.target);
  return fact.is === 'call' && fact.callee.is === 'get' && unit.catalog.opens.empties.has(fact.callee.name)
    ? attributeOf(fact.callee.of)
    : undefined;
}

function attributeOf(value: Value): Extract<Value, { is: 'get' }> | undefined {
  if (value.is === 'get') return value;
  return value.is === 'item' ? attributeOf(value.of) : undefined;
}

function isNothing(value: Value): boolean {
  return value.is === 'const' || (value.is === 'literal' && value.of.length === 0);
}
