import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { ownerOf } from './end.js';

const DECLARATIONS = ['variable_declarator', 'function_declaration', 'required_parameter', 'optional_parameter'];

/** `this.fit`, which the class gives a value at its birth only. */
export function isFixedMember(file: CodeFile, handler: Node): boolean {
  if (!isOwnMember(file, handler)) return false;
  const body = ownerOf(file, handler);
  const name = file.textOf(handler);
  return (
    body !== undefined &&
    isDeclared(file, body, name.slice('this.'.length)) &&
    body
      .descendantsOfType('assignment_expression')
      .every(
        each =>
          file.textOf(parts(each)[0]!) !== name || (isInConstructor(file, each) && !isLaterThere(file, each, handler)),
      )
  );
}

/** Whether both stand in the constructor, and the assignment behind what is handed over. */
function isLaterThere(file: CodeFile, assignment: Node, handler: Node): boolean {
  return isInConstructor(file, handler) && assignment.startIndex > handler.endIndex;
}

/** `this.name` or `this.#name`. */
export function isOwnMember(file: CodeFile, node: Node): boolean {
  return node.type === 'member_expression' && /^this\.#?[\w$]+$/.test(file.textOf(node));
}

/** A method or a field: no getter, which may give another function each time. */
function isDeclared(file: CodeFile, body: Node, name: string): boolean {
  const isIt = (node: Node): boolean => parts(node).some(part => file.textOf(part) === name);
  const members = membersOf(file, body).filter(
    member => /^(?:method_definition|(?:public_)?field_definition)$/.test(member.type) && isIt(member),
  );
  if (members.length === 0) return isParameterProperty(file, body, name);
  return !members.some(({ children }) => children.some(({ type }) => /^[gs]et$/.test(type)));
}

/** Those of a class, or the methods of a component. */
function membersOf(file: CodeFile, { type, namedChildren }: Node): Node[] {
  if (type !== 'object') return namedChildren;
  const methods = namedChildren.find(each => each.type === 'pair' && file.textOf(parts(each)[0]!) === 'methods');
  return methods ? parts(parts(methods)[1]!) : [];
}

/** `constructor(private readonly bus: Bus)` */
function isParameterProperty(file: CodeFile, body: Node, name: string): boolean {
  return body
    .descendantsOfType('required_parameter')
    .some(
      each =>
        each.children.some(({ type }) => type === 'accessibility_modifier' || type === 'readonly') &&
        parts(each).some(
          ({ type, startIndex, endIndex }) => type === 'identifier' && file.text.slice(startIndex, endIndex) === name,
        ),
    );
}

/** Whether it stands in a constructor, functions in it included. */
export function isInConstructor(file: CodeFile, node: Node): boolean {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === 'method_definition') return /^constructor$/.test(file.textOf(parts(each)[0]!));
    if (each.type === 'class_body') return false;
  }
  return false;
}

/** A name that stands for one thing: declared once in the file and never given another value; at the top of it, or `anywhere`. */
export function isFixed(file: CodeFile, node: Node, anywhere: boolean): boolean {
  if (node.type !== 'identifier') return false;
  const name = file.textOf(node);
  const [only, ...others] = named(file, name, DECLARATIONS);
  if (only === undefined || others.length > 0 || isParameter(file, name)) return false;
  if (named(file, name, ['assignment_expression']).length > 0) return false;
  const statement = only.type === 'variable_declarator' ? only.parent! : only;
  const isTop = statement.parent?.type === 'program' || statement.parent?.type === 'export_statement';
  return statement.type !== 'variable_declaration' && (anywhere || isTop);
}

/** A name that is imported, and means nothing else in the file. */
export function isImported(file: CodeFile, node: Node): boolean {
  if (node.type !== 'identifier') return false;
  const name = file.textOf(node);
  return importedNames(file).has(name) && named(file, name, DECLARATIONS).length === 0 && !isParameter(file, name);
}

/** The nodes of some types that begin with the name: that declare it, or give it a value. */
function named(file: CodeFile, name: string, types: readonly string[]): Node[] {
  const nodes = types.flatMap(type => file.root.descendantsOfType(type));
  return nodes.filter(each => file.textOf(parts(each)[0]!) === name);
}

function importedNames(file: CodeFile): Set<string> {
  const clauses = file.root
    .descendantsOfType('import_clause')
    .flatMap(clause => [
      ...clause.namedChildren.filter(({ type }) => type === 'identifier'),
      ...clause.descendantsOfType('namespace_import').map(each => parts(each)[0]!),
      ...clause.descendantsOfType('import_specifier').map(each => parts(each).at(-1)!),
    ]);
  return new Set(clauses.map(each => file.textOf(each)));
}

/** `name => …`, or a part of a pattern. */
function isParameter(file: CodeFile, name: string): boolean {
  const isArrow = file.root
    .descendantsOfType('arrow_function')
    .some(each => each.namedChildren[0]?.type === 'identifier' && file.textOf(each.namedChildren[0]) === name);
  return (
    isArrow ||
    file.root.descendantsOfType('shorthand_property_identifier_pattern').some(each => file.textOf(each) === name)
  );
}

/** `true`, `{ capture: true, passive: true }`: no values that may change. */
export function isPlainOptions(file: CodeFile, options: Node): boolean {
  return /^(?:true|false|\{(?:\s*\w+\s*:\s*(?:true|false)\s*,?)*\s*\})$/.test(file.textOf(options));
}
