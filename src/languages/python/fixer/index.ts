import type { Fixer } from '../../language.js';
import { withTree } from '../../syntax.js';
import { unsuppress } from '../../unsuppress.js';
import { bound } from './bound.js';
import { freshDefault } from './fresh-default.js';
import { keepLess } from './keep-less.js';
import { limitMemo } from './limit-memo.js';
import { ring } from './ring.js';
import { weaken } from './weaken.js';

export const pythonFixer: Fixer = {
  fix(intent, read) {
    switch (intent.do) {
      case 'bound':
        return bound(intent, read);
      case 'ring':
        return ring(intent, read);
      case 'limit-memo':
        return limitMemo(intent, read);
      case 'fresh-default':
        return freshDefault(intent, read);
      case 'weaken':
        return weaken(intent, read);
      case 'keep-less':
        return keepLess(intent, read);
      case 'release':
        return { declined: 'how its owner ends is not certain enough' };
      case 'unsuppress':
        return unsuppress(intent, read);
    }
  },
  parses: (_path, text) => withTree('python', text, tree => !tree.rootNode.hasError),
};
