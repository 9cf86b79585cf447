import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { assignedIn, namesIn, within } from '../statements.js';

/** Why `put` might wait for ever where the queue is full; undefined where somebody is seen who makes room. */
export function stuckWhenFull(file: CodeFile, queue: string): string | undefined {
  const emptiers = file.root
    .descendantsOfType('function_definition')
    .filter(each => takings(file, each, queue).length > 0);
  if (emptiers.length === 0) return undefined;
  const takes = emptiers.flatMap(each => takings(file, each, queue));
  if (takes.every(take => isTakenAtOnce(file, take))) return 'nobody waits for what is in it';
  const reached = emptiers.flatMap(emptier => [...reachedFrom(file, emptier)]);
  if (reached.some(each => fills(file, each, queue)))
    return 'what empties it fills it as well, and would wait for itself';
  if (reached.some(each => callsWhatItIsGiven(file, each))) return 'what empties it runs code that may fill it';
  return undefined;
}

function takings(file: CodeFile, callable: Node, queue: string): Node[] {
  return callsIn(callable).filter(call => /^\.get(?:_nowait)?$/.test(afterName(file, call, queue)));
}

function fills(file: CodeFile, callable: Node, queue: string): boolean {
  return callsIn(callable).some(call => afterName(file, call, queue) === '.put');
}

/** `.get` of `queue.get(…)`. */
function afterName(file: CodeFile, call: Node, queue: string): string {
  const callee = file.textOf(parts(call)[0]!);
  return callee.startsWith(queue) ? callee.slice(queue.length) : '';
}

function isTakenAtOnce(file: CodeFile, call: Node): boolean {
  return /\.get_nowait\(|\.get\((?:block\s*=\s*)?False\b/.test(file.textOf(call));
}

/** The function, and the methods of its class that it calls. */
function reachedFrom(file: CodeFile, from: Node): Set<Node> {
  const methods = new Map(parts(from.parent!).flatMap(each => methodOf(file, each)));
  const reached = new Map([[from.id, from]]);
  for (const each of reached.values()) {
    for (const call of callsIn(each)) {
      const [, name] = /^self\.(\w+)$/.exec(file.textOf(parts(call)[0]!)) ?? [];
      const method = name === undefined ? undefined : methods.get(name);
      if (method) reached.set(method.id, method);
    }
  }
  return new Set(reached.values());
}

function methodOf(file: CodeFile, member: Node): [string, Node][] {
  const definition = member.type === 'decorated_definition' ? parts(member).at(-1)! : member;
  return definition.type === 'function_definition' ? [[file.textOf(parts(definition)[0]!), definition]] : [];
}

/** `handler(event)` of `for handler in handlers`, `entry['callback']()`. */
function callsWhatItIsGiven(file: CodeFile, callable: Node): boolean {
  const [parameters] = callable.descendantsOfType('parameters');
  const own = new Set([...assignedIn(file, [callable]), ...(parameters ? namesIn(file, parameters) : [])]);
  return callsIn(callable).some(call => {
    const callee = parts(call)[0]!;
    return callee.type === 'subscript' || (callee.type === 'identifier' && own.has(file.textOf(callee)));
  });
}

function callsIn(callable: Node): Node[] {
  return [...within(callable)].filter(({ type }) => type === 'call');
}
