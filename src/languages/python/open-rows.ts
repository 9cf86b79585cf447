import type { NameRow, OpenCatalog } from '../../model/catalog/open-rows.js';
import { rowsOf, setOf, words } from '../words.js';
import { clientRows } from './opens/clients.js';
import { connectionRows, SERVER, TRANSPORT } from './opens/connections.js';
import { FILE, fileRows } from './opens/files.js';
import { mediaRows } from './opens/media.js';
import { workerRows } from './opens/workers.js';

const SERIES: NameRow = { keeps: 'a time series', labels: true, keeper: 'registry' };

/** What Python's library and much used packages open. Sources: their references; `ResourceWarning` in the library's own code. */
export const pythonOpens: OpenCatalog = {
  rows: { ...fileRows, ...connectionRows, ...clientRows, ...workerRows, ...mediaRows },
  methods: {
    // The protocol has its transport, and is told when that is closed.
    ...rowsOf('loop.create_connection loop.create_unix_connection loop.create_datagram_endpoint', {
      ...TRANSPORT,
      parts: [0],
      joined: true,
      onItsOwn: true,
      protocol: true,
    }),
    // Who loses it leaves the pool one connection short.
    ...rowsOf('pool.acquire pool.getconn pool.get_connection', {
      is: 'a connection of the pool',
      closes: ['close', 'release', '__aexit__'],
      takenBackBy: ['putconn', 'release'],
    }),
    // redis: a thread with a connection of its own.
    'pubsub.run_in_thread': { is: 'a thread', closes: ['stop'] },
    ...rowsOf('loop.create_server loop.create_unix_server', SERVER),
  },
  byMode: { verb: 'open', modes: /^[rwxa][bt+]{0,2}$/, row: { ...FILE, mayStay: true } },
  borrowers:
    setOf(`json.load json.dump yaml.load yaml.safe_load yaml.full_load yaml.dump yaml.safe_dump pickle.load pickle.dump
      yaml.load_all yaml.safe_load_all simplejson.load simplejson.dump ujson.load ujson.dump cPickle.load cPickle.dump
      joblib.load joblib.dump torch.load torch.save email.message_from_file email.message_from_binary_file xml.dom.minidom.parse
      json_tricks.load json_tricks.dump json_tricks.np.load json_tricks.np.dump rapidjson.load rapidjson.dump json5.load
      json5.dump hjson.load hjson.dump geojson.load geojson.dump dill.load dill.dump cloudpickle.load cloudpickle.dump
      msgpack.load msgpack.dump msgpack.pack msgpack.unpack cbor2.load cbor2.dump xmltodict.parse xml.sax.parse
      requests.post requests.put requests.patch requests.request httpx.post httpx.put httpx.patch httpx.request
      tomllib.load tomli.load toml.load toml.dump marshal.load marshal.dump plistlib.load plistlib.dump shutil.copyfileobj
      print len str repr list sorted enumerate set tuple sum max min bool id type isinstance hasattr getattr hash int
      hashlib.file_digest configparser.ConfigParser.read_file next os.write os.read os.fsync os.fstat os.lseek os.isatty
      os.ftruncate os.fchmod os.set_inheritable os.get_inheritable os.set_blocking fcntl.flock fcntl.fcntl fcntl.ioctl
      fcntl.lockf msvcrt.locking select.select numpy.load numpy.save numpy.loadtxt numpy.savetxt numpy.savez
      numpy.savez_compressed numpy.genfromtxt numpy.fromfile soundfile.read soundfile.write scipy.io.wavfile.read
      scipy.io.wavfile.write pandas.read_csv pandas.read_json
      pandas.read_excel pandas.read_pickle xml.etree.ElementTree.parse lxml.etree.parse ast.literal_eval any all logging.debug logging.info logging.warning logging.error subprocess.run subprocess.call
      subprocess.check_call subprocess.check_output subprocess.Popen asyncio.create_subprocess_exec asyncio.create_subprocess_shell socket.SocketType.getsockname`),
  views:
    setOf(`csv.reader csv.writer csv.DictReader csv.DictWriter io.TextIOWrapper io.BufferedReader io.BufferedWriter iter
      asyncio.wait_for asyncio.shield asyncio.StreamWriter contextlib.closing
      reversed map filter zip enumerate itertools.islice itertools.chain tqdm.tqdm codecs.getreader codecs.getwriter`),
  // Of gRPC, and of what is generated for OpenAPI.
  speakers: /^[A-Z]\w*(Stub|Api)$/,
  duplicators: new Set(['os.dup2']),
  chains: new Set(),
  openers: setOf('open makefile extractfile'),
  awaited: {
    opens: /^(open|new|create|acquire|launch|connect|dial|checkout|lease|borrow|start)([A-Z]|$)/,
    closes: words('close release destroy end quit disconnect terminate dispose abort free cleanup'),
    collected: new Set(),
  },
  contexts: setOf('contextmanager asynccontextmanager'),
  begins: /^(connect|open|initiali[sz]e|authenticate)$/,
  talks:
    /^(connect|login|starttls|bind|listen|do_handshake|handshake|auth|ehlo|helo|sendall|send|recv|request|getresponse)/,
  onlookers: setOf(
    `super isinstance issubclass ref proxy type repr str id hasattr getattr setattr finalize WeakMethod __init__`,
  ),
  closers: setOf('release quit logout shutdown join kill terminate __exit__ __aexit__'),
  closesOrWaits: /^_*(close|stop|shut|disconnect|release|terminate|kill|wait|join)/,
  entrances: setOf('__enter__ __aenter__'),
  complains: setOf('warn warning error'),
  empties: setOf('clear pop popitem popleft remove discard'),
  ends: setOf('sys.exit exit quit os._exit os.abort os.execv os.execve os.execvp os.execl pytest.fail pytest.skip'),
  names: {
    ...rowsOf('logging.getLogger logging.Logger.getChild logging.getLogger.getChild', { keeps: 'a logger' }),
    ...rowsOf(
      `prometheus_client.Counter.labels prometheus_client.Gauge.labels prometheus_client.Histogram.labels
      prometheus_client.Summary.labels`,
      SERIES,
    ),
  },
  // Source: the notes on reference cycles in the documentation of `inspect` and `sys`.
  frames: {
    'sys.exc_info': { is: 'the traceback', of: 'catch' },
    'sys._getframe': { is: 'a frame', of: 'caller' },
    'inspect.currentframe': { is: 'a frame', of: 'caller' },
    'inspect.stack': { is: 'the frames', of: 'caller' },
    'inspect.trace': { is: 'the frames', of: 'catch' },
  },
  processes: setOf('multiprocessing.Process multiprocessing.context.Process billiard.Process'),
  frameEnds: {
    functions: setOf('clear_frames'),
    methods: setOf('with_traceback'),
    attributes: setOf('__traceback__'),
  },
  currentTasks: setOf('asyncio.current_task asyncio.tasks.current_task curio.current_task'),
  keepers: setOf('functools.partial functools.partialmethod'),
  // A thread and a process drop their target when it is done; a number, a path and a collection copy.
  forgetters:
    setOf(`threading.Thread multiprocessing.Process pathlib.Path decimal.Decimal collections.deque collections.Counter
      collections.OrderedDict collections.ChainMap weakref.WeakSet weakref.WeakKeyDictionary weakref.WeakValueDictionary`),
};
