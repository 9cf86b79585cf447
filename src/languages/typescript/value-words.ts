import type { ValueWords } from '../../model/value-words.js';
import { setOf } from '../words.js';

export const typescriptValueWords: ValueWords = {
  views: setOf('Array.from Object.values Object.entries'),
  copies: setOf('slice'),
  walks: setOf('values entries'),
  listings: setOf('keys values entries'),
  pairs: setOf('entries'),
  parts: setOf('values slice filter toSorted reverse'),
  picks: setOf('get pop shift at find findLast peek'),
  asks: setOf('get has includes'),
  takesAll: setOf('join'),
  respells: setOf('toLowerCase toUpperCase toLocaleLowerCase trim trimStart trimEnd'),
  spells: setOf('String toString concat join'),
  plain: setOf('String Number Boolean'),
  deferred: setOf('Deferred deferred ManualPromise createDeferred defer withResolvers'),
  continuations: setOf('then catch finally'),
  tells: setOf('warn warning log info debug error notice deprecate'),
  warns: setOf('warn warning deprecate'),
  without: setOf('filter toSpliced without'),
  sizes: { properties: setOf('length size'), functions: setOf('Object.keys'), methods: new Set() },
  lessens: /^(filter|slice|difference|intersection|replace|substring|substr)/,
  adds: setOf('concat union'),
  vague:
    /^_*(get\w*|pop|next|setdefault|dict|list|set|tuple|int|float|str|bool|len|deque|defaultdict|OrderedDict|Counter|field|property|finalize|ref|proxy|partial|namedtuple|array|zeros|ones|to_\w+|_)$/,
  threads: new Set(),
  flags: new Set(),
  sleeps: setOf('sleep'),
  interruptions: /(Interrupt|Cancel|Exit|Closed|Disconnect|Error$)/,
  exhaustions: /^(Index|Key|EOF|Value)/,
};
