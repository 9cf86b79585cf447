import type { FixIntent, Use } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import { indentation, lineStart } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import { below, namesIn, statementAt } from './statements.js';
import { isWalkedWaiting, walkAt } from './containers/walking.js';

type ForgetWhenDone = Extract<FixIntent, { do: 'forget-when-done' }>;

/** `tasks.add(create_task(f()))` → the same with a name, and `task.add_done_callback(tasks.discard)`. */
export function forgetWhenDone({ added, uses, by }: ForgetWhenDone, read: (path: string) => string): Fix {
  return inFile(added[0]!, read, file => {
    if (by === 'remove' && uses.some(takesOut)) return { declined: 'a task may be taken out before it is done' };
    if (uses.some(use => isWalkedWaiting(file, use))) return { declined: 'it is walked while its tasks may end' };
    if (uses.some(use => areResultsAskedFor(file, use)))
      return { declined: 'what its tasks gave is asked for when they are done' };
    const edits: Edit[] = [];
    for (const place of added) {
      const made = forgotten(file, place, by);
      if (made === undefined) return { declined: 'it is not added by a statement of its own' };
      edits.push(...made);
    }
    // Who gathers the tasks gets what those raised that are done by then.
    const safety = uses.every(isOfNoResult) ? 'safe' : 'unsafe';
    return { title: 'forget each task when it is done', safety, edits };
  });
}

/** `[task.result() for task in tasks if task.done()]` */
function areResultsAskedFor(file: CodeFile, use: Use): boolean {
  const walk = walkAt(file, use);
  return walk !== undefined && /\.(?:result|exception)\(/.test(file.textOf(walk));
}

function takesOut({ how, name }: Use): boolean {
  return how === 'rebind' || how === 'delete' || (how === 'member' && /^(?:clear|pop|remove)$/.test(name));
}

function isOfNoResult({ how, name }: Use): boolean {
  if (how === 'member') return /^(?:add|append|discard|remove|clear|pop)$/.test(name);
  return how === 'make' || how === 'annotate' || how === 'size' || how === 'test' || how === 'contain';
}

function forgotten(file: CodeFile, place: ForgetWhenDone['added'][number], by: string): Edit[] | undefined {
  const { statement } = statementAt(file, place) ?? {};
  const [call] = statement?.type === 'expression_statement' ? parts(statement) : [];
  const [callee, list] = call?.type === 'call' ? parts(call) : [];
  const [argument, ...others] = list?.type === 'argument_list' ? parts(list) : [];
  if (!statement || callee?.type !== 'attribute' || argument === undefined || others.length > 0) return undefined;
  const container = file.textOf(parts(callee)[0]!);
  const forget = (task: string): Edit => below(file, statement, `${task}.add_done_callback(${container}.${by})`);
  if (argument.type === 'identifier') return [forget(file.textOf(argument))];
  let scope = statement;
  while (scope.parent && scope.type !== 'function_definition') scope = scope.parent;
  if (argument.type !== 'call' || namesIn(file, scope).has('task')) return undefined;
  const { text } = file;
  const line = `${indentation(text, statement.startIndex)}task = ${file.textOf(argument)}\n`;
  return [file.insert(lineStart(text, statement.startIndex), line), file.replace(argument, 'task'), forget('task')];
}
