import { setOf } from '../words.js';
import type { TimedWaits } from '../../model/catalog/wait-rows.js';

export const pythonWaits: TimedWaits = {
  functions: {
    'asyncio.wait_for': {},
    'asyncio.wait': { limit: 'timeout', leaves: true },
    'async_timeout.timeout': {},
    'tornado.gen.with_timeout': {},
    'concurrent.futures.wait': { limit: 'timeout', leaves: true },
  },
  methods: {
    wait: { limit: 'timeout', position: 0 },
    result: { limit: 'timeout', position: 0 },
    // The first argument is whether to wait at all, or the key of a dictionary.
    get: { limit: 'timeout', position: 1, behindFlag: true },
  },
  blocks: new Set([
    'asyncio.timeout',
    'asyncio.timeout_at',
    'async_timeout.timeout',
    'anyio.fail_after',
    'anyio.move_on_after',
    'trio.fail_after',
    'trio.move_on_after',
  ]),
  timers: new Set(['call_later', 'call_at', 'Timer']),
  settles: new Set(['set_exception', 'set_result', 'cancel', 'errback', 'callback', 'set']),
  // A task may be cancelled while it waits for its turn.
  turns: { methods: new Set(), of: /(^|_)(r?lock|mutex|sem|semaphore)$/i },
  comes: setOf('asyncio.sleep asyncio.Event.wait trio.sleep trio.Event.wait anyio.sleep anyio.Event.wait'),
  whenDone: new Set(['add_done_callback', 'addBoth', 'addCallback', 'addErrback', 'addCallbacks']),
};
