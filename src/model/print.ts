import type {
  Argument,
  CallFact,
  Fact,
  FunctionShape,
  Import,
  Module,
  Parameter,
  Region,
  Span,
  Value,
} from './model.js';
import { startOf } from './span.js';
import { positionOf } from './source.js';

/** One line of the text: what stands on source line `line`, and the lines inside it. */
interface Line {
  readonly line: number;
  readonly text: string;
  readonly inside: readonly Line[];
}

/**
 * The module as text: its regions as a tree, the facts inside them in the order of evaluation, each behind the number of
 * its source line. With `name` only what names it (`rooms`, `self.rooms`), and the regions around that.
 */
export function printModule(module: Module, name?: string): string {
  const whole = regionLine(module, module.regions[0]!);
  const shown = name === undefined ? whole : (linesNaming(whole, name) ?? { ...whole, inside: [] });
  const rows: string[] = [];
  layOut(shown, 0, rows);
  return rows.join('\n') + '\n';
}

/** The value as a reader would write it: `self.rooms[k].add(x)`; what the model does not know is `…`. */
export function printValue(module: Module, value: Value): string {
  const print = (inner: Value): string => printValue(module, inner);
  switch (value.is) {
    case 'name':
      return value.name;
    case 'get':
      return `${print(value.of)}.${value.name}`;
    case 'item':
      return `${print(value.of)}[${print(value.key)}]`;
    case 'call':
      return printCall(module, module.facts[value.fact] as CallFact);
    case 'const':
      return JSON.stringify(value.value);
    case 'literal':
      return printLiteral(value.holds, value.of.map(print), value.keys?.map(print));
    case 'comprehension':
      return printComprehension(module, value);
    case 'function':
      return printFunctionValue(module, module.regions[value.region]!);
    case 'op':
      return printOperator(
        value.op,
        value.of.map(part => (part.is === 'op' ? `(${print(part)})` : print(part))),
      );
    case 'choice':
      return printChoice(value.how, value.test && print(value.test), value.of.map(print));
    case 'await':
    case 'yield':
      return `${value.is} ${print(value.of)}`;
    case 'unknown':
      return '…';
  }
}

// ---------------------------------------------------------------- layout

function layOut(line: Line, depth: number, rows: string[]): void {
  rows.push(`${String(line.line).padStart(5)}  ${'  '.repeat(depth)}${line.text}`);
  for (const inner of line.inside) layOut(inner, depth + 1, rows);
}

/** The part of the tree that names `name`, or undefined; a region whose own head names it is kept whole. */
function linesNaming(line: Line, name: string): Line | undefined {
  if (names(line.text, name)) return line;
  const inside = line.inside.map(inner => linesNaming(inner, name)).filter(inner => inner !== undefined);
  return inside.length > 0 ? { ...line, inside } : undefined;
}

function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isWordUnit(text[at - 1]) && !isWordUnit(text[at + name.length])) return true;
  }
  return false;
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && /[\w$]/.test(unit);
}

// ---------------------------------------------------------------- regions and facts

function regionLine(module: Module, region: Region): Line {
  const inside = [...factAndRegionLines(module, region)];
  if (region.id > 0) return { line: lineOf(module, region.at), text: printHead(module, region), inside };
  const imports = module.imports.map(entry => ({
    line: lineOf(module, entry.at),
    text: printImport(module, entry),
    inside: [],
  }));
  const exports = module.exports.map(entry => ({
    line: lineOf(module, entry.at),
    text: `export ${entry.name}${entry.value ? ` = ${printValue(module, entry.value)}` : ''}${entry.from ? ` from '${entry.from}'` : ''}`,
    inside: [],
  }));
  const problems = module.problems.map(({ at, message }) => ({
    line: lineOf(module, at),
    text: `problem: ${message}`,
    inside: [],
  }));
  return { line: 1, text: `module ${module.path}`, inside: [...imports, ...inside, ...exports, ...problems] };
}

function* factAndRegionLines(module: Module, region: Region): Generator<Line> {
  const inner = module.regions
    .filter(other => other.parent === region.id)
    .sort((a, b) => a.from - b.from || a.id - b.id);
  let next = region.from;
  for (const child of inner) {
    for (; next < child.from; next++) yield factLine(module, module.facts[next]!);
    yield regionLine(module, child);
    next = child.to;
  }
  for (; next < region.to; next++) yield factLine(module, module.facts[next]!);
}

function factLine(module: Module, fact: Fact): Line {
  return { line: lineOf(module, fact.at), text: printFact(module, fact), inside: [] };
}

function printFact(module: Module, fact: Fact): string {
  const print = (value: Value | undefined): string => (value === undefined ? '' : printValue(module, value));
  switch (fact.is) {
    case 'assign': {
      const target = print(fact.target) + (fact.type ? `: ${print(fact.type)}` : '');
      if (fact.how === 'iterate') return `for ${target} in ${print(fact.value)}`;
      if (fact.how === 'enter') return `with ${print(fact.value)} as ${target}`;
      if (fact.how === 'catch') return `catch ${target}`;
      const place = fact.how === 'field' ? (fact.static ? 'static ' : 'field ') : '';
      return `${place}${target}${fact.value ? ` ${fact.operator ?? '='} ${print(fact.value)}` : ''}`;
    }
    case 'call': {
      const marks = [fact.dropped && 'dropped', fact.managed && 'managed'].filter(Boolean).join(' ');
      return `${fact.awaited ? 'await ' : ''}${printCall(module, fact)}${marks && ` · ${marks}`}`;
    }
    case 'delete':
      return `delete ${print(fact.target)}`;
    case 'exit':
      return `${fact.how} ${print(fact.value)}`.trimEnd();
    case 'use':
      return `use ${print(fact.value)}`;
  }
}

