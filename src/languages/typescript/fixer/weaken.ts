import type { FixIntent, Use } from '../../fix-intent.js';
import type { CodeFile } from '../../fixer/code-file.js';
import type { Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { inFile } from './file.js';

type Weaken = Extract<FixIntent, { do: 'weaken' }>;

const MEMBERS = new Set(['get', 'set', 'has', 'delete', 'add']);
const PRIMITIVE = /\b(?:string|number|boolean|bigint|symbol|any|unknown|null|undefined)\b|['"`]/;
/** Ends of names that are given to strings and numbers. */
const IDENTITY = /(?:I[dD]|Key|Name|Path|U[rR][lLiI]|Hash|Token)$/;

/** `new Map()` → `new WeakMap()`, `new Set()` → `new WeakSet()`, and the type that it is declared with. */
export function weaken({ made, uses, name }: Weaken, read: (path: string) => string): Fix {
  const wrong = misfit(uses);
  if (wrong !== undefined) return { declined: wrong };
  return inFile(made, read, file => {
    const node = file.at(made.span);
    const [constructor, ...others] = node.type === 'new_expression' ? node.namedChildren : [];
    if (!node.parent || !constructor || !/^(?:Map|Set)$/.test(file.textOf(constructor)))
      return { declined: 'it is not made by `new Map()` or `new Set()`' };
    if (others.some(({ type, namedChildren }) => type === 'arguments' && namedChildren.length > 0))
      return { declined: 'it is not made empty' };
    const types = typesOf(file, node, others);
    if (types === undefined || isDeclaredElsewhere(uses, node.parent))
      return { declined: 'its type is declared elsewhere' };
    if (types.some(type => mayBePrimitive(file, keyType(file, type))))
      return { declined: 'its keys are not only objects' };
    const names = [constructor, ...types.flatMap(type => (type.type === 'generic_type' ? type.namedChildren[0]! : []))];
    const edits = names.map(each => file.insert(each.startIndex, 'Weak'));
    return { title: `let \`${name}\` hold its entries weakly`, safety: 'unsafe', edits };
  });
}

function misfit(uses: readonly Use[]): string | undefined {
  const wrong = uses.find(({ how, name }) =>
    how === 'member' ? !MEMBERS.has(name) : how !== 'make' && how !== 'annotate',
  );
  if (wrong === undefined) return undefined;
  if (wrong.how === 'member') return `a weak collection has no \`${wrong.name}\``;
  if (wrong.how === 'hand') return `it is given to ${wrong.name ? `\`${wrong.name}\`` : 'a function'}`;
  return wrong.how === 'walk' ? 'it is iterated over' : 'it is returned, stored or used as a whole';
}

/** Where the key's type is written: the declared `Map<K, V>` and the `<K, V>` of the constructor. */
function typesOf(file: CodeFile, made: Node, parts: readonly Node[]): Node[] | undefined {
  const written = parts.filter(({ type }) => type === 'type_arguments');
  const annotation = made.parent!.namedChildren.find(({ type }) => type === 'type_annotation');
  if (annotation === undefined) return written;
  const [declared] = annotation.namedChildren;
  const isPlain = declared?.type === 'generic_type' && /^(?:Map|Set)$/.test(file.textOf(declared.namedChildren[0]!));
  return isPlain ? [...written, declared] : undefined;
}

function keyType(file: CodeFile, type: Node): string {
  const list = type.type === 'generic_type' ? type.namedChildren[1] : type;
  const key = list?.namedChildren[0];
  return key ? file.textOf(key) : '';
}

/** Whether a type is, or is called like, what cannot be held weakly. */
function mayBePrimitive({ text }: CodeFile, type: string): boolean {
  if (PRIMITIVE.test(type) || IDENTITY.test(type)) return true;
  const [, aliased] = /^\w+$/.test(type) ? (new RegExp(`\\btype ${type}\\s*=([^;\\n]*)`).exec(text) ?? []) : [];
  return aliased !== undefined && PRIMITIVE.test(aliased);
}

function isDeclaredElsewhere(uses: readonly Use[], declaration: Node): boolean {
  return uses.some(({ how, place: { span } }) => {
    const isHere = span[0] >= declaration.startIndex && span[1] <= declaration.endIndex;
    return how === 'annotate' && !isHere && !(span[0] <= declaration.startIndex && span[1] >= declaration.endIndex);
  });
}
