import type { NameRow, OpenCatalog, OpenRow } from '../../model/open-rows.js';
import { rowsOf, setOf, words } from '../words.js';

/** One that others may need by its name, or after it was read. */
const LOOSE_FILE: OpenRow = {
  is: 'a file',
  closes: ['close'],
  collected: true,
  instead: 'Open it in a `with` block',
};
const FILE: OpenRow = { ...LOOSE_FILE, managed: true };
const MEMORY = ['io.BytesIO', 'io.StringIO'];
const ARCHIVE: OpenRow = { ...FILE, is: 'an archive', over: MEMORY };
/** After these Pillow has read the pixels, and has closed the file of an image with one frame. */
const IMAGE_READS = words(
  'close load save convert resize thumbnail rotate tobytes getdata transpose crop filter getpixel paste copy verify show',
);
const SOCKET: OpenRow = { is: 'a socket', closes: ['close', 'detach'], collected: true, connects: true };
const CONNECTION: OpenRow = { is: 'a connection', closes: ['close'], collected: true, connects: true };
/** At the end of its body it closes itself and its socket, by `read()` and not by `readlines()` (seen with CPython 3.11). */
const RESPONSE: OpenRow = {
  ...CONNECTION,
  is: 'a response',
  readsOut: ['read'],
  by: ['json.load', 'shutil.copyfileobj'],
};
/** The event loop keeps what it waits for. */
const TRANSPORT: OpenRow = { is: 'a connection', closes: ['close', 'abort', 'wait_closed'] };
const DESCRIPTOR: OpenRow = {
  is: 'a file descriptor',
  closes: [],
  by: ['os.close', 'os.closerange'],
  instead: 'Close it with `os.close`, or hand it to `os.fdopen` in a `with` block',
};
const THREADS: OpenRow = {
  is: 'a pool of threads',
  closes: ['shutdown'],
  collected: true,
  idle: true,
  instead: 'Make it in a `with` block, or share one for all calls',
};
const BROWSER: OpenRow = { is: 'a browser', closes: ['close', 'quit'] };
const SHARES = words('transport connector mounts http_client connection_pool session connector_owner');
const SESSION: OpenRow = {
  shares: SHARES,
  is: 'a session',
  closes: ['close', 'aclose'],
  pools: true,
  instead: 'Make it in a `with` block, or share one for all calls',
};

const DATABASE_SESSION: OpenRow = {
  is: 'a database session',
  closes: ['close', 'close_all'],
  managed: true,
  instead: 'Make it in a `with` block',
};
const FIGURE: OpenRow = {
  is: 'a figure',
  closes: [],
  // `show` waits until the user has closed them.
  by: ['matplotlib.pyplot.close', 'matplotlib.pyplot.show'],
  kept: true,
  instead: 'Close it with `plt.close(fig)` when it is saved, or make it with `matplotlib.figure.Figure`',
};
const SHARED: OpenRow = {
  shares: SHARES,
  is: 'a client',
  closes: [],
  collected: true,
  pools: true,
  instead: 'Make one when the process starts, and share it',
};
const POOLED: OpenRow = { ...SHARED, closes: ['close', 'aclose', 'disconnect'] };

const SERIES: NameRow = { keeps: 'a time series', labels: true };

