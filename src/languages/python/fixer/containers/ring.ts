import type { Place } from '../../../../model/model.js';
import type { FixIntent } from '../../../fix-intent.js';
import type { Edit, Fix } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { isFirstOnLine, lineStart, nextLine, restOfLine } from '../../../fixer/text-lines.js';
import { dequeOf } from './bound.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { inFile } from '../file.js';
import { DECLARED_ELSEWHERE, isDeclaredThere, madeAlone, NOT_ALONE } from './made.js';
import { deque, misfit } from './misfits.js';
import { isWalkedWaiting } from './walking.js';
import { mayBeFraction } from './whole-number.js';

type Ring = Extract<FixIntent, { do: 'ring' }>;

/** A list that is trimmed by hand → `deque(maxlen=N)`, without the trimming. */
export function ring(intent: Ring, read: (path: string) => string): Fix {
  const wrong = misfit(intent.uses, deque);
  return wrong === undefined ? inFile(intent.made, read, file => ringIn(intent, file)) : { declined: wrong };
}

function ringIn({ made, trims, uses, limit, name }: Ring, file: CodeFile): Fix {
  if (mayBeFraction(file, limit)) return { declined: `\`${limit}\` may be no whole number` };
  if (uses.some(use => isWalkedWaiting(file, use))) return { declined: 'it may grow while it is walked' };
  const making = madeAlone(file, made);
  if (making === undefined) return { declined: NOT_ALONE };
  if (!isDeclaredThere(uses, making)) return { declined: DECLARED_ELSEWHERE };
  const removal = removalOf(file, trims);
  if (removal === undefined) return { declined: 'the trimming shares its lines with other statements' };
  return {
    title: `let a deque forget the oldest entries of \`${name}\``,
    safety: 'safe',
    edits: [...dequeOf(file, making, limit), removal],
  };
}

/** Takes the whole lines of a statement out, if it is not the only one of its block. */
function removalOf(file: CodeFile, { span: [start, end] }: Place): Edit | undefined {
  const { text, path } = file;
  const block = blockAround(file.at([start, end]));
  const isAlone = isFirstOnLine(text, start) && /^\s*(?:#.*)?$/.test(restOfLine(text, end));
  if (!isAlone || block === undefined || parts(block).length < 2) return undefined;
  return { path, start: lineStart(text, start), end: nextLine(text, end), text: '' };
}

function blockAround(node: Node): Node | undefined {
  let around = node.parent;
  while (around && around.type !== 'block' && around.type !== 'module') around = around.parent;
  return around ?? undefined;
}
