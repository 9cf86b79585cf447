import type { NameValue, RegionId, Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { stringOf } from './literals.js';
import { isPattern, nameSpan, scopeOf, type VariableKind } from './names.js';

/** `require('x')` or `require('x').y` as written in a declaration. */
interface Required {
  readonly from: string;
  /** `*` for the module itself. */
  readonly name: string;
}

/** `const x = require('y')`, `const { a, b: c } = require('y')`: an import. Gives its names; undefined if it is none. */
export function lowerRequire(lowering: Lowering, target: Node, value: Node, kind: VariableKind): string[] | undefined {
  if (!lowering.startsWith(value, 'require')) return undefined;
  const required = requiredBy(lowering, value);
  if (required === undefined) return undefined;
  const scope = scopeOf(lowering, kind);
  if (!isPattern(lowering, target)) return [lowerImported(lowering, target, required, scope)];
  const members = required.name === '*' && simpleMembers(lowering, target);
  if (!members) return undefined;
  return members.map(([key, local]) => {
    return lowerImported(lowering, local, { from: required.from, name: lowering.word(key) }, scope);
  });
}

function lowerImported(lowering: Lowering, local: Node, required: Required, scope: RegionId): string {
  const name = lowering.word(local);
  const at = nameSpan(local, name);
  const binding = lowering.builder.declare(name, 'import', at, { scope });
  lowering.builder.import({ ...required, binding, at });
  return name;
}

function requiredBy(lowering: Lowering, node: Node): Required | undefined {
  if (node.type === 'call_expression') {
    const from = requiredPath(lowering, node);
    return from === undefined ? undefined : { from, name: '*' };
  }
  if (node.type !== 'member_expression') return undefined;
  const parts = lowering.parts(node);
  const from = parts[0]?.type === 'call_expression' ? requiredPath(lowering, parts[0]) : undefined;
  return from === undefined ? undefined : { from, name: lowering.word(parts.at(-1)!) };
}

function requiredPath(lowering: Lowering, call: Node): string | undefined {
  const [callee, list] = lowering.parts(call);
  if (callee?.type !== 'identifier' || lowering.word(callee) !== 'require' || list?.type !== 'arguments')
    return undefined;
  const given = lowering.parts(list);
  return given.length === 1 && given[0]!.type === 'string' ? stringOf(lowering, given[0]!) : undefined;
}

/** Keys and local names of `{ a, b: c }`; undefined if there is more to the pattern. */
function simpleMembers(lowering: Lowering, pattern: Node): [key: Node, local: Node][] | undefined {
  if (pattern.type !== 'object_pattern') return undefined;
  const members: [Node, Node][] = [];
  for (const part of lowering.parts(pattern)) {
    const [key, local] = part.type === 'pair_pattern' ? lowering.parts(part) : [part, part];
    if (!key || !local || !/^(?:property_|shorthand_property_)?identifier/.test(local.type)) return undefined;
    members.push([key, local]);
  }
  return members;
}

/** `require('x')` inside an expression: a name of its own for what it brings. */
export function lowerInlineRequire(lowering: Lowering, from: string, at: Span): NameValue {
  const { builder } = lowering;
  const binding = builder.declare(`require('${from}')`, 'import', at, { scope: 0 });
  builder.import({ from, name: '*', binding, at });
  return builder.bound(binding);
}

/** `module.exports = v`, `module.exports.a = v`, `exports.a = v`. */
export function lowerCommonJsExport({ builder }: Lowering, target: Value, value: Value, at: Span): void {
  if (target.is !== 'get') return;
  if (isModuleExports(target)) {
    builder.export({ name: '=', value, at });
    if (value.is !== 'literal') return;
    value.keys?.forEach((key, index) => {
      if (key.is === 'const') builder.export({ name: String(key.value), value: value.of[index]!, at });
    });
  } else if (isModuleExports(target.of) || isName(target.of, 'exports')) {
    builder.export({ name: target.name, value, at });
  }
}

/** `module.exports`. */
export function isModuleExports(value: Value): boolean {
  return value.is === 'get' && value.name === 'exports' && isName(value.of, 'module');
}

function isName(value: Value, name: string): boolean {
  return value.is === 'name' && value.name === name;
}
