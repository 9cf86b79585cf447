import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { within } from './statements.js';

/** Methods of a file, a response or a socket that are done with it when they come back. */
const METHODS = new Set(
  `read readline readlines read1 readinto write writelines seek tell flush truncate extractall extract namelist infolist
  getnames getmembers getinfo testzip writestr add close getcode geturl getheader
  getheaders info bind connect connect_ex listen send sendall sendto recv recvfrom recv_into setsockopt getsockopt settimeout
  setblocking shutdown getsockname getpeername`.split(/\s+/),
);
/** Functions that are done with what they are given when they come back. */
const DONE =
  /^((json|yaml|pickle|tomllib|tomli|toml|plistlib|marshal)\.(safe_|full_)?(load|dump|safe_dump)|list|tuple|set|sorted|sum|max|min|any|all|len|dict|next|shutil\.copyfileobj)$/;

/** What is done with a file by the statements that follow, as far as one sees that it is done there and then. */
export class ReadingOf {
  /** Why it cannot be closed behind the last of them. */
  wrong: string | undefined;
  /** Which of the statements closes it. */
  close: number | undefined;
  /** The last one that needs it. */
  last = -1;
  /** The last one that needs what was made of it. */
  lastOfReaders = -1;
  /** Why somebody may read it after the last of them; that is no matter where it is closed there anyway. */
  later: string | undefined;
  /** Names of what reads on. */
  readonly readers = new Set<string>();

  constructor(
    private readonly file: CodeFile,
    private readonly opened: string | Node,
    statements: readonly Node[],
  ) {
    statements.forEach((statement, index) => {
      for (const node of within(statement)) {
        if (this.isIt(node)) this.collect(node, statement, index);
        else if (node.type === 'identifier' && this.readers.has(file.textOf(node)) && !isOtherName(node))
          this.collectReader(node, statement, index);
      }
    });
  }

  private isIt(node: Node): boolean {
    if (typeof this.opened !== 'string') return node.id === this.opened.id;
    return node.type === 'identifier' && this.file.textOf(node) === this.opened && !isOtherName(node);
  }

  private collect(node: Node, statement: Node, index: number): void {
    this.last = Math.max(this.last, index);
    const way = wayOf(this.file, node, statement);
    if (way === 'close') this.collectClose(node, statement, index);
    else if (way !== 'now') this.keep(way, statement, 'it may be read on later');
  }

  private collectClose(node: Node, statement: Node, index: number): void {
    const isBeside = node.parent?.parent?.parent?.id === statement.id;
    if (isBeside && this.close === undefined) this.close = index;
    else this.wrong = 'it is closed in more than one place';
  }

  private collectReader(node: Node, statement: Node, index: number): void {
    const target = nameGiven(statement);
    if (target?.id === node.id) return;
    this.lastOfReaders = Math.max(this.lastOfReaders, index);
    const way = wayOf(this.file, node, statement);
    const isHandedOn = way === 'kept' && (target !== undefined || isReturned(node, statement));
    if (way === 'later' || isHandedOn) this.keep(way, statement, 'what reads it may read on later');
  }

  /** What is made of it has a name, by which it is followed, or may be anywhere. */
  private keep(way: Way, statement: Node, why: string): void {
    const target = way === 'kept' ? nameGiven(statement) : undefined;
    if (target === undefined || typeof this.opened !== 'string') this.later ??= why;
    else this.readers.add(this.file.textOf(target));
  }
}

/** `x.f` and `g(f=1)` name something else. */
export function isOtherName(node: Node): boolean {
  const { parent } = node;
  const [first] = parent ? parts(parent) : [];
  if (parent?.type === 'attribute') return first?.id !== node.id;
  return parent?.type === 'keyword_argument' && first?.id === node.id;
}

/** Whether it stands in what a function gives back. */
function isReturned(node: Node, statement: Node): boolean {
  if (statement.type === 'return_statement') return true;
  for (let around = node.parent; around && around.id !== statement.id; around = around.parent)
    if (around.type === 'return_statement') return true;
  return false;
}

/** Done here and now · closed here · kept by something that has a name here · later, by whatever is made of it. */
type Way = 'now' | 'close' | 'kept' | 'later';

function wayOf(file: CodeFile, node: Node, statement: Node): Way {
  if (/^(?:function_definition|class_definition|decorated_definition)$/.test(statement.type)) return 'later';
  for (let around = node.parent; around && around.id !== statement.id; around = around.parent) {
    if (/^(lambda|function_definition|class_definition|generator_expression|yield)$/.test(around.type)) {
      const isSpent =
        around.type === 'generator_expression' && around.parent?.type === 'call' && isDone(file, around.parent);
      if (!isSpent) return 'later';
    }
  }
  const { parent } = node;
  if (parent === null) return 'later';
  if (parent.type === 'attribute') return ofMethod(file, parent);
  if (parent.type === 'argument_list' && parent.parent?.type === 'call' && isDone(file, parent.parent)) return 'now';
  if (parent.type === 'for_statement' || parent.type === 'for_in_clause')
    return parts(parent)[1]?.id === node.id ? 'now' : 'later';
  return 'kept';
}

function ofMethod(file: CodeFile, attribute: Node): Way {
  const isCalled = attribute.parent?.type === 'call' && parts(attribute.parent)[0]?.id === attribute.id;
  const method = file.textOf(parts(attribute).at(-1)!);
  if (!isCalled) return /^(name|closed|mode|status|code|reason|url|headers)$/.test(method) ? 'now' : 'kept';
  if (method === 'close') return 'close';
  return METHODS.has(method) ? 'now' : 'kept';
}

function isDone(file: CodeFile, call: Node): boolean {
  const callee = parts(call)[0];
  return callee !== undefined && (DONE.test(file.textOf(callee)) || /\.join$/.test(file.textOf(callee)));
}

/** `rows` of `rows = csv.reader(f)`. */
function nameGiven(statement: Node): Node | undefined {
  const [assignment] = statement.type === 'expression_statement' ? parts(statement) : [];
  const [target] = assignment?.type === 'assignment' ? parts(assignment) : [];
  return target?.type === 'identifier' ? target : undefined;
}
