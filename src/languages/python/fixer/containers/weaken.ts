import type { FixIntent } from '../../../fix-intent.js';
import type { Fix } from '../../../language.js';
import type { CodeFile } from '../../../fixer/code-file.js';
import { inFile } from '../file.js';
import { reachModule } from '../imports.js';
import { madeAlone, NOT_ALONE } from './made.js';
import { misfit, weakMapping, weakSet } from './misfits.js';

type Weaken = Extract<FixIntent, { do: 'weaken' }>;

/** `{}` → `weakref.WeakKeyDictionary()`, `set()` → `weakref.WeakSet()`. */
export function weaken(intent: Weaken, read: (path: string) => string): Fix {
  const wrong = misfit(intent.uses, intent.holds === 'set' ? weakSet : weakMapping);
  return wrong === undefined ? inFile(intent.made, read, file => weakenIn(intent, file)) : { declined: wrong };
}

function weakenIn({ holds, made, name }: Weaken, file: CodeFile): Fix {
  const node = madeAlone(file, made)?.value;
  if (node === undefined) return { declined: NOT_ALONE };
  if (!/^(?:\{\s*\}|dict\(\s*\)|set\(\s*\))$/.test(file.textOf(node))) return { declined: 'it is not made empty' };
  const kind = holds === 'set' ? 'WeakSet' : 'WeakKeyDictionary';
  const { written, edits } = reachModule(file, 'weakref', kind, node.startIndex);
  return {
    title: `let \`${name}\` hold its ${holds === 'set' ? 'members' : 'keys'} weakly`,
    safety: 'unsafe',
    edits: [...edits, file.replace(node, `${written}()`)],
  };
}
