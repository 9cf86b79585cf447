import type { CallFact, Value } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { push } from '../../program/maps.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { writtenAs } from '../../program/written.js';
import type { Project } from '../../project.js';
import { isOwnMember, isSelf } from '../written/names.js';
import { isEnding } from './disposables.js';

/**
 * What the classes of a program do with something that they share: `this.hints.describe(element, text)`, and at their end
 * `this.hints.removeDescription(element, text)`. Where several do, another one that only describes forgets it.
 */
export class Habits {
  private readonly rows = new Map<string, ResourceRow>();

  private constructor(project: Project) {
    const holders = new Map<string, Set<ClassNode>>();
    for (const unit of project.units) {
      if (unit.module.language !== 'typescript') continue;
      for (const cls of unit.classes.values()) {
        for (const pair of pairsOf(cls)) {
          let by = holders.get(pair);
          if (by === undefined) holders.set(pair, (by = new Set()));
          by.add(cls);
        }
      }
    }
    const usual = new Map<string, number>();
    for (const [pair, { size }] of holders) usual.set(ended(pair), Math.max(size, usual.get(ended(pair)) ?? 0));
    // What is done beside the usual beginning, `focusVia` beside `monitor`, is not ended by its end.
    for (const [pair, { size }] of holders) if (size >= SEVERAL && size === usual.get(ended(pair))) this.note(pair);
  }

  static readonly of = remember((project: Project) => new Habits(project));

  /** What a method of that name acquires, on an attribute of that name. */
  rowOf(unit: Unit, { callee, new: isNew }: CallFact): ResourceRow | undefined {
    if (isNew || callee.is !== 'get' || !isOwnMember(unit, callee.of)) return undefined;
    return this.rows.get(`${callee.of.name} ${callee.name}`);
  }

  private note(pair: string): void {
    const [on, begins, ends] = pair.split(' ');
    const key = `${on!} ${begins!}`;
    const known = this.rows.get(key);
    const verbs = [...(known?.release.verbs ?? []), ends!];
    this.rows.set(key, {
      kind: 'listener',
      verb: [begins!],
      release: { verbs },
      handler: 0,
      takesObject: true,
      learned: true,
      noun: 'entry',
    });
  }
}

/** The attribute, and the method that ends what is begun on it. */
function ended(pair: string): string {
  const [on, , ends] = pair.split(' ');
  return `${on!} ${ends!}`;
}

/** So many classes that do the same show that it has to be done. */
const SEVERAL = 2;

/** By the class that each belongs to; the setter of a pair, too, which stands behind its getter's name. */
const functionsOf = remember((unit: Unit): ReadonlyMap<ClassNode, readonly FunctionNode[]> => {
  const found = new Map<ClassNode, FunctionNode[]>();
  for (const node of unit.functions.values()) if (node.owner) push(found, node.owner, node);
  return found;
});

/** The attribute, the method, and the method that the end calls on it with the same thing. */
function pairsOf(cls: ClassNode): readonly string[] {
  const own = functionsOf(cls.unit).get(cls) ?? [];
  const isAtEnd = ({ region }: FunctionNode): boolean => isEnding(cls, region.name);
  const endings = own.filter(isAtEnd).flatMap(callsOnParts).filter(isTakingOff);
  if (endings.length === 0) return [];
  const begun = own.filter(method => !isAtEnd(method)).flatMap(callsOnParts);
  return begun
    .filter(each => !isTakingOff(each))
    .flatMap(each =>
      endings
        .filter(({ on, given }) => on === each.on && given === each.given)
        .map(({ verb }) => `${each.on} ${each.verb} ${verb}`),
    );
}

interface PartCall {
  readonly unit: Unit;
  readonly on: string;
  readonly verb: string;
  readonly given: string;
}

/** `this.part.verb(given, …)`. */
function callsOnParts({ unit, region }: FunctionNode): PartCall[] {
  const found: PartCall[] = [];
  for (const fact of unit.calls.within(region)) {
    if (fact.new || fact.callee.is !== 'get' || fact.callee.of.is !== 'get') continue;
    const { name: verb, of } = fact.callee;
    const given = nameOf(unit, fact.arguments[0]?.value);
    if (isSelf(unit, of.of) && given !== undefined) found.push({ unit, on: of.name, verb, given });
  }
  return found;
}

/** The instance itself, or a part of it: what else has the same name may be another thing. */
function nameOf(unit: Unit, value: Value | undefined): string | undefined {
  const meant = value?.is === 'name' && !isSelf(unit, value) ? unit.soleValue(value.binding) : value;
  const written = meant && writtenAs(meant);
  return written !== undefined && /^(this|self)\b/.test(written) ? written : undefined;
}

function isTakingOff({ unit, verb }: PartCall): boolean {
  return unit.catalog.names.takesOff.test(verb) || unit.catalog.names.undoes.test(verb);
}
