import type { Place } from '../../../model/model.js';
import type { FixIntent, Use } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { CodeFile, parts } from '../../fixer/code-file.js';
import { withCode } from '../code.js';
import { type Addition, additionAt } from './addition.js';
import { followedBy, statementOf } from './follow.js';
import { isNumbered } from '../../fixer/numbered.js';
import { isKnownByPosition } from './positions.js';

type Bound = Extract<FixIntent, { do: 'bound' }>;

/** After each `xs.push(x);` a line `if (xs.length > N) xs.shift();`. */
export function bound({ holds, grows, made, uses, name, limit }: Bound, read: (path: string) => string): Fix {
  if (holds !== 'list') return { declined: `there is no ${holds} with a limit` };
  const wrong = uses.map(use => misfit(use, read)).find(reason => reason !== undefined);
  if (wrong !== undefined) return { declined: wrong };
  if (grows.some(({ span }) => isNumbered(uses, span))) return { declined: 'its entries are numbered by its size' };
  const paths = new Set([made, ...grows, ...uses.map(({ place }) => place)].map(({ path }) => path));
  if ([...paths].some(path => inCode(path, read, file => isKnownByPosition(file, name))))
    return { declined: 'its entries are known by their position' };
  if (grows.some(place => isSettling(place, read)))
    return { declined: 'who waits for what is dropped would wait for ever' };
  const edits: Edit[] = [];
  for (const place of grows) {
    const edit = trimAfter(place, limit, read);
    if (edit === undefined) return { declined: 'it grows in the middle of an expression' };
    edits.push(edit);
  }
  if (!/^\d/.test(limit) && grows.some(({ path }) => path !== made.path))
    return { declined: `\`${limit}\` is in another file` };
  return { title: `keep the newest ${limit} entries of \`${name}\``, safety: 'unsafe', edits };
}

function inCode<T>(path: string, read: (path: string) => string, use: (file: CodeFile) => T): T {
  const text = read(path);
  return withCode(path, text, ({ rootNode }) => use(new CodeFile(path, text, rootNode)));
}

/** Members that say what an array holds, or where. */
const ASKS = new Set(['includes', 'indexOf', 'lastIndexOf', 'find', 'findIndex', 'findLast', 'some', 'every']);

/** `xs.filter(x => x.id === id)`: those of one key are looked for. */
const SOUGHT =
  /^(?:[\w$.#!]+\.)?filter\(\s*\(?\s*(\w+)(?:\s*:[^)=]*)?\)?\s*=>\s*(?:\{\s*return\s+)?\1\.[\w$.()]+\s*===?\s*[A-Za-z_$]/;

/** Why a use needs all that was ever added; undefined if it does not. */
function misfit({ how, name, place }: Use, read: (path: string) => string): string | undefined {
  if (how === 'contain' || (how === 'member' && ASKS.has(name)))
    return 'it is asked what it holds, which would not be all';
  if (how === 'member' && name === 'filter' && SOUGHT.test(read(place.path).slice(place.span[0])))
    return 'it is asked what it holds, which would not be all';
  const isWorkedOff = how === 'member' && /^(?:map|forEach|flatMap)$/.test(name);
  if (isWorkedOff && /\bPromise\.\w+\(\s*$/.test(read(place.path).slice(0, place.span[0])))
    return 'something is done for each entry, which would not be all';
  return undefined;
}

/** `new Promise(resolve => waiting.push(resolve))` */
function isSettling({ path, span }: Place, read: (path: string) => string): boolean {
  return inCode(path, read, file => {
    const added = file.at(span);
    const used = namesIn(file, added);
    for (let each: Node | null = added; each; each = each.parent) {
      const isExecutor = each.parent?.type === 'arguments' && /^new Promise\b/.test(file.textOf(each.parent.parent!));
      const settlers = isExecutor ? parts(each).slice(0, -1) : [];
      if (settlers.some(list => [...namesIn(file, list)].some(name => used.has(name)))) return true;
    }
    return false;
  });
}

function namesIn(file: CodeFile, node: Node): Set<string> {
  const inside = [...node.descendantsOfType('identifier'), ...node.descendantsOfType('shorthand_property_identifier')];
  return new Set(inside.map(each => file.textOf(each)));
}

/** The insertion that trims after the addition at `place`; undefined where no statement can follow it. */
function trimAfter({ path, span }: Place, limit: string, read: (path: string) => string): Edit | undefined {
  return inCode(path, read, file => {
    const node = file.at(span);
    const addition = additionAt(file, node);
    const statement = statementOf(node);
    if (!addition || !statement) return undefined;
    const isRepeated = statement.repeats || addition.many;
    const trim = `if (${addition.receiver}.length > ${limit}) ${trimming(addition, limit, isRepeated)}`;
    return followedBy(file, statement, trim);
  });
}

function trimming({ receiver, atFront }: Addition, limit: string, many: boolean): string {
  if (atFront) return many ? `${receiver}.length = ${limit}` : `${receiver}.pop()`;
  return many ? `${receiver}.splice(0, ${receiver}.length - ${limit})` : `${receiver}.shift()`;
}
