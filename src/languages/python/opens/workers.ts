import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { rowsOf } from '../../words.js';

/** Its threads know it by a weak reference, and end when they have done what is left and it is gone. */
const THREADS: OpenRow = {
  is: 'a pool of threads',
  closes: ['shutdown'],
  collected: true,
  counted: true,
  idle: true,
  instead: 'Make it in a `with` block, or share one for all calls',
};

/** Threads, processes and their pools, and what has one of its own. */
export const workerRows: Readonly<Record<string, OpenRow>> = {
  // Each has a thread of its own that keeps it.
  ...rowsOf(
    'watchdog.observers.Observer watchdog.observers.polling.PollingObserver watchdog.observers.polling.PollingObserverVFS',
    { is: 'a watcher of files', closes: ['stop'] },
  ),
  ...rowsOf(
    `apscheduler.schedulers.background.BackgroundScheduler apscheduler.schedulers.asyncio.AsyncIOScheduler
    apscheduler.schedulers.gevent.GeventScheduler`,
    { is: 'a scheduler', closes: ['shutdown'], begunBy: ['start'], serves: true },
  ),
  ...rowsOf('pexpect.spawn pexpect.pxssh.pxssh ptyprocess.PtyProcess.spawn', {
    is: 'a process',
    closes: ['close', 'terminate', 'wait', 'logout', 'kill'],
    collected: true,
    mayStay: true,
  }),
  ...rowsOf('concurrent.futures.ThreadPoolExecutor concurrent.futures.thread.ThreadPoolExecutor', THREADS),
  ...rowsOf('concurrent.futures.ProcessPoolExecutor', { ...THREADS, is: 'a pool of processes' }),
  ...rowsOf(
    'multiprocessing.Pool multiprocessing.pool.Pool multiprocessing.dummy.Pool multiprocessing.pool.ThreadPool',
    {
      is: 'a pool of workers',
      closes: ['close', 'terminate'],
      instead: 'Make it in a `with` block, or share one for all calls',
    },
  ),
  // Has a finalizer on itself (`util.Finalize`), which ends its process with the last reference.
  'multiprocessing.Manager': { is: 'a manager process', closes: ['shutdown'], collected: true, mayStay: true },
  'subprocess.Popen': {
    is: 'a process',
    closes: ['wait', 'communicate', 'terminate', 'kill', '__exit__'],
    waitsFor: ['wait', 'communicate'],
    mayStay: true,
  },
  ...rowsOf('asyncio.create_subprocess_exec asyncio.create_subprocess_shell', {
    is: 'a process',
    closes: ['wait', 'communicate', 'terminate', 'kill', 'send_signal'],
    waitsFor: ['wait', 'communicate'],
    mayStay: true,
  }),
  ...rowsOf(
    'billiard.Pool torch.multiprocessing.Pool pathos.multiprocessing.Pool multiprocess.Pool pathos.pools.ProcessPool',
    {
      is: 'a pool of workers',
      closes: ['close', 'terminate'],
      instead: 'Make it in a `with` block, or share one for all calls',
    },
  ),
  // Each has a thread of its own, from its start on.
  ...rowsOf('pynput.keyboard.Listener pynput.mouse.Listener scapy.all.AsyncSniffer pyinotify.ThreadedNotifier', {
    is: 'a listener',
    closes: ['stop'],
    begunBy: ['start'],
  }),
  ...rowsOf('pyshark.LiveCapture pyshark.FileCapture', { is: 'a capture', closes: ['close', 'close_async'] }),
  // Most run for as long as their thread or process does.
  ...rowsOf(
    'asyncio.new_event_loop asyncio.SelectorEventLoop asyncio.ProactorEventLoop uvloop.new_event_loop tornado.ioloop.IOLoop',
    { is: 'an event loop', closes: ['close'], rests: ['stop'], workedOn: true, mayStay: true, endsWithOwner: true },
  ),
};
