import type { Fix } from '../../language.js';
import type { FixIntent } from '../../fix-intent.js';
import type { Node } from '../../syntax.js';
import { indentation } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import { around, isOfModule } from './module-names.js';
import { below, stepOf, within } from './statements.js';

type Release = Extract<FixIntent, { do: 'release' }>;

const MAX_COLUMNS = 88;

/** A registration is taken back where its owner takes back another one that stands beside it. */
export function release({ acquired, end, by, isSure }: Release, read: (path: string) => string): Fix {
  return inFile(acquired, read, file => {
    if (end.is !== 'method' || by.how !== 'undone') return { declined: 'how its owner ends is not certain enough' };
    if (end.at.path !== file.path) return { declined: 'its owner ends in another file' };
    const added = registrationOf(file, file.at(acquired.span));
    const teardown = bodyOf(around(file.at(end.at.span), 'function_definition'));
    if (added === undefined || teardown === undefined) return { declined: 'it is not added by a statement of its own' };
    if (classOf(teardown)?.id !== classOf(added.call)?.id) return { declined: 'its owner ends in another class' };
    const unlike = added.given.find(argument => !isSame(file, added.call, argument));
    if (unlike) return { declined: `\`${file.textOf(unlike)}\` may be another one at the end` };
    const twin = twinOf(file, added, teardown, [by.name, ...by.others]);
    if (twin === undefined) return { declined: 'its owner releases none of those that are added beside it' };
    return {
      title: `release it in \`${end.name}\``,
      safety: isSure ? 'safe' : 'unsafe',
      edits: [below(file, twin.statement, written(file, twin, added.given))],
    };
  });
}

/** A statement that is nothing but a call of a method: `bus.add_listener('paid', self.on_paid)`. */
interface Registration {
  readonly statement: Node;
  readonly call: Node;
  readonly receiver: string;
  readonly verb: string;
  readonly given: readonly Node[];
}

function registrationOf(file: CodeFile, call: Node): Registration | undefined {
  const statement = call.parent;
  const [callee, list] = call.type === 'call' ? parts(call) : [];
  if (statement?.type !== 'expression_statement' || callee?.type !== 'attribute') return undefined;
  const [receiver, verb] = parts(callee).map(part => file.textOf(part)) as [string, string];
  return { statement, call, receiver, verb, given: list?.type === 'argument_list' ? parts(list) : [] };
}

function registrationsIn(file: CodeFile, body: Node): Registration[] {
  return parts(body).flatMap(statement => {
    const [call] = statement.type === 'expression_statement' ? parts(statement) : [];
    return (call && registrationOf(file, call)) ?? [];
  });
}

/** The last removal in the teardown that undoes, word for word, a registration of the same receiver and the same block. */
function twinOf(
  file: CodeFile,
  added: Registration,
  teardown: Node,
  verbs: readonly string[],
): Registration | undefined {
  const written = ({ receiver, given }: Registration): string =>
    [receiver, ...given.map(each => file.textOf(each))].join().replace(/\s/g, '');
  const siblings = new Set(
    registrationsIn(file, added.statement.parent!)
      .filter(
        each =>
          each.verb === added.verb && each.receiver === added.receiver && each.statement.id !== added.statement.id,
      )
      .map(written),
  );
  return registrationsIn(file, teardown).findLast(each => verbs.includes(each.verb) && siblings.has(written(each)));
}

function written(file: CodeFile, { statement, receiver, verb }: Registration, given: readonly Node[]): string {
  const indent = indentation(file.text, statement.startIndex);
  const list = given.map(each => file.textOf(each)).join(', ');
  const line = `${receiver}.${verb}(${list})`;
  return indent.length + line.length <= MAX_COLUMNS
    ? line
    : `${receiver}.${verb}(\n${indent}${stepOf(file, statement)}${list}\n${indent})`;
}

/** A text, a method of the class, or what has its name from the module: the same in each method. */
function isSame(file: CodeFile, call: Node, argument: Node): boolean {
  if (argument.type === 'string') return !argument.namedChildren.some(({ type }) => type === 'interpolation');
  const [owner, member] = argument.type === 'attribute' ? parts(argument) : [];
  if (owner && member && file.textOf(owner) === 'self') return isMethod(file, classOf(call), file.textOf(member));
  let root = argument;
  while (root.type === 'attribute') root = parts(root)[0]!;
  return root.type === 'identifier' && isOfModule(file, call, file.textOf(root));
}

function isMethod(file: CodeFile, body: Node | undefined, name: string): boolean {
  if (!body) return false;
  const isAssigned = [...within(body)].some(
    ({ type, namedChildren: [target] }) => type === 'assignment' && target && file.textOf(target) === `self.${name}`,
  );
  return (
    !isAssigned &&
    parts(body).some(each => each.type === 'function_definition' && file.textOf(parts(each)[0]!) === name)
  );
}

function classOf(node: Node): Node | undefined {
  return bodyOf(around(node, 'class_definition'));
}

function bodyOf(definition: Node | undefined): Node | undefined {
  return definition?.namedChildren.findLast(({ type }) => type === 'block');
}
