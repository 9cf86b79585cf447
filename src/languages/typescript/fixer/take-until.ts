import type { FixIntent } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { chained } from './chain.js';
import { inFile } from './file.js';
import { classOf } from './release/end.js';

type TakeUntil = Extract<FixIntent, { do: 'take-until' }>;

/** `source.subscribe(f)` → `source.pipe(takeUntil(this.destroyed)).subscribe(f)`, where the class ends others like that. */
export function takeUntil({ acquired }: TakeUntil, read: (path: string) => string): Fix {
  return inFile(acquired, read, file => {
    const call = file.at(acquired.span);
    const callee = parts(call)[0];
    const body = classOf(call);
    if (call.type !== 'call_expression' || callee?.type !== 'member_expression' || !body)
      return { declined: 'it is not subscribed by a class' };
    const notifier = notifierOf(file, body);
    if (notifier === undefined) return { declined: 'its class ends no other subscription by `takeUntil`' };
    const operator = `takeUntil(${notifier})`;
    return { title: `end it with \`${operator}\``, safety: 'safe', edits: [piped(file, call, operator)] };
  });
}

/** `this.destroyed` of `takeUntil(this.destroyed)`, if it is the only one and the class, or its base, is seen to fire it. */
function notifierOf(file: CodeFile, body: Node): string | undefined {
  const text = file.textOf(body);
  const given = new Set([...text.matchAll(/\btakeUntil\((this\.[\w$#]+)\)/g)].map(([, notifier]) => notifier!));
  const [only, ...others] = given;
  if (only === undefined || others.length > 0) return undefined;
  const name = only.slice('this.'.length);
  const isDeclared = body.namedChildren.some(member =>
    parts(member).some(part => /property_identifier$/.test(part.type) && file.textOf(part) === name),
  );
  const isInherited = !isDeclared && body.parent!.children.some(({ type }) => type === 'class_heritage');
  return isInherited || text.includes(`${only}.next(`) ? only : undefined;
}

/** One more operator at the end of a `pipe`, or a `pipe` of its own. */
function piped(file: CodeFile, call: Node, operator: string): Edit {
  const source = parts(parts(call)[0]!)[0]!;
  const [callee, list] = source.type === 'call_expression' ? parts(source) : [];
  const isPipe = callee?.type === 'member_expression' && file.textOf(parts(callee).at(-1)!) === 'pipe';
  const last = isPipe && list ? parts(list).at(-1) : undefined;
  return last ? file.insert(last.endIndex, `, ${operator}`) : chained(file, call, source, `.pipe(${operator})`);
}
