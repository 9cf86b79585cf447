import type { CallFact, FactId, Value } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { lastName } from '../../../model/parts.js';
import { takingFact } from '../../program/calls/takers.js';
import type { Project } from '../../project.js';
import type { Unit } from '../../program/unit.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import { remember } from '../../program/remember.js';

/**
 * Methods of whatever class that are given a function and give back what takes it back, as the program's own uses of them
 * show: `const listener = line.whenReady(f); … listener.off()`. Where another use drops the result, nothing can.
 */
export class UsedVerbs {
  private readonly rows = new Map<string, ResourceRow>();

  private constructor(project: Project) {
    const uses = new Map<string, Uses>();
    for (const unit of project.units) {
      if (unit.module.language !== 'typescript') continue;
      unit.eachCall((call, id) => {
        if (!call.new) note(uses, unit, call, id);
      });
    }
    for (const [verb, use] of uses)
      if (use.released > 0 && use.released >= use.dropped) this.rows.set(verb, rowOf(verb, use));
  }

  static readonly of = remember((project: Project) => new UsedVerbs(project));

  rowOf({ callee }: CallFact): ResourceRow | undefined {
    return callee.is === 'get' ? this.rows.get(callee.name) : undefined;
  }
}

/** How often the result of a method is taken back, and how often nobody has it. */
interface Uses {
  released: number;
  dropped: number;
  readonly handler: number;
  /** Methods of the result that take it back. */
  readonly ends: ReadonlySet<string>;
}

function note(uses: Map<string, Uses>, unit: Unit, { callee, arguments: given, dropped }: CallFact, id: FactId): void {
  if (callee.is !== 'get' || !/[a-z][A-Z]/.test(callee.name) || unit.catalog.names.passesOn.test(callee.name)) return;
  const handler = given.findIndex(({ value }) => value.is === 'function');
  if (handler < 0 || unit.catalog.inlineVerbs.has(callee.name)) return;
  let found = uses.get(callee.name);
  if (found === undefined)
    uses.set(callee.name, (found = { released: 0, dropped: 0, handler, ends: unit.catalog.resources.handleEnds }));
  const by = dropped ? undefined : takingFact(unit, id);
  if (dropped) found.dropped++;
  else if (by?.is === 'assign' && by.how === 'set' && isTakenBack(unit, by.target)) found.released++;
}

function rowOf(verb: string, { handler, ends }: Uses): ResourceRow {
  return {
    kind: 'subscription',
    verb: [verb],
    release: { methods: [...ends], result: true },
    handler,
    needs: 'function',
    learned: true,
    noun: 'subscription',
  };
}

/** `handle.off()`, `unsubscribe()`, in the same file. */
function isTakenBack(unit: Unit, target: Value): boolean {
  const name = lastName(target);
  if (name === '') return false;
  return factsNaming(unit, name).some(id => {
    const fact = unit.fact(id);
    if (fact.is !== 'call') return false;
    const { callee } = fact;
    if (callee.is === 'get' && unit.catalog.resources.handleEnds.has(callee.name)) return isSame(callee.of, target);
    return unit.catalog.names.endsHandle.test(name) && isSame(callee, target);
  });
}

function isSame(value: Value, target: Value): boolean {
  if (value.is === 'name' && target.is === 'name') return value.binding === target.binding;
  return value.is === 'get' && target.is === 'get' && value.name === target.name;
}