function printHead(module: Module, region: Region): string {
  const print = (value: Value): string => printValue(module, value);
  const { function: shape, class: klass, loop, branch, catches } = region;
  if (shape) return printFunctionHead(module, region.name, shape);
  if (klass) {
    const bases = [...klass.bases.map(print), ...klass.also.map(also => `also ${print(also)}`)].join(', ');
    return `${klass.decorators.map(decorator => `@${print(decorator)} `).join('')}class ${region.name}(${bases})`;
  }
  if (loop) {
    return `loop ${loop.form}${loop.over ? ` over ${print(loop.over)}` : ''}${loop.test ? ` test ${print(loop.test)}` : ''}`;
  }
  if (branch) return `branch ${branch.arm}${branch.test ? ` if ${print(branch.test)}` : ''}`;
  return `${region.kind}${catches ? ` ${catches.map(print).join(', ')}` : ''}`;
}

function printFunctionHead(module: Module, name: string, shape: FunctionShape): string {
  const decorators = shape.decorators.map(decorator => `@${printValue(module, decorator)} `).join('');
  const marks = [shape.async && 'async', shape.static && 'static', shape.form !== 'plain' && shape.form];
  const words = [...marks, shape.generator ? 'function*' : 'function', name].filter(Boolean).join(' ');
  const returns = shape.returns ? `: ${printValue(module, shape.returns)}` : '';
  const result = shape.result ? ` => ${printValue(module, shape.result)}` : '';
  return `${decorators}${words}(${printParameters(module, shape)})${returns}${result}`;
}

function printParameters(module: Module, shape: FunctionShape): string {
  return shape.parameters.map(parameter => printParameter(module, parameter)).join(', ');
}

function printParameter(module: Module, { name, type, default: initial, rest }: Parameter): string {
  const stars = rest === undefined ? '' : rest === 'list' ? '*' : '**';
  const typed = type ? `: ${printValue(module, type)}` : '';
  return `${stars}${name}${typed}${initial ? ` = ${printValue(module, initial)}` : ''}`;
}

function printImport(module: Module, { from, name, binding, star, typeOnly }: Import): string {
  const as = module.bindings[binding]?.name;
  const what = star || as === undefined || as === name ? name : `${name} as ${as}`;
  return `import ${typeOnly ? 'type ' : ''}${what} from '${from}'`;
}

// ---------------------------------------------------------------- values

function printCall(module: Module, call: CallFact): string {
  return `${call.new ? 'new ' : ''}${printValue(module, call.callee)}(${call.arguments.map(printArgument).join(', ')})`;

  function printArgument({ value, name, spread }: Argument): string {
    const stars = spread === undefined ? '' : spread === 'list' ? '*' : '**';
    return `${name === undefined ? '' : `${name}=`}${stars}${printValue(module, value)}`;
  }
}

function printLiteral(
  holds: 'list' | 'tuple' | 'set' | 'mapping',
  of: readonly string[],
  keys?: readonly string[],
): string {
  if (holds === 'list') return `[${of.join(', ')}]`;
  if (holds === 'tuple') return `(${of.join(', ')}${of.length === 1 ? ',' : ''})`;
  if (holds === 'set') return `{${of.join(', ')}}`;
  return `{${of.map((element, at) => `${keys?.[at] ?? '…'}: ${element}`).join(', ')}}`;
}

function printComprehension(module: Module, value: Extract<Value, { is: 'comprehension' }>): string {
  const print = (inner: Value): string => printValue(module, inner);
  const brackets = { list: '[]', set: '{}', mapping: '{}', generator: '()' }[value.holds];
  const element = value.key ? `${print(value.key)}: ${print(value.element)}` : print(value.element);
  return `${brackets[0]}${element} for … in ${print(value.from)}${value.test ? ` if ${print(value.test)}` : ''}${brackets[1]}`;
}

function printFunctionValue(module: Module, region: Region): string {
  if (!region.function) return `class ${region.name}`.trimEnd();
  return `(${printParameters(module, region.function)}) => ${region.function.result ? printValue(module, region.function.result) : '{…}'}`;
}

function printOperator(op: string, of: readonly string[]): string {
  if (op === 'slice') return of.map(part => (part === '…' ? '' : part)).join(':');
  if (op === 'spread') return `...${of.join('')}`;
  if (op === 'text') return `text(${of.join(', ')})`;
  if (op === 'neg') return `-${of.join('')}`;
  return of.length === 1 ? `${op} ${of[0]}` : of.join(` ${op} `);
}

function printChoice(how: 'or' | 'nullish' | 'if', test: string | undefined, of: readonly string[]): string {
  if (how === 'if') return `(${test ?? '…'} ? ${of.join(' : ')})`;
  return `(${of.join(how === 'or' ? ' or ' : ' ?? ')})`;
}

function lineOf(module: Module, span: Span): number {
  return positionOf(module.lineStarts, startOf(span)).line;
}
