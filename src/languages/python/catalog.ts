import type { Catalog } from '../../model/catalog/catalog.js';
import { pythonComponents } from './components.js';
import { pythonMethods } from './container-methods.js';
import { pythonHandlers } from './handlers.js';
import { pythonLives } from './lives.js';
import { pythonOpens } from './open-rows.js';
import { pythonResources } from './resources.js';
import { pythonTypeWords } from './type-words.js';
import { pythonValueWords } from './value-words.js';
import { pythonWaits } from './waits.js';
import { setOf } from '../words.js';
import { keyWordsWith } from '../key-words.js';
import { nameWordsWith } from '../name-words.js';
import { pathWords } from '../path-words.js';

const QUEUE_LIMIT = { name: 'maxsize', position: 0, unlimited: [0, -1] };

/** Python's containers, what their methods do, and its libraries' words for time. Source: the library reference, 3.13; of NumPy and pandas theirs. */
export const pythonCatalog: Catalog = {
  containers: {
    list: { holds: 'list', from: 0 },
    dict: { holds: 'mapping', from: 0 },
    set: { holds: 'set', from: 0 },
    bytearray: { holds: 'text', from: 0 },
    'io.StringIO': { holds: 'text' },
    'io.BytesIO': { holds: 'text' },
    'array.array': { holds: 'list', from: 1 },
    'numpy.array': { holds: 'table', from: 0 },
    'numpy.empty': { holds: 'table' },
    'numpy.zeros': { holds: 'table' },
    'pandas.DataFrame': { holds: 'table', from: 0 },
    'pandas.Series': { holds: 'table', from: 0 },
    'collections.deque': { holds: 'deque', from: 0, limit: { name: 'maxlen', position: 1, unlimited: [null] } },
    'collections.defaultdict': { holds: 'mapping', fills: { position: 0 } },
    'collections.OrderedDict': { holds: 'mapping', from: 0 },
    'collections.Counter': { holds: 'mapping', from: 0 },
    'weakref.WeakKeyDictionary': { holds: 'mapping', always: 'weak' },
    'weakref.WeakValueDictionary': { holds: 'mapping', always: 'weak' },
    'weakref.WeakSet': { holds: 'set', always: 'weak' },
    'queue.Queue': { holds: 'queue', limit: QUEUE_LIMIT },
    'queue.LifoQueue': { holds: 'queue', limit: QUEUE_LIMIT },
    'queue.PriorityQueue': { holds: 'queue', limit: QUEUE_LIMIT },
    'queue.SimpleQueue': { holds: 'queue' },
    'multiprocessing.Queue': { holds: 'queue', limit: QUEUE_LIMIT },
    'asyncio.Queue': { holds: 'queue', limit: QUEUE_LIMIT },
    'asyncio.LifoQueue': { holds: 'queue', limit: QUEUE_LIMIT },
    'asyncio.PriorityQueue': { holds: 'queue', limit: QUEUE_LIMIT },
    // Without a target it has nobody to hand its records to, and keeps them whatever its capacity.
    'logging.handlers.MemoryHandler': { holds: 'queue', limit: { name: 'target', position: 2, unlimited: [null] } },
    'cachetools.LRUCache': { holds: 'mapping', always: 'size' },
    'cachetools.LFUCache': { holds: 'mapping', always: 'size' },
    'cachetools.TTLCache': { holds: 'mapping', always: 'time' },
    'cachetools.Cache': { holds: 'mapping', always: 'size' },
    'sortedcontainers.SortedDict': { holds: 'mapping' },
    'sortedcontainers.SortedList': { holds: 'set' },
    'sortedcontainers.SortedSet': { holds: 'set' },
  },
  holders: {},
  methods: pythonMethods,
  functions: {
    'heapq.heappush': { does: 'grow', on: 0, value: 1 },
    'heapq.heappop': { does: 'shrink', on: 0 },
    'heapq.heapreplace': { does: 'read', on: 0 },
    'heapq.heappushpop': { does: 'read', on: 0 },
    'bisect.insort': { does: 'grow', on: 0, value: 1 },
    'bisect.insort_left': { does: 'grow', on: 0, value: 1 },
    'bisect.insort_right': { does: 'grow', on: 0, value: 1 },
  },
  values: pythonValueWords,
  types: pythonTypeWords,
  names: nameWordsWith('__init_subclass__|__set_name__|__class_getitem__'),
  keys: keyWordsWith({
    kinds: setOf('__class__ __name__ __qualname__ __module__'),
    said: setOf(`body get_json text query params headers cookies args form json values GET POST COOKIES META match_info path_params
      query_params url originalUrl full_path path ip remote_addr remote_ip remoteAddress`),
    saidBy: setOf('get getlist get_all getAll header param'),
    finiteTypes: setOf('bool Literal Enum IntEnum StrEnum Type type Callable ModuleType dtype'),
  }),
  installations: [{ of: 'homeassistant', few: /(^|_)(entity|device|area|entry)_id$/ }],
  paths: pathWords,
  asideImports: setOf('alembic.op alembic.context django.db.migrations yoyo.step'),
  files: {
    reads: setOf('json.load json.loads pickle.load yaml.safe_load'),
    writes: setOf('json.dump json.dumps pickle.dump yaml.dump yaml.safe_dump'),
    touches: setOf('open read_text write_text read_bytes write_bytes'),
  },
  readers:
    setOf(`len list tuple set frozenset dict sorted reversed enumerate iter next zip map filter any all sum min max repr str
      print isinstance type id bool hash format range int float bytes vars dir callable hasattr getattr copy.copy copy.deepcopy
      json.dumps json.dump pprint.pprint itertools.chain itertools.islice itertools.chain.from_iterable random.choice
      logging.debug logging.info asyncio.gather asyncio.wait functools.reduce numpy.append numpy.concatenate numpy.vstack
      numpy.hstack pandas.concat torch.cat`),
  walkers:
    setOf(`list tuple set frozenset sorted reversed enumerate iter zip map filter any all sum min max collections.Counter
      itertools.chain itertools.islice functools.reduce math.fsum statistics.mean statistics.fmean statistics.median
      statistics.stdev statistics.pstdev statistics.variance`),
  memos: {
    'functools.cache': { keeps: 'unbounded', bare: true },
    'functools.lru_cache': { keeps: 'limit', bare: true, limit: { name: 'maxsize', position: 0, default: 128 } },
    'functools.cached_property': { keeps: 'unbounded', perInstance: true, bare: true },
    'async_lru.alru_cache': {
      keeps: 'limit',
      bare: true,
      limit: { name: 'maxsize', position: 0, default: 128 },
      ends: ['ttl'],
    },
    'aiocache.cached': { keeps: 'unbounded', ends: ['ttl', 'cache', 'alias'] },
    'cachetools.cached': { keeps: 'given', limit: { name: 'cache', position: 0, default: null } },
    'asyncache.cached': { keeps: 'given', limit: { name: 'cache', position: 0, default: null } },
    // One for all requests keeps every answer that it ever fetched.
    'strawberry.dataloader.DataLoader': {
      keeps: 'unbounded',
      wraps: true,
      ends: ['cache', 'cache_map'],
      forEach: true,
    },
    'aiodataloader.DataLoader': { keeps: 'unbounded', wraps: true, ends: ['cache', 'cache_map'], forEach: true },
    'cachetools.func.lru_cache': { keeps: 'bounded' },
    'cachetools.func.ttl_cache': { keeps: 'bounded' },
    'methodtools.lru_cache': { keeps: 'bounded', perInstance: true },
  },
  memoClears: setOf('cache_clear'),
  handlerDecorators:
    setOf(`route get post put patch delete head options websocket websocket_route api_route middleware before_request
      after_request teardown_request errorhandler exception_handler on_event event listener command slash_command
      message_handler callback_query_handler inline_handler task shared_task periodic_task on_message agent timer subscribe
      consumer receiver handler on api_view action view_config webhook app_command hybrid_command group callback observe
      require_http_methods login_required csrf_exempt loop cron scheduled_job tool resource actor message edited_message
      callback_query inline_query subscriber call_tool read_resource get_prompt page view shortcut mutation field`),
  toolModules: setOf('unittest mock pytest click typer asyncclick'),
  toolMembers: new Set(['cli']),
  quietDecorators:
    setOf(`property staticmethod classmethod abstractmethod override overload wraps contextmanager asynccontextmanager final
      cached_property lru_cache cache setter getter deleter inlineCallbacks`),
  plainDecorators: setOf('staticmethod classmethod override'),
  optionReaders: setOf('parse_args parse_known_args'),
  commandDecorators: setOf('command group'),
  onceOnly: /^_*((run|call|only|do|execute)_?)?once$/i,
  remembering: /(^|_)(cached?|memoi[sz]ed?|lazy|once|reify|singleton)(_|[A-Z]|$)|^lazy/i,
  // Of pools; of argparse, by which the one command that was asked for is found.
  starters: setOf('initializer set_defaults lifespan'),
  callbackVerbs:
    setOf(`on once connect subscribe add_handler add_listener add_callback add_done_callback call_later call_soon call_at
      call_soon_threadsafe create_task ensure_future register add_event_handler add_job every schedule submit apply_async
      run_in_executor add_reader add_writer set_handler add_signal_handler start_server create_server Thread Timer add_route
      add_get add_post add_url_rule add_periodic_task bind listen observe do run_repeating serve unix_serve start_unix_server
      basic_consume consume message_callback_add add_event_detect add_event_callback sniff CommandHandler MessageHandler CallbackQueryHandler InlineQueryHandler async_listen
      async_track_state_change_event async_track_time_interval async_dispatcher_connect`),
  listeningVerbs: setOf('on connect subscribe add_listener add_callback bind listen observe add_event_callback'),
  unsureVerbs: new Set(['register']),
  loaders: setOf('__import__ import_module'),
  processIds: setOf('getpid'),
  intervalEnds: new Set(),
  // Of aiogram's dispatcher.
  eventSources: {
    members: setOf(`message edited_message channel_post edited_channel_post business_message callback_query inline_query
      chosen_inline_result shipping_query pre_checkout_query poll poll_answer my_chat_member chat_member chat_join_request
      message_reaction error errors`),
    names: new Set(),
  },
  // Source: the reference of Gradio.
  handlerTakers: setOf(
    'gradio.Interface gradio.ChatInterface gradio.Button.click gradio.Textbox.submit gradio.Textbox.change',
  ),
  // tkinter's `after`, Twisted's `callLater`, Qt's `singleShot`, Kivy's `schedule_once`, Tornado's `add_timeout`, wx's `CallLater`.
  deferringVerbs:
    setOf(`once add_done_callback call_later call_soon call_at call_soon_threadsafe create_task ensure_future submit
      apply_async run_in_executor to_thread Thread Timer after after_idle callLater singleShot schedule_once add_timeout
      CallLater CallAfter add_task start_background_task start_soon spawn spawn_n`),
  handsAlong:
    setOf(`call_later call_soon call_at call_soon_threadsafe submit run_in_executor to_thread callLater add_task
    start_background_task start_soon spawn spawn_n`),
  partials: setOf('partial partialmethod WeakMethod debounce throttle once'),
  spawns: setOf('create_task ensure_future run_coroutine_threadsafe submit call_later'),
  waits: setOf('wait get recv receive receive_text receive_bytes receive_json read readline join'),
  gatherers: setOf('asyncio.gather asyncio.wait concurrent.futures.wait'),
  hosts: setOf('start_server start_unix_server serve unix_serve'),
  beginVerbs: new Set(),
  clocks: setOf('time.time time.monotonic time.time_ns datetime.datetime.now datetime.datetime.utcnow'),
  intervals: setOf('scheduled_job LoopingCall PeriodicCallback looping_call schedule_interval set_interval'),
  feeders: new Set(['addHandler']),
  inlineVerbs: setOf('map filter sorted reduce max min sort any all key run'),
  interfaces: setOf('typing.Protocol typing_extensions.Protocol'),
  lives: pythonLives,
  lifeOptions: {},
  components: pythonComponents,
  componentWrappers: /^(?!)/,
  mounts: new Set(),
  identities:
    setOf(`uuid.uuid1 uuid.uuid4 uuid.uuid7 secrets.token_hex secrets.token_urlsafe secrets.token_bytes time.time
      time.monotonic time.time_ns time.perf_counter datetime.datetime.now datetime.datetime.utcnow next os.urandom
      random.random`),
  makers: setOf('create_future Future Deferred Event Condition Lock RLock object'),
  typed: {
    functions: setOf('input raw_input prompt getpass'),
    methods: setOf('input raw_input prompt prompt_async ask getpass'),
    of: /(session|terminal|console|shell|click|typer|prompt|getpass|builtins)$/i,
  },
  eventLoops: {
    verbs: setOf('run main mainloop MainLoop exec exec_ run_app'),
    functions:
      /^(twisted\.internet\.reactor\.run|gi\.repository\.Gtk\.main|gtk\.main|aiohttp\.web\.run_app|uvicorn\.run)$/,
    owners: setOf('QApplication QGuiApplication QCoreApplication Tk ThemedTk CTk'),
  },
  streams: setOf('itertools.count itertools.cycle watchfiles.watch watchfiles.awatch'),
  infinite: setOf('math.inf numpy.inf sys.maxsize'),
  finiteMethods: setOf('weekday isoweekday startswith endswith is_file is_dir exists'),
  days: {
    functions: setOf('datetime.date.today'),
    methods: setOf('date toordinal isocalendar'),
    formats: setOf('strftime'),
    finer: /%[-#]?[HIMSfscXTpRr+]/,
  },
  finite: setOf(
    'type bool isinstance issubclass callable hasattr threading.get_ident _thread.get_ident thread.get_ident',
  ),
  globals: new Set(),
  moduleOwn: new Set(),
  ofFunctions:
    /^(callable|inspect\.(is\w*function|signature|getfullargspec|unwrap|getsource)|asyncio\.iscoroutinefunction)$/,
  ...pythonHandlers,
  opens: pythonOpens,
  resources: pythonResources,
  timedWaits: pythonWaits,
  gradients: {
    packages: /^(torch|pytorch_lightning|lightning|accelerate|transformers)(\.|$)/,
    walksBack: setOf('backward manual_backward'),
    letsGo: setOf('item detach detach_ cpu numpy tolist data clone_detached mean_value float'),
  },
  standardModules:
    setOf(`abc argparse ast asyncio builtins bz2 cmd code codecs collections concurrent configparser contextlib contextvars copy
      csv ctypes dataclasses datetime decimal email enum functools gc gzip heapq html http imaplib importlib inspect io itertools
      json logging lzma mmap multiprocessing numbers operator os pathlib pdb pickle queue random re sched selectors shelve shlex
      signal smtplib socket socketserver sqlite3 ssl string subprocess sys tarfile tempfile threading time tkinter traceback
      types typing unittest urllib uuid weakref xml xmlrpc zipfile`),
  races: new Map([['asyncio.wait', { of: 'tasks', asked: { argument: 'return_when', value: 'FIRST_COMPLETED' } }]]),
  wholeReads: {
    methods: setOf('read readlines read_text read_bytes'),
    functions: new Set(),
    rows: new Set(['fetchall']),
    ofRows: /cur(sor)?|result|rows/i,
    asks: /^execute/,
    few: /\blimit\b|\bcount\(|\bpragma\b|\bgroup by\b|where .*= ?[?%:$]/i,
  },
};