/** What Python's library and much used packages open. Sources: their references; `ResourceWarning` in the library's own code. */
export const pythonOpens: OpenCatalog = {
  rows: {
    ...rowsOf('open file io.open codecs.open tokenize.open os.fdopen pathlib.Path.open', FILE),
    ...rowsOf('gzip.open bz2.open lzma.open wave.open bz2.BZ2File gzip.GzipFile lzma.LZMAFile', {
      ...FILE,
      over: MEMORY,
    }),
    ...rowsOf(
      'io.FileIO fileinput.input shelve.open dbm.open dbm.gnu.open dbm.ndbm.open dbm.dumb.open dbm.sqlite3.open io.open_code fileinput.FileInput aifc.open sunau.open',
      FILE,
    ),
    // What is read out of an archive has no handle but that of the archive.
    ...rowsOf('zipfile.ZipFile.open tarfile.TarFile.extractfile tarfile.open.extractfile', {
      ...FILE,
      over: MEMORY,
      idle: true,
    }),
    ...rowsOf('tempfile.TemporaryFile tempfile.NamedTemporaryFile tempfile.SpooledTemporaryFile', {
      ...LOOSE_FILE,
      is: 'a temporary file',
    }),
    'tempfile.TemporaryDirectory': { ...LOOSE_FILE, is: 'a temporary directory', closes: ['cleanup'] },
    'tempfile.mkstemp': { ...DESCRIPTOR, parts: [0] },
    'os.open': DESCRIPTOR,
    // Mostly a number that is put out of the way between a fork and an exec.
    'os.dup': { ...DESCRIPTOR, mayStay: true },
    ...rowsOf('os.eventfd os.pidfd_open os.timerfd_create', DESCRIPTOR),
    'os.pipe': { ...DESCRIPTOR, parts: [0, 1] },
    'pty.openpty': { ...DESCRIPTOR, parts: [0, 1] },
    'os.openpty': { ...DESCRIPTOR, parts: [0, 1] },
    'os.memfd_create': DESCRIPTOR,
    ...rowsOf(
      'zipfile.ZipFile tarfile.open tarfile.TarFile zipfile.PyZipFile py7zr.SevenZipFile rarfile.RarFile',
      ARCHIVE,
    ),
    ...rowsOf('tarfile.TarFile.open tarfile.TarFile.taropen tarfile.TarFile.gzopen', ARCHIVE),
    'mmap.mmap': { ...FILE, is: 'a memory map' },
    ...rowsOf('PIL.Image.open', { ...LOOSE_FILE, is: 'an image file', closes: IMAGE_READS, mayStay: true }),
    ...rowsOf(
      `h5py.File netCDF4.Dataset rasterio.open fiona.open soundfile.SoundFile av.open fitz.open pdfplumber.open
      pikepdf.open pikepdf.Pdf.open`,
      FILE,
    ),
    ...rowsOf('socket.socket socket.create_connection socket.create_server socket.fromfd', {
      ...SOCKET,
      managed: true,
    }),
    'socket.socketpair': { ...SOCKET, parts: [0, 1] },
    'socket.socket.accept': { ...SOCKET, parts: [0] },
    // Each has a thread of its own that keeps it.
    ...rowsOf(
      'watchdog.observers.Observer watchdog.observers.polling.PollingObserver watchdog.observers.polling.PollingObserverVFS',
      { is: 'a watcher of files', closes: ['stop'] },
    ),
    // `loop_start` has a thread of its own, which keeps it; `loop_forever` comes back when it is disconnected.
    'paho.mqtt.client.Client': { is: 'an MQTT client', closes: ['disconnect', 'loop_stop', 'loop_forever'] },
    ...rowsOf('select.epoll select.kqueue selectors.DefaultSelector', { ...SOCKET, is: 'a selector' }),
    ...rowsOf(
      'http.client.HTTPConnection http.client.HTTPSConnection smtplib.SMTP smtplib.SMTP_SSL ftplib.FTP ftplib.FTP_TLS',
      {
        ...CONNECTION,
        closes: ['close', 'quit'],
      },
    ),
    ...rowsOf('imaplib.IMAP4 imaplib.IMAP4_SSL poplib.POP3 poplib.POP3_SSL', {
      ...CONNECTION,
      closes: ['logout', 'shutdown', 'quit', 'close'],
    }),
    // The channel of c-ares keeps its sockets.
    'aiodns.DNSResolver': { is: 'a resolver', closes: ['close', 'cancel'] },
    'urllib.request.urlopen': { ...RESPONSE, managed: true },
    'urllib2.urlopen': RESPONSE,
    ...rowsOf('multiprocessing.connection.Client multiprocessing.connection.Listener', CONNECTION),
    'multiprocessing.Pipe': { ...CONNECTION, parts: [0, 1] },
    // The segment itself goes with `unlink`; the mapping and its descriptor with `close`.
    'multiprocessing.shared_memory.SharedMemory': { ...LOOSE_FILE, is: 'a shared memory', closes: ['close'] },
    ...rowsOf('serial.Serial telnetlib.Telnet websocket.create_connection pycurl.Curl', CONNECTION),
    ...rowsOf('kombu.Connection kombu.BrokerConnection', { ...CONNECTION, closes: ['close', 'release'], idle: true }),
    ...rowsOf('grpc.insecure_channel grpc.secure_channel grpc.aio.insecure_channel grpc.aio.secure_channel', {
      ...CONNECTION,
      is: 'a channel',
    }),
    ...rowsOf(
      'sqlite3.connect psycopg2.connect psycopg.connect pymysql.connect MySQLdb.connect mysql.connector.connect pyodbc.connect',
      CONNECTION,
    ),
    ...rowsOf(
      'cx_Oracle.connect oracledb.connect duckdb.connect pymssql.connect snowflake.connector.connect',
      CONNECTION,
    ),
    ...rowsOf('asyncpg.connect aiosqlite.connect aiomysql.connect aiopg.connect psycopg.AsyncConnection.connect', {
      ...CONNECTION,
      closes: ['close', 'terminate'],
    }),
    ...rowsOf('asyncio.open_connection asyncio.open_unix_connection', { ...TRANSPORT, parts: [1] }),
    ...rowsOf('asyncio.start_server asyncio.start_unix_server', { ...TRANSPORT, is: 'a server', closes: ['close'] }),
    ...rowsOf('paramiko.SSHClient paramiko.Transport pika.BlockingConnection websockets.connect ldap3.Connection', {
      ...CONNECTION,
      closes: ['close', 'unbind'],
    }),
    ...rowsOf('asyncssh.connect nats.connect aio_pika.connect aio_pika.connect_robust aiosmtplib.SMTP', {
      ...CONNECTION,
      closes: ['close', 'quit', 'drain'],
    }),
    // A consumer and a producer have tasks or threads of their own.
    ...rowsOf('aiokafka.AIOKafkaConsumer aiokafka.AIOKafkaProducer', {
      is: 'a client',
      closes: ['stop'],
      idle: true,
    }),
    ...rowsOf('kafka.KafkaConsumer confluent_kafka.Consumer confluent_kafka.DeserializingConsumer', {
      ...CONNECTION,
      idle: true,
    }),
    ...rowsOf('zmq.Context zmq.asyncio.Context', {
      ...CONNECTION,
      is: 'a context of ZeroMQ',
      closes: ['term', 'destroy'],
    }),
    ...rowsOf('zmq.Context.socket zmq.asyncio.Context.socket zmq.Context.instance.socket', SOCKET),
    ...rowsOf('pexpect.spawn pexpect.pxssh.pxssh ptyprocess.PtyProcess.spawn', {
      is: 'a process',
      closes: ['close', 'terminate', 'wait', 'logout', 'kill'],
      collected: true,
      mayStay: true,
    }),
    ...rowsOf('ldap.initialize pysftp.Connection stomp.Connection libvirt.open', {
      ...CONNECTION,
      closes: ['close', 'disconnect', 'unbind', 'unbind_s'],
    }),
    'anyio.create_memory_object_stream': {
      is: 'a stream',
      closes: ['close', 'aclose'],
      collected: true,
      parts: [0, 1],
    },
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
    'multiprocessing.Manager': { is: 'a manager process', closes: ['shutdown'] },
    'subprocess.Popen': {
      is: 'a process',
      closes: ['wait', 'communicate', 'terminate', 'kill', '__exit__'],
      mayStay: true,
    },
    'os.popen': { ...LOOSE_FILE, is: 'a pipe' },
    // Most run for as long as their thread or process does.
    'asyncio.new_event_loop': { is: 'an event loop', closes: ['close'], mayStay: true },
    ...rowsOf('aiohttp.ClientSession', { ...SESSION, is: 'a client session' }),
    'aiohttp.ClientSession.ws_connect': { ...TRANSPORT, closes: ['close'] },
    ...rowsOf('requests.Session requests.session requests.sessions.Session', { ...SESSION, collected: true }),
    ...rowsOf('httpx.Client', { ...SESSION, is: 'a client', collected: true }),
    ...rowsOf('httpx.AsyncClient', { ...SESSION, is: 'a client' }),
    ...rowsOf(
      'selenium.webdriver.Chrome selenium.webdriver.Firefox selenium.webdriver.Remote selenium.webdriver.Edge',
      BROWSER,
    ),
    // A session has credentials, and no connections but those of its clients.
    ...rowsOf(
      `boto3.client boto3.resource boto3.Session.client boto3.Session.resource boto3.session.Session.client
      boto3.session.Session.resource`,
      SHARED,
    ),
    ...rowsOf('sqlalchemy.create_engine sqlalchemy.engine.create_engine', {
      ...SHARED,
      is: 'an engine',
      // What `execution_options` gives has the same pool.
      closes: ['dispose', 'execution_options'],
    }),
    ...rowsOf('sqlalchemy.ext.asyncio.create_async_engine sqlmodel.create_engine', {
      ...SHARED,
      is: 'an engine',
      // What `execution_options` gives has the same pool.
      closes: ['dispose', 'execution_options'],
    }),
    ...rowsOf(
      'redis.Redis redis.StrictRedis redis.from_url redis.Redis.from_url redis.ConnectionPool redis.asyncio.Redis',
      POOLED,
    ),
    ...rowsOf('redis.asyncio.from_url redis.asyncio.Redis.from_url aioredis.from_url aioredis.Redis', POOLED),
    ...rowsOf('pymongo.MongoClient pymongo.AsyncMongoClient motor.motor_asyncio.AsyncIOMotorClient', POOLED),
    ...rowsOf('docker.from_env docker.DockerClient docker.APIClient docker.Client docker.client.APIClient', POOLED),
    ...rowsOf('elasticsearch.Elasticsearch elasticsearch.AsyncElasticsearch kafka.KafkaProducer', POOLED),
    ...rowsOf('psycopg_pool.ConnectionPool psycopg_pool.AsyncConnectionPool asyncpg.create_pool', POOLED),
    ...rowsOf(
      `neo4j.GraphDatabase.driver neo4j.AsyncGraphDatabase.driver influxdb_client.InfluxDBClient
      urllib3.PoolManager opensearchpy.OpenSearch clickhouse_connect.get_client`,
      POOLED,
    ),
    'cassandra.cluster.Cluster': { ...SHARED, closes: ['shutdown'] },
    // These close their pool in `__del__`.
    ...rowsOf('openai.OpenAI openai.AsyncOpenAI anthropic.Anthropic anthropic.AsyncAnthropic', {
      ...POOLED,
      collected: true,
    }),
    // A connection of the pool goes back when the session is closed, or collected.
    ...rowsOf(
      `sqlalchemy.orm.Session sqlalchemy.orm.session.Session sqlmodel.Session sqlalchemy.orm.sessionmaker.__call__
      sqlalchemy.orm.session.sessionmaker.__call__`,
      { ...DATABASE_SESSION, collected: true },
    ),
    ...rowsOf(
      `sqlalchemy.ext.asyncio.AsyncSession sqlalchemy.ext.asyncio.async_sessionmaker.__call__
      sqlmodel.ext.asyncio.session.AsyncSession`,
      DATABASE_SESSION,
    ),
    'matplotlib.pyplot.figure': FIGURE,
    'matplotlib.pyplot.subplots': { ...FIGURE, parts: [0] },
    'matplotlib.pyplot.subplot_mosaic': { ...FIGURE, parts: [0] },
    ...rowsOf('cv2.VideoCapture cv2.VideoWriter', { is: 'a video', closes: ['release'], collected: true }),
    // Each has a process of ffmpeg.
    ...rowsOf(
      `moviepy.editor.VideoFileClip moviepy.editor.AudioFileClip moviepy.VideoFileClip moviepy.AudioFileClip
      moviepy.video.io.VideoFileClip.VideoFileClip imageio.get_reader imageio.get_writer`,
      { is: 'a video', closes: ['close'], collected: true, instead: 'Close it in `finally`' },
    ),
  },
  methods: {
    // The protocol has its transport, and is told when that is closed.
    ...rowsOf('loop.create_connection loop.create_unix_connection loop.create_datagram_endpoint', {
      ...TRANSPORT,
      parts: [0],
      joined: true,
      onItsOwn: true,
    }),
    // Who loses it leaves the pool one connection short.
    ...rowsOf('pool.acquire pool.getconn', {
      is: 'a connection of the pool',
      closes: ['close', 'release', '__aexit__'],
    }),
    // redis: a thread with a connection of its own.
    'pubsub.run_in_thread': { is: 'a thread', closes: ['stop'] },
    ...rowsOf('loop.create_server loop.create_unix_server', { ...TRANSPORT, is: 'a server', closes: ['close'] }),
  },
  borrowers:
    setOf(`json.load json.dump yaml.load yaml.safe_load yaml.full_load yaml.dump yaml.safe_dump pickle.load pickle.dump
      yaml.load_all yaml.safe_load_all simplejson.load simplejson.dump ujson.load ujson.dump cPickle.load cPickle.dump
      joblib.load joblib.dump torch.load torch.save email.message_from_file email.message_from_binary_file xml.dom.minidom.parse
      tomllib.load tomli.load toml.load toml.dump marshal.load marshal.dump plistlib.load plistlib.dump shutil.copyfileobj
      print len str repr list sorted enumerate set tuple sum max min bool id type isinstance hasattr getattr hash int
      hashlib.file_digest configparser.ConfigParser.read_file next os.write os.read os.fsync os.fstat os.lseek os.isatty
      os.ftruncate os.fchmod os.set_inheritable os.get_inheritable os.set_blocking fcntl.flock fcntl.fcntl fcntl.ioctl
      fcntl.lockf msvcrt.locking select.select numpy.load numpy.save numpy.loadtxt pandas.read_csv pandas.read_json
      pandas.read_excel pandas.read_pickle xml.etree.ElementTree.parse lxml.etree.parse ast.literal_eval any all logging.debug logging.info logging.warning logging.error subprocess.run subprocess.call
      subprocess.check_call subprocess.check_output subprocess.Popen asyncio.create_subprocess_exec asyncio.create_subprocess_shell socket.SocketType.getsockname`),
  views:
    setOf(`csv.reader csv.writer csv.DictReader csv.DictWriter io.TextIOWrapper io.BufferedReader io.BufferedWriter iter
      asyncio.wait_for asyncio.shield asyncio.StreamWriter contextlib.closing
      reversed map filter zip enumerate itertools.islice itertools.chain tqdm.tqdm codecs.getreader codecs.getwriter`),
  duplicators: new Set(['os.dup2']),
  chains: new Set(),
  openers: setOf('open makefile extractfile'),
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
  currentTasks: setOf('asyncio.current_task asyncio.tasks.current_task curio.current_task'),
  keepers: setOf('functools.partial functools.partialmethod'),
  // A thread and a process drop their target when it is done; a number, a path and a collection copy.
  forgetters:
    setOf(`threading.Thread multiprocessing.Process pathlib.Path decimal.Decimal collections.deque collections.Counter
      collections.OrderedDict collections.ChainMap weakref.WeakSet weakref.WeakKeyDictionary weakref.WeakValueDictionary`),
};
