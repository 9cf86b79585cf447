import type { Fact, Module, Region, Span, Value } from './model.js';
import { endOf, rangeOf, startOf } from './span.js';
import { partsOf } from './parts.js';

/** Every promise of the model that `module` breaks, one line each; empty for a sound module. Frontends are tested with it. */
export function validateModule(module: Module): string[] {
  const broken = [...brokenJson(module, 'module')];
  if (broken.length > 0) return broken;
  return [
    ...brokenRegions(module),
    ...brokenRanges(module),
    ...brokenBindings(module),
    ...brokenFacts(module),
    ...brokenShapes(module),
    ...brokenNames(module),
  ];
}

// ---------------------------------------------------------------- plain JSON

function* brokenJson(value: unknown, path: string): Generator<string> {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) yield `${path}: ${value} does not survive JSON`;
  } else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* brokenJson(element, `${path}[${index}]`);
  } else if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    yield `${path}: ${Object.prototype.toString.call(value)} is not plain JSON`;
  } else {
    for (const [key, element] of Object.entries(value)) yield* brokenJson(element, `${path}.${key}`);
  }
}

// ---------------------------------------------------------------- regions

const SHAPE_OF_KIND = { function: 'function', class: 'class', loop: 'loop', branch: 'branch' } as const;

function* brokenRegions(module: Module): Generator<string> {
  const [root] = module.regions;
  if (root?.kind !== 'module' || root.parent !== -1) yield 'region 0: is not the module';
  for (const [index, region] of module.regions.entries()) {
    const says = `region ${index} (${region.kind} ${region.name})`;
    if (region.id !== index) yield `${says}: has id ${region.id}`;
    if (index > 0 && !(region.parent >= 0 && region.parent < index))
      yield `${says}: parent ${region.parent} does not come before it`;
    if (!isOpen(module, region.parent, index)) yield `${says}: parent ${region.parent} is closed before it`;
    yield* brokenSpan(module, region.at, says);
    yield* brokenSpan(module, region.head, `${says} head`);
    const parent = module.regions[region.parent];
    if (parent && !(startOf(region.at) >= startOf(parent.at) && endOf(region.at) <= endOf(parent.at)))
      yield `${says}: reaches out of region ${parent.id}`;
    for (const [kind, shape] of Object.entries(SHAPE_OF_KIND)) {
      if ((region.kind === kind) !== (region[shape] !== undefined))
        yield `${says}: ${shape} shape missing or misplaced`;
    }
    if (region.branch) yield* brokenGroup(module, region, says);
  }
}

/** Whether a region opens while `parent` is open: in that one, or in something that stands in it. */
function isOpen({ regions }: Module, parent: number, id: number): boolean {
  let open = id - 1;
  while (open > parent) open = regions[open]!.parent;
  return open === parent;
}

function* brokenGroup(module: Module, region: Region, says: string): Generator<string> {
  const first = module.regions[region.branch!.group];
  if (first?.branch?.group !== first?.id || first?.parent !== region.parent) {
    yield `${says}: group ${region.branch!.group} is not the first arm of its statement`;
  }
}

/** Fact ranges nest as the regions do, and every fact lies in the range of its region and in no deeper one. */
function* brokenRanges(module: Module): Generator<string> {
  const innermost = new Array<number>(module.facts.length).fill(-1);
  const ends = new Map<number, number>();
  for (const region of module.regions) {
    const { id, parent, from, to } = region;
    const outer = module.regions[parent];
    if (!(from >= 0 && from <= to && to <= module.facts.length))
      yield `region ${id}: facts ${from}–${to} are out of range`;
    if (outer && !(from >= outer.from && to <= outer.to))
      yield `region ${id}: facts ${from}–${to} reach out of region ${parent}`;
    if (from < (ends.get(parent) ?? 0) && from < to)
      yield `region ${id}: facts ${from}–${to} overlap those of a sibling`;
    ends.set(parent, Math.max(to, ends.get(parent) ?? 0));
    innermost.fill(id, from, to);
  }
  for (const [index, fact] of module.facts.entries()) {
    if (innermost[index] !== fact.region)
      yield `fact ${index} (${fact.is}): says region ${fact.region}, lies in ${innermost[index]}`;
  }
}

// ---------------------------------------------------------------- bindings, imports, exports

