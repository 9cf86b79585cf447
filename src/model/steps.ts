import type { FactId, Module, Region, RegionId } from './model.js';

/** What a region does, one thing after the other. Functions and classes that stand in it are not run by it. */
export type Step =
  | { readonly is: 'fact'; readonly fact: FactId }
  | { readonly is: 'loop'; readonly region: Region }
  | { readonly is: 'block'; readonly region: Region }
  /** The arms of one `if`, `switch` or `match`; `complete`: the last one runs whenever no other does. */
  | { readonly is: 'branches'; readonly arms: readonly Region[]; readonly complete: boolean }
  | {
      readonly is: 'try';
      readonly body: Region;
      readonly catches: readonly Region[];
      readonly finally: Region | undefined;
    };

const childrenOf = new WeakMap<Module, readonly (readonly Region[])[]>();

/** The steps of a region in the order in which they run. */
export function stepsOf(module: Module, region: Region): Step[] {
  const { from, to } = region;
  const steps: Step[] = [];
  const children = partsIn(module, region);
  let fact = from;
  for (let index = 0; index < children.length;) {
    const child = children[index]!;
    for (; fact < child.from; fact++) steps.push({ is: 'fact', fact });
    const { step, taken } = stepOf(children, index);
    if (step) steps.push(step);
    index += taken;
    fact = Math.max(fact, children[index - 1]!.to);
  }
  for (; fact < to; fact++) steps.push({ is: 'fact', fact });
  return steps;
}

/** The step that begins with the region at `index`, and of how many of its neighbours it is made. */
function stepOf(siblings: readonly Region[], index: number): { step: Step | undefined; taken: number } {
  const region = siblings[index]!;
  switch (region.kind) {
    case 'loop':
      return { step: { is: 'loop', region }, taken: 1 };
    case 'branch': {
      const arms = runOf(siblings, index, ({ branch }) => branch?.group === region.branch!.group);
      return { step: { is: 'branches', arms, complete: isComplete(arms) }, taken: arms.length };
    }
    case 'try': {
      const catches = catchesAfter(siblings, index);
      const last = siblings[index + 1 + catches.length];
      const end = last?.kind === 'finally' ? last : undefined;
      const step: Step = { is: 'try', body: region, catches, finally: end };
      return { step, taken: 1 + catches.length + (end ? 1 : 0) };
    }
    case 'function':
    case 'class':
      return { step: undefined, taken: 1 };
    default:
      return { step: { is: 'block', region }, taken: 1 };
  }
}

/** The regions that stand directly in one, in order. */
export function partsIn(module: Module, { id }: Region): readonly Region[] {
  return regionsIn(module)[id]!;
}

/** The arms of the same `if`, `switch` or `match` that are asked before this one. */
export function armsBefore(module: Module, { parent, id, branch }: Region): readonly Region[] {
  if (branch === undefined) return [];
  return regionsIn(module)[parent]!.filter(each => each.id < id && each.branch?.group === branch.group);
}

/** What catches the errors of a `try`. */
export function catchesOf(module: Module, attempt: Region): readonly Region[] {
  const siblings = regionsIn(module)[attempt.parent]!;
  return catchesAfter(siblings, siblings.indexOf(attempt));
}

/** The same with its `finally`: what runs when it is left before its end. */
export function handlersOf(module: Module, attempt: Region): readonly Region[] {
  const siblings = regionsIn(module)[attempt.parent]!;
  return runOf(siblings, siblings.indexOf(attempt) + 1, ({ kind }) => kind === 'catch' || kind === 'finally');
}

function catchesAfter(siblings: readonly Region[], index: number): Region[] {
  return runOf(siblings, index + 1, ({ kind }) => kind === 'catch');
}

function runOf(siblings: readonly Region[], start: number, belongs: (region: Region) => boolean): Region[] {
  let end = start;
  while (end < siblings.length && belongs(siblings[end]!)) end++;
  return siblings.slice(start, end);
}

/** An `else` has no test, or the head of the condition that it is the other side of. */
function isComplete(arms: readonly Region[]): boolean {
  const last = arms[arms.length - 1]!;
  if (last.branch!.test === undefined) return true;
  const before = arms[arms.length - 2];
  return before !== undefined && before.head === last.head;
}

function regionsIn(module: Module): readonly (readonly Region[])[] {
  let known = childrenOf.get(module);
  if (known === undefined) {
    const children: Region[][] = module.regions.map(() => []);
    for (const region of module.regions) if (region.parent >= 0) children[region.parent]!.push(region);
    childrenOf.set(module, (known = children));
  }
  return known;
}

/** The regions around a fact, innermost first, up to and without `scope`. */
export function* regionsAround(module: Module, fact: FactId, scope: RegionId): Iterable<Region> {
  for (let id = module.facts[fact]!.region; id > scope; id = module.regions[id]!.parent) yield module.regions[id]!;
}
