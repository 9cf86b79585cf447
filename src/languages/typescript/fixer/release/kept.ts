import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { ownerOf, statementOf } from './end.js';
import { isInConstructor, isOwnMember } from './same.js';

/** Where the handle of what is acquired is kept. */
export interface Kept {
  /** As it is written: `this.timer`. */
  readonly name: string;
  /** By its declared type. */
  readonly isNullable: boolean;
  readonly isOptional: boolean;
  /** Whether every owner has it from its birth. */
  readonly isSure: boolean;
  /** What gives it the name. */
  readonly edits?: readonly Edit[];
}

type Found = Kept | { readonly declined: string };

const NOT_PLAIN = { declined: 'its handle is not kept in a field of its own' };

/** The field that is given the handle, and is used for nothing but to end it. */
export function keptIn(file: CodeFile, call: Node): Found {
  const holder = withoutCasts(call).parent;
  const body = ownerOf(file, call);
  if (!holder || !body) return NOT_PLAIN;
  const isField = /^(?:public_)?field_definition$/.test(holder.type);
  const target = isField ? parts(holder).find(({ type }) => /property_identifier$/.test(type)) : parts(holder)[0];
  if (!target || !(isField || (holder.type === 'assignment_expression' && isOwnMember(file, target)))) return NOT_PLAIN;
  if (isField && holder.children.some(({ type }) => type === 'static')) return NOT_PLAIN;
  const name = isField ? `this.${file.textOf(target)}` : file.textOf(target);
  if (isUsedOtherwise(file, body, name))
    return { declined: `\`${name}\` is read elsewhere, and would have to be reset` };
  const type = declaredType(file, body, name.slice('this.'.length));
  return {
    name,
    isNullable: /\bnull\b/.test(type),
    isOptional: /\bundefined\b|^[?]/.test(type),
    isSure: isField || isInConstructor(file, call),
  };
}

/** `const timer = setInterval(…)`, directly in an effect; where its handle is dropped, it gets a name. */
export function keptInVariable(file: CodeFile, call: Node): Found {
  const statement = statementOf(call);
  if (statement?.type === 'expression_statement') return named(file, call);
  const name = statement?.type === 'lexical_declaration' ? parts(parts(statement)[0]!)[0] : undefined;
  if (!statement || name?.type !== 'identifier' || !file.textOf(statement).startsWith('const'))
    return { declined: 'its handle is not kept in a constant' };
  return { name: file.textOf(name), isNullable: false, isOptional: false, isSure: true };
}

const NAMES = new Map(
  Object.entries({ setInterval: 'interval', setTimeout: 'timeout', requestAnimationFrame: 'frame' }),
);

function named(file: CodeFile, call: Node): Found {
  const what = NAMES.get(file.textOf(parts(call)[0]!).split('.').at(-1)!);
  const name = what && [what, 'timer'].find(each => !new RegExp(`\\b${each}\\b`).test(file.text));
  if (name === undefined) return { declined: 'its handle is not kept, and no name is free for it' };
  const edits = [file.insert(call.startIndex, `const ${name} = `)];
  return { name, isNullable: false, isOptional: false, isSure: true, edits };
}

function withoutCasts(node: Node): Node {
  let outer = node;
  while (
    /^(?:as_expression|satisfies_expression|parenthesized_expression|non_null_expression)$/.test(
      outer.parent?.type ?? '',
    )
  )
    outer = outer.parent!;
  return outer;
}

/** What the class says of a field after its name: `: number | null = null`, `?: number`; '' where it does not declare it. */
function declaredType(file: CodeFile, body: Node, name: string): string {
  for (const member of body.namedChildren) {
    const target = parts(member).find(({ type }) => /property_identifier$/.test(type));
    if (!target || !/^(?:public_)?field_definition$/.test(member.type) || file.textOf(target) !== name) continue;
    const equals = member.children.find(({ type }) => type === '=');
    return file.text.slice(target.endIndex, equals?.startIndex ?? member.endIndex).trim();
  }
  return '';
}

/** Calls that do not look whether there is a handle. */
const ENDS_OR_BEGINS = /^(?:clear\w+|cancel\w+|observe|unobserve|disconnect|unref|ref)$/;

/** Whether the field is read for anything but to begin or to end what it holds: who sees it set takes it for running. */
function isUsedOtherwise(file: CodeFile, body: Node, name: string): boolean {
  return body
    .descendantsOfType('member_expression')
    .some(each => file.textOf(each) === name && !isAssigned(each) && !isEnded(file, each));
}

function isAssigned(node: Node): boolean {
  return node.parent?.type === 'assignment_expression' && node.parent.namedChildren[0]?.id === node.id;
}

function isEnded(file: CodeFile, node: Node): boolean {
  const parent = withoutCasts(node).parent;
  if (parent?.type === 'member_expression') return ENDS_OR_BEGINS.test(file.textOf(parts(parent).at(-1)!));
  const callee = parent?.type === 'arguments' ? parts(parent.parent!)[0] : undefined;
  return callee !== undefined && ENDS_OR_BEGINS.test(file.textOf(callee).split('.').at(-1)!);
}
