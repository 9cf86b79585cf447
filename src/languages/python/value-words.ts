import type { ValueWords } from '../../model/catalog/value-words.js';
import { setOf } from '../words.js';

export const pythonValueWords: ValueWords = {
  views: setOf('list tuple sorted reversed enumerate iter'),
  copies: setOf('copy'),
  walks: setOf('values items itervalues iteritems'),
  listings: setOf('keys values items'),
  pairs: setOf('items'),
  parts: setOf('values copy'),
  picks: setOf('get pop popleft setdefault __getitem__'),
  asks: setOf('get __contains__'),
  owns: new Set(['hasattr']),
  takesAll: setOf('join extend extendleft update writelines'),
  respells: setOf('lower upper casefold title strip lstrip rstrip'),
  spells: setOf('str repr hex oct int format join lower upper strip encode decode'),
  plain: setOf('list tuple dict set frozenset sorted str bytes int float bool len sum min max repr bytearray'),
  deferred: setOf('create_future Future Deferred deferred'),
  continuations: new Set(),
  tells: setOf('warn warning warn_explicit log info debug error notice deprecate'),
  warns: setOf('warn warning warn_explicit deprecate'),
  without: setOf('filter'),
  sizes: { properties: setOf('length size'), functions: setOf('len'), methods: setOf('qsize __len__ getsizeof tell') },
  lessens:
    /^(filter|slice|difference|intersection|replace|substring|substr|tail|head|drop|query|truncate|sample|nlargest|nsmallest)/,
  // `append` is of frames, before pandas 2.
  adds: setOf('concat union append'),
  // Sources: the references of NumPy, pandas, PyTorch.
  joins: setOf('numpy.append numpy.concatenate numpy.vstack numpy.hstack pandas.concat torch.cat'),
  vague:
    /^_*(get\w*|pop|next|setdefault|dict|list|set|tuple|int|float|str|bool|len|deque|defaultdict|OrderedDict|Counter|field|property|finalize|ref|proxy|partial|namedtuple|array|zeros|ones|to_\w+|_)$/,
  threads: setOf('to_thread run_in_executor run_in_threadpool to_thread.run_sync'),
  flags: setOf('is_set'),
  sleeps: setOf('sleep async_sleep'),
  interruptions: /(Interrupt|Cancel|Exit|Closed|Disconnect|^Exception$|^BaseException$|Error$)/,
  exhaustions: /^(Index|Key|EOF|StopIteration|Value)(Error|$)|NotFound|NotExist|NoSuch|NoMore|Exhausted/,
  forgiving: setOf('discard'),
  cancellations: setOf('CancelledError Cancelled'),
  timeouts: setOf('TimeoutError Timeout'),
  sourceEnds: setOf('StopIteration StopAsyncIteration EOFError ValueError IndexError'),
};