function* brokenBindings(module: Module): Generator<string> {
  for (const [index, binding] of module.bindings.entries()) {
    const says = `binding ${index} (${binding.name})`;
    if (binding.id !== index) yield `${says}: has id ${binding.id}`;
    if (!module.regions[binding.region]) yield `${says}: region ${binding.region} does not exist`;
    yield* brokenSpan(module, binding.at, says);
    if (binding.names !== undefined && !['function', 'class'].includes(module.regions[binding.names]?.kind ?? '')) {
      yield `${says}: names region ${binding.names}, which is no function or class`;
    }
  }
  for (const entry of [...module.imports, ...module.exports, ...module.comments, ...module.problems]) {
    yield* brokenSpan(module, entry.at, JSON.stringify(entry));
  }
  for (const { name, binding } of module.imports) {
    if (binding !== -1 && module.bindings[binding]?.kind !== 'import')
      yield `import ${name}: binding ${binding} is not an import`;
  }
}

// ---------------------------------------------------------------- values

/** A name is used in many facts but interned: each object is looked at once. */
function* brokenNames(module: Module): Generator<string> {
  const seen = new Set<Value>();
  for (const value of allValues(module)) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (value.is === 'name' && module.bindings[value.binding]?.name !== value.name) {
      yield `name ${value.name}: is bound to ${value.binding}, ${module.bindings[value.binding]?.name ?? 'nothing'}`;
    }
    if (value.is === 'literal' && (value.holds === 'mapping') !== (value.keys !== undefined))
      yield `literal ${value.holds}: keys missing or misplaced`;
    if (value.is === 'literal' && value.keys && value.keys.length !== value.of.length)
      yield `mapping: ${value.keys.length} keys, ${value.of.length} values`;
    if ((value.is === 'function' || value.is === 'comprehension') && !module.regions[value.region])
      yield `${value.is}: no region ${value.region}`;
    if ('at' in value) yield* brokenSpan(module, value.at, value.is);
  }
}

function* brokenFacts(module: Module): Generator<string> {
  for (const [index, fact] of module.facts.entries()) {
    const says = `fact ${index} (${fact.is})`;
    yield* brokenSpan(module, fact.at, says);
    for (const value of deep(valuesOfFact(fact))) {
      if (value.is !== 'call') continue;
      if (module.facts[value.fact]?.is !== 'call') yield `${says}: ${value.fact} is not a call`;
      else if (value.fact >= index) yield `${says}: uses call ${value.fact}, which comes later`;
    }
  }
}

function* brokenShapes(module: Module): Generator<string> {
  for (const value of deep(module.regions.flatMap(valuesOfRegion))) {
    if (value.is === 'call' && module.facts[value.fact]?.is !== 'call')
      yield `region shape: ${value.fact} is not a call`;
  }
  for (const { id, function: shape } of module.regions) {
    for (const { name, binding, at } of shape?.parameters ?? []) {
      yield* brokenSpan(module, at, `parameter ${name}`);
      if (binding !== -1 && module.bindings[binding]?.region !== id)
        yield `parameter ${name}: is not declared in region ${id}`;
    }
  }
}

function* allValues(module: Module): Generator<Value> {
  yield* deep(module.facts.flatMap(valuesOfFact));
  yield* deep(module.regions.flatMap(valuesOfRegion));
  yield* deep(module.bindings.flatMap(binding => present([binding.type])));
  yield* deep(module.exports.flatMap(entry => present([entry.value])));
}

function* deep(values: readonly Value[]): Generator<Value> {
  for (const value of values) {
    yield value;
    yield* deep(partsOf(value));
  }
}

function valuesOfFact(fact: Fact): Value[] {
  switch (fact.is) {
    case 'assign':
      return present([fact.target, fact.value, fact.type]);
    case 'call':
      return [fact.callee, ...fact.arguments.map(argument => argument.value)];
    case 'delete':
      return [fact.target];
    case 'exit':
    case 'use':
      return present([fact.value]);
  }
}

function valuesOfRegion({ function: shape, class: klass, loop, branch, catches }: Region): Value[] {
  return present([
    ...(shape?.parameters ?? []).flatMap(parameter => [parameter.type, parameter.default]),
    ...(shape?.decorators ?? []),
    shape?.returns,
    shape?.result,
    ...(klass ? [...klass.bases, ...klass.decorators, ...klass.also] : []),
    loop?.over,
    loop?.test,
    branch?.test,
    ...(catches ?? []),
  ]);
}

function present(values: readonly (Value | undefined)[]): Value[] {
  return values.filter(value => value !== undefined);
}

function* brokenSpan(module: Module, span: Span, says: string): Generator<string> {
  const [start, end] = rangeOf(span);
  const length = module.regions[0] ? endOf(module.regions[0].at) : 0;
  if (!(Number.isInteger(start) && start >= 0 && start <= end && end <= length))
    yield `${says}: span ${start}–${end} is not in the text`;
}
