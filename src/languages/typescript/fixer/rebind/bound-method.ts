import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { indentation, isFirstOnLine, lineEnd, lineStart } from '../../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { classOf, prepend } from '../release/end.js';
import { hasSemicolons } from '../semicolons.js';
import { parametersOf, type Rebinding, type Twins } from './twins.js';

/** A method that is bound once, as it is written where it is handed over: `this.fit`. */
type Bound = (Exclude<Rebinding, { declined: string }> & { readonly handler: string }) | { readonly declined: string };

/** `fit` of `this.fit.bind(this)` and of `event => this.fit(event)`. */
export function methodCalledBy(file: CodeFile, handler: Node): string | undefined {
  const [, bound] = /^this\.(#?[\w$]+)\.bind\(\s*this\s*\)$/.exec(file.textOf(handler)) ?? [];
  return bound ?? methodHandedOn(file, handler);
}

function methodHandedOn(file: CodeFile, handler: Node): string | undefined {
  const body = classOf(handler);
  const [callee, list] = handler.type === 'arrow_function' ? parts(parts(handler).at(-1)!) : [];
  const [, member] = (callee && /^this\.(#?[\w$]+)$/.exec(file.textOf(callee))) ?? [];
  if (!body || list?.type !== 'arguments' || member === undefined) return undefined;
  const own = parametersOf(handler).map(each => file.textOf(each.type === 'identifier' ? each : parts(each)[0]!));
  const isWhole =
    parts(list)
      .map(each => file.textOf(each))
      .join() === own.join();
  const found = parts(body).find(each => parts(each).some(part => isName(part) && file.textOf(part) === member));
  const method = found && isFieldNode(found) ? parts(found).at(-1)! : found;
  return isWhole && method && parametersOf(method).length <= own.length ? member : undefined;
}

/** `this.fit.bind(this)` twice: the method is bound once, at the birth of its owner. Undefined for other handlers. */
export function boundInClass({ file, added, removed }: Twins): Bound | undefined {
  const member = methodCalledBy(file, added);
  const body = classOf(added);
  if (member === undefined || body === undefined) return undefined;
  if (removed.some(each => classOf(each)?.id !== body.id)) return { declined: 'it is removed in another class' };
  const owner = { file, body };
  const boundAs = (name: string, making: readonly Edit[] = [], how = ''): Bound => {
    const handler = `this.${name}`;
    const replaced = [added, ...removed].map(each => inPlaceOf(file, each, handler));
    return { name: `\`${handler}\`${how}`, handler, edits: [...making, ...replaced] };
  };
  const found = memberOf(owner, member);
  if (found === 'function') return boundAs(member);
  if (found !== 'method') return { declined: `\`this.${member}\` is no method of the class` };
  const made = member.startsWith('#') ? undefined : byConstructor(owner, member);
  if (made) return boundAs(member, made, ', bound once');
  const field = fieldName(member);
  const declared = file.text.includes(field) ? undefined : byField(owner, member, field);
  if (declared === undefined) return { declined: 'its class has no place to bind it once' };
  return boundAs(field, [declared]);
}

/** The name, without the line break that a longer handler needed before its bracket. */
function inPlaceOf(file: CodeFile, handler: Node, name: string): Edit {
  const edit = file.replace(handler, name);
  const [blanks] = isFirstOnLine(file.text, handler.startIndex)
    ? ['']
    : (/^,?\s*\n\s*(?=\))/.exec(file.text.slice(handler.endIndex)) ?? ['']);
  return { ...edit, end: edit.end + blanks.length };
}

interface Owner {
  readonly file: CodeFile;
  readonly body: Node;
}

const isFieldNode = ({ type }: Node): boolean => /^(?:public_)?field_definition$/.test(type);

/** What the class says of a member: a method, a field that holds an arrow function, or neither for certain. */
function memberOf({ file, body }: Owner, name: string): 'method' | 'function' | undefined {
  const members = parts(body);
  const isIt = (node: Node): boolean =>
    parts(node).some(part => /property_identifier$/.test(part.type) && file.textOf(part) === name);
  const index = members.findIndex(each => (each.type === 'method_definition' || isFieldNode(each)) && isIt(each));
  const member = members[index];
  if (!member || member.children.some(({ type }) => /^(?:static|get|set)$/.test(type))) return undefined;
  if (member.type !== 'method_definition')
    return parts(member).at(-1)!.type === 'arrow_function' ? 'function' : undefined;
  return members[index - 1]?.type === 'decorator' ? undefined : 'method';
}

/** `this.fit = this.fit.bind(this)` as the first thing that the constructor does, which is made where no base has one. */
function byConstructor(owner: Owner, member: string): Edit[] | undefined {
  const { file, body } = owner;
  const semicolon = hasSemicolons(file, body) ? ';' : '';
  const statement = `this.${member} = this.${member}.bind(this)${semicolon}`;
  if (file.textOf(body).includes(`this.${member} = `)) return file.textOf(body).includes(statement) ? [] : undefined;
  const constructor = parts(body).find(
    each => each.type === 'method_definition' && file.textOf(parts(each).find(isName)!) === 'constructor',
  );
  if (constructor) {
    const edit = atBegin(file, parts(constructor).at(-1)!, hasBase(body), statement);
    return edit && [edit];
  }
  return hasBase(body) || parts(body).some(isFieldNode) ? undefined : [newConstructor(owner, statement)];
}

const isName = ({ type }: Node): boolean => /property_identifier$/.test(type);

function hasBase(body: Node): boolean {
  return body.parent!.children.some(({ type }) => type === 'class_heritage');
}

/** After `super(…)`, where there is a base. */
function atBegin(file: CodeFile, block: Node, isDerived: boolean, statement: string): Edit | undefined {
  const base = isDerived ? parts(block).find(each => /^super\s*\(/.test(file.textOf(each))) : undefined;
  return isDerived && !base ? undefined : prepend(file, block, base, statement);
}

/** Two of them would be one too many: the edit takes the brace along. */
function newConstructor({ file, body }: Owner, statement: string): Edit {
  const { text, path } = file;
  const [first] = body.namedChildren as [Node, ...Node[]];
  const indent = indentation(text, first.startIndex);
  const step = indent.slice(indentation(text, body.parent!.startIndex).length) || '  ';
  const made = `\n${indent}constructor() {\n${indent}${step}${statement}\n${indent}}\n`;
  return { path, start: body.startIndex, end: body.startIndex + 1, text: `{${made}` };
}

/** `boundFit`, `bound_fit`, `#boundFit`. */
function fieldName(member: string): string {
  const plain = member.replace(/^[#_$]+/, '');
  const joined = plain.includes('_') ? `bound_${plain}` : `bound${plain[0]!.toUpperCase()}${plain.slice(1)}`;
  return member.startsWith('#') ? `#${joined}` : joined;
}

/** A field after the others, or before the first member. */
function byField({ file, body }: Owner, member: string, field: string): Edit | undefined {
  const { text, path } = file;
  const isTyped = /\.[cm]?tsx?$/.test(path);
  const fields = parts(body).filter(isFieldNode);
  if (!isTyped && fields.length === 0) return undefined;
  const words = !isTyped ? '' : field.startsWith('#') ? 'readonly ' : 'private readonly ';
  const semicolon = hasSemicolons(file, body) ? ';' : '';
  const code = `${words}${field} = this.${member}.bind(this)${semicolon}`;
  const last = fields.at(-1);
  if (last) {
    const end = lineEnd(text, last.endIndex);
    const isAlone = isFirstOnLine(text, last.startIndex) && /^;?\s*(?:\/\/.*)?$/.test(text.slice(last.endIndex, end));
    return isAlone ? file.insert(end, `\n${indentation(text, last.startIndex)}${code}`) : undefined;
  }
  const [first] = body.namedChildren;
  if (!first || !isFirstOnLine(text, first.startIndex)) return undefined;
  return file.insert(lineStart(text, first.startIndex), `${indentation(text, first.startIndex)}${code}\n\n`);
}
