import type { Fixer } from '../../language.js';
import { withTree } from '../../syntax.js';
import { unsuppress } from '../../fixer/unsuppress.js';
import { alwaysRemove } from './always-remove.js';
import { bound } from './containers/bound.js';
import { close, closeFigure } from './close.js';
import { evict } from './containers/evict.js';
import { forgetWhenDone } from './forget-when-done.js';
import { freshDefault } from './fresh-default.js';
import { keepLess } from './keep-less.js';
import { limitMemo } from './limit-memo.js';
import { manage } from './manage.js';
import { release } from './release.js';
import { ring } from './containers/ring.js';
import { weaken } from './containers/weaken.js';

export const pythonFixer: Fixer = {
  fix(intent, read) {
    switch (intent.do) {
      case 'bound':
        return bound(intent, read);
      case 'evict':
        return evict(intent, read);
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
      case 'always-remove':
        return alwaysRemove(intent, read);
      case 'manage':
        return manage(intent, read);
      case 'close':
        return close(intent, read);
      case 'close-figure':
        return closeFigure(intent, read);
      case 'forget-when-done':
        return forgetWhenDone(intent, read);
      case 'release':
        return release(intent, read);
      case 'rebind':
      case 'take-until':
        return { declined: 'it is only written for TypeScript so far' };
      case 'unsuppress':
        return unsuppress(intent, read);
    }
  },
  // The grammar takes a head without a body, which Python does not.
  parses: (_path, text) =>
    withTree(
      'python',
      text,
      ({ rootNode }) =>
        !rootNode.hasError &&
        rootNode.descendantsOfType('block').every(({ namedChildren }) => namedChildren.length > 0),
    ),
};
