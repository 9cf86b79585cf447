import type { FixIntent } from '../../fix-intent.js';
import type { Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import { reachModule } from './imports.js';
import { assignedBy, below, canBeLeft, namesIn, statementAt, type Standing } from './statements.js';

type Close = Extract<FixIntent, { do: 'close' }>;
type CloseFigure = Extract<FixIntent, { do: 'close-figure' }>;

/** `_, path = mkstemp()` → `fd, path = mkstemp()` and `os.close(fd)`. */
export function close({ opened, by }: Close, read: (path: string) => string): Fix {
  return inFile(opened, read, file => {
    const standing = statementAt(file, opened);
    if (standing === undefined) return { declined: 'its lines hold other statements' };
    const { statement } = standing;
    const [module, name] = by.split('.') as [string, string];
    const { written, edits } = reachModule(file, module, name, statement.startIndex);
    const named = descriptorOf(file, standing, file.at(opened.span));
    if (named === undefined) return { declined: 'its parts have no names of their own' };
    return {
      title: `close the descriptor of \`${named.other}\``,
      safety: 'safe',
      edits: [...edits, ...named.edits, below(file, statement, `${written}(${named.name})`)],
    };
  });
}

interface Named {
  readonly name: string;
  readonly other: string;
  readonly edits: ReturnType<CodeFile['replace']>[];
}

function descriptorOf(file: CodeFile, { statement }: Standing, call: Node): Named | undefined {
  const assigned = assignedBy(statement);
  if (assigned === undefined) return undefined;
  const { target, value } = assigned;
  const free = freeName(file, statement);
  if (value.id === call.id && /^(pattern_list|tuple_pattern)$/.test(target.type)) {
    const [descriptor, path, ...others] = parts(target);
    if (descriptor?.type !== 'identifier' || path === undefined || others.length > 0) return undefined;
    const name = file.textOf(descriptor);
    const isUnnamed = /^_+$/.test(name);
    return {
      name: isUnnamed ? free : name,
      other: file.textOf(path),
      edits: isUnnamed ? [file.replace(descriptor, free)] : [],
    };
  }
  const isSecond = value.type === 'subscript' && parts(value)[0]?.id === call.id && file.textOf(value).endsWith('[1]');
  if (!isSecond || target.type !== 'identifier') return undefined;
  const other = file.textOf(target);
  return {
    name: free,
    other,
    edits: [file.insert(target.startIndex, `${free}, `), file.replace(value, file.textOf(call))],
  };
}

function freeName(file: CodeFile, statement: Node): string {
  let scope = statement;
  while (scope.parent && scope.type !== 'function_definition') scope = scope.parent;
  const taken = namesIn(file, scope);
  return taken.has('fd') ? 'descriptor' : 'fd';
}

/** `plt.close(fig)` after the last statement that draws. */
export function closeFigure({ made }: CloseFigure, read: (path: string) => string): Fix {
  return inFile(made, read, file => {
    const standing = statementAt(file, made);
    if (standing === undefined) return { declined: 'its lines hold other statements' };
    const callee = parts(file.at(made.span))[0];
    if (callee?.type !== 'attribute') return { declined: 'pyplot has no name there' };
    const pyplot = file.textOf(parts(callee)[0]!);
    const figure = figureOf(file, standing.statement, file.at(made.span));
    if (figure === undefined) return { declined: 'the figure has no name of its own' };
    const last = lastUse(file, standing, pyplot);
    if (last.id === standing.statement.id) return { declined: 'nothing is drawn on it there' };
    const until = standing.block.findIndex(({ id }) => id === last.id);
    if (canBeLeft(standing.block.slice(standing.index + 1, until + 1)))
      return { declined: 'the function is left while the figure is used' };
    return {
      title: 'close the figure behind its last use',
      safety: 'unsafe',
      edits: [below(file, last, `${pyplot}.close(${figure})`)],
    };
  });
}

/** `fig` of `fig, ax = plt.subplots()`; '' where it is the current one and has no name. */
function figureOf(file: CodeFile, statement: Node, call: Node): string | undefined {
  const [first] = parts(statement);
  if (first?.id === call.id) return '';
  const [target, value] = first?.type === 'assignment' ? parts(first) : [];
  if (value?.id !== call.id) return undefined;
  const named = target?.type === 'pattern_list' || target?.type === 'tuple_pattern' ? parts(target)[0] : target;
  return named?.type === 'identifier' ? file.textOf(named) : undefined;
}

/** The last statement beside it that names the figure, one of its parts, or pyplot. */
function lastUse(file: CodeFile, { statement, block, index }: Standing, pyplot: string): Node {
  const [assignment] = parts(statement);
  const target = assignment?.type === 'assignment' ? parts(assignment)[0] : undefined;
  const names = new Set([pyplot.split('.')[0]!, ...(target ? namesIn(file, target) : [])]);
  const uses = block.slice(index + 1).filter(each => [...namesIn(file, each)].some(name => names.has(name)));
  return uses.at(-1) ?? statement;
}
