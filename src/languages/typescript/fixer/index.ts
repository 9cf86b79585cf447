import type { Fixer } from '../../language.js';
import { unsuppress } from '../../fixer/unsuppress.js';
import { withCode } from '../code.js';
import { bound } from './bound.js';
import { evict } from './evict.js';
import { rebind } from './rebind/index.js';
import { release } from './release/index.js';
import { takeUntil } from './take-until.js';
import { weaken } from './weaken.js';

export const typescriptFixer: Fixer = {
  fix(intent, read) {
    switch (intent.do) {
      case 'bound':
        return bound(intent, read);
      case 'evict':
        return evict(intent, read);
      case 'weaken':
        return weaken(intent, read);
      case 'release':
        return release(intent, read);
      case 'take-until':
        return takeUntil(intent, read);
      case 'rebind':
        return rebind(intent, read);
      case 'unsuppress':
        return unsuppress(intent, read);
      case 'limit-memo':
        return { declined: 'how a memoiser is limited differs from one to the next' };
      case 'always-remove':
        return { declined: 'it is only written for Python so far' };
      case 'ring':
      case 'fresh-default':
      case 'keep-less':
      case 'manage':
      case 'close':
      case 'close-figure':
      case 'forget-when-done':
        return { declined: 'only Python has this' };
    }
  },
  parses: (path, text) => withCode(path, text, tree => !tree.rootNode.hasError),
};
