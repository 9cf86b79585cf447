import type { FactId } from '../../../model/model.js';
import { push } from '../../program/maps.js';
import type { Reason } from '../../../finding.js';
import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { atFact } from '../../program/at.js';
import { ownFacts } from '../../program/calls/returns.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import type { Retained } from '../retained.js';
import { birthOf } from './born.js';
import { ReferenceFinder, type Reference } from './reference.js';
import type { LetGo } from '../exceptions/let-go.js';
import type { Path } from './paths.js';
import { storesOf, type Store } from './stores.js';

/** An object that refers to itself, and how: by a method of its own, by a child that keeps its parent … */
export type Cycle = Retained<Reference['how']>;

/** The cycles of objects that are made again and again; what is made once costs the collector nothing. */
export function cyclesOf(project: Project, letGo: LetGo): Cycle[] {
  return new Cycles(project, letGo).find();
}

class Cycles {
  constructor(
    private readonly project: Project,
    private readonly letGo: LetGo,
  ) {}

  find(): Cycle[] {
    return this.project.units
      .filter(({ module }) => module.language === 'python')
      .flatMap(unit => [...groups(unit)].flatMap(nodes => onceEach(nodes.flatMap(node => this.in(node)))));
  }

  private in(node: FunctionNode): Cycle[] {
    const { unit, region } = node;
    if (region.id === 0) return [];
    const cycles: Cycle[] = [];
    for (const id of ownFacts(node)) {
      const fact = unit.fact(id);
      for (const store of storesOf(this.project, node, fact, id)) {
        const cycle = this.by(node, id, store);
        if (cycle) cycles.push(cycle);
      }
    }
    return cycles;
  }

  private by(node: FunctionNode, id: FactId, { path, value }: Store): Cycle | undefined {
    const { unit } = node;
    const root = unit.binding(path.root)!;
    if (!/^(self|variable|parameter)$/.test(root.kind) || root.region === 0) return undefined;
    const reference = new ReferenceFinder(this.project, unit, path.root).in(value, id);
    if (reference === undefined) return undefined;
    const cls = this.project.types.classOf(atFact(unit, id), { is: 'name', name: root.name, binding: path.root });
    if (cls ? !this.isItsOwn(cls, path.steps[0]!) : !isEvident(path, reference)) return undefined;
    if (this.isBroken(cls, path.steps, reference)) return undefined;
    const birth = cls && birthOf(this.project, cls);
    if (cls && birth === undefined) return undefined;
    const place = unit.place(unit.fact(id).at);
    return {
      how: reference.how,
      place,
      name: [root.name, ...path.steps].join('.').replaceAll('.*', '[]'),
      confidence: 'possible',
      because: [
        { place, role: 'held', says: 'from here on the object refers to itself' },
        ...this.heldOn(cls, path),
        ...(birth ? [birth] : []),
      ],
    };
  }

  /** Where the first of several objects on the way is kept. */
  private heldOn(cls: ClassNode | undefined, { steps }: Path): Reason[] {
    const site = steps.length > 1 ? cls?.fields.get(steps[0]!)?.[0] : undefined;
    return site
      ? [{ place: site.unit.place(site.unit.fact(site.fact).at), role: 'held', says: `it keeps \`${steps[0]!}\` here` }]
      : [];
  }

  /** Not an attribute of the class, nor what a property computes. */
  private isItsOwn(cls: ClassNode, name: string): boolean {
    for (const { methods, fields } of ancestry(cls)) {
      if (methods.has(name)) return false;
      if (fields.has(name)) return !this.project.lives.isShared(this.project.spots.field(cls, name));
    }
    return false;
  }

  private isBroken(cls: ClassNode | undefined, steps: readonly string[], { by, method }: Reference): boolean {
    if (by && this.letGo.has(by.name, by.cls)) return true;
    return steps.some((step, index) => step !== '*' && this.letGo.has(step, index === 0 ? cls : undefined, method));
  }
}

/** Of an object that nobody knows more of: `node.left = node`, `job.writer = write(job)`. */
function isEvident({ steps, alias }: Path, { how }: Reference): boolean {
  return (how === 'itself' || how === 'generator') && !alias && steps[0] !== '*';
}

/** One for each attribute of a class, however often and to how many of its parts the object is given. */
function onceEach(all: readonly Cycle[]): Cycle[] {
  const first = ({ name }: Cycle): string => name.split('.', 2).join('.');
  return all.filter((cycle, at) => all.findIndex(other => first(other) === first(cycle)) === at);
}

/** The functions of a file, those of a class together. */
function groups({ functions }: Unit): Iterable<FunctionNode[]> {
  const found = new Map<ClassNode | undefined, FunctionNode[]>();
  for (const node of functions.values()) push(found, node.owner ?? node.unit.classOf(node.region.id), node);
  return found.values();
}
