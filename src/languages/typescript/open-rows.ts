import type { NameRow, OpenCatalog, OpenRow } from '../../model/catalog/open-rows.js';
import { rowsOf, setOf, words } from '../words.js';

const DESCRIPTOR: OpenRow = {
  is: 'a file descriptor',
  closes: [],
  by: ['fs.closeSync', 'fs.close'],
  instead: 'Close it in `finally`',
};
const CONNECTION: OpenRow = {
  is: 'a connection',
  closes: ['close', 'end', 'quit', 'disconnect', 'destroy', '$disconnect'],
};
const CLIENT: OpenRow = {
  ...CONNECTION,
  is: 'a client',
  pools: true,
  instead: 'Make one for all calls, or close it in `finally`',
};
const LENT: OpenRow = {
  is: 'a connection of the pool',
  closes: ['release', 'end', 'destroy'],
  instead: 'Give it back in `finally`',
};
const BROWSER: OpenRow = { is: 'a browser', closes: ['close', 'disconnect'], instead: 'Close it in `finally`' };

/** Most run for as long as their process does. */
const SERVER: OpenRow = { is: 'a server', closes: ['close'], mayStay: true, serves: true, endsWithOwner: true };

const SERIES: NameRow = { keeps: 'a time series', labels: true };

/** What Node and much used packages open. Sources: their references. Streams close themselves when they end. */
export const typescriptOpens: OpenCatalog = {
  rows: {
    'fs.openSync': DESCRIPTOR,
    ...rowsOf('fs.promises.open fs/promises.open', {
      is: 'a file',
      // A stream of it closes it when it ends, unless it is told not to.
      closes: ['close', 'createReadStream', 'createWriteStream', 'readLines'],
      instead: 'Close it in `finally`',
    }),
    ...rowsOf('fs.createWriteStream', { is: 'a stream', closes: ['end', 'destroy', 'close'], prompt: ['write'] }),
    ...rowsOf('worker_threads.Worker', {
      is: 'a worker thread',
      closes: ['terminate', 'postMessage', 'on', 'once'],
      mayStay: true,
    }),
    ...rowsOf(
      '@prisma/client.PrismaClient mongodb.MongoClient ioredis ioredis.Redis ioredis.default pg.Pool pg.Client',
      CLIENT,
    ),
    ...rowsOf('mysql.createPool mysql2.createPool mysql2/promise.createPool', CLIENT),
    ...rowsOf('redis.createClient typeorm.DataSource knex knex.knex sequelize.Sequelize', CLIENT),
    ...rowsOf('mysql.createConnection mysql2.createConnection mysql2/promise.createConnection pg.Client', CONNECTION),
    ...rowsOf('amqplib.connect nats.connect', CONNECTION),
    // One for those who listen, as its own can do nothing else meanwhile.
    ...rowsOf(
      `ioredis.duplicate ioredis.Redis.duplicate ioredis.default.duplicate redis.createClient.duplicate
      redis.RedisClientType.duplicate`,
      CONNECTION,
    ),
    ...rowsOf(
      `amqplib.connect.createChannel amqplib.connect.createConfirmChannel amqplib.Connection.createChannel
      amqplib.Connection.createConfirmChannel amqplib.ChannelModel.createChannel
      amqplib.ChannelModel.createConfirmChannel`,
      {
        is: 'a channel',
        closes: ['close'],
        ofWhole: true,
      },
    ),
    ...rowsOf('bullmq.Queue bullmq.QueueEvents bullmq.FlowProducer bull bull.default', { ...CONNECTION, serves: true }),
    ...rowsOf(
      'pg.Pool.connect mysql.Pool.getConnection mysql.createPool.getConnection mysql2/promise.createPool.getConnection',
      LENT,
    ),
    ...rowsOf('mysql2.createPool.getConnection', LENT),
    ...rowsOf('puppeteer.launch puppeteer-core.launch playwright.chromium.launch playwright.firefox.launch', BROWSER),
    ...rowsOf('playwright.webkit.launch playwright-core.chromium.launch @playwright/test.chromium.launch', BROWSER),
    ...rowsOf(
      'puppeteer.connect puppeteer-core.connect playwright.chromium.connect playwright.chromium.connectOverCDP playwright-core.chromium.connect',
      BROWSER,
    ),
    ...rowsOf(
      `puppeteer.launch.newPage puppeteer.connect.newPage puppeteer-core.launch.newPage puppeteer-core.connect.newPage
      playwright.chromium.launch.newPage playwright.firefox.launch.newPage playwright.webkit.launch.newPage
      playwright-core.chromium.launch.newPage puppeteer.Browser.newPage playwright.Browser.newPage`,
      { is: 'a page', closes: ['close'], ofWhole: true, instead: 'Close it in `finally`' },
    ),
    ...rowsOf(
      `playwright.chromium.launch.newContext playwright.firefox.launch.newContext playwright.webkit.launch.newContext
      playwright-core.chromium.launch.newContext playwright.Browser.newContext puppeteer.launch.createBrowserContext
      puppeteer.launch.createIncognitoBrowserContext`,
      { is: 'a browser context', closes: ['close'], ofWhole: true, instead: 'Close it in `finally`' },
    ),
    ...rowsOf('mongodb.MongoClient.connect', { ...CLIENT, static: true }),
    ...rowsOf('kafkajs.Kafka.producer kafkajs.Kafka.consumer kafkajs.Kafka.admin', CONNECTION),
    ...rowsOf('sqlite3.Database better-sqlite3 better-sqlite3.default node:sqlite.DatabaseSync', CONNECTION),
    ...rowsOf('ssh2.Client imapflow.ImapFlow serialport.SerialPort', {
      ...CONNECTION,
      closes: ['close', 'end', 'destroy', 'logout'],
    }),
    ...rowsOf('cassandra-driver.Client @elastic/elasticsearch.Client neo4j-driver.driver neo4j-driver.default.driver', {
      ...CLIENT,
      closes: ['close', 'shutdown'],
    }),
    ...rowsOf('@grpc/grpc-js.Client grpc.Client', { ...CLIENT, closes: ['close'] }),
    ...rowsOf('winston.createLogger', { is: 'a logger', closes: ['close', 'end', 'destroy'], pools: true }),
    ...rowsOf('mongoose.createConnection', CONNECTION),
    ...rowsOf('ldapjs.createClient', { ...CONNECTION, closes: ['unbind', 'destroy', 'end', 'close'] }),
    ...rowsOf('mqtt.connect snowflake-sdk.createConnection', CONNECTION),
    ...rowsOf('zeromq.Push zeromq.Pull zeromq.Request zeromq.Reply zeromq.Dealer zeromq.Router zeromq.Publisher', {
      ...CONNECTION,
      is: 'a socket',
    }),
    'zeromq.Subscriber': { ...CONNECTION, is: 'a socket' },
    ...rowsOf('@google-cloud/pubsub.PubSub @google-cloud/firestore.Firestore @google-cloud/spanner.Spanner', {
      ...CLIENT,
      closes: ['close', 'terminate'],
    }),
    ...rowsOf('undici.Agent undici.Pool undici.ProxyAgent', { ...CLIENT, closes: ['close', 'destroy'] }),
    // Each has threads, a process or an engine of its own.
    ...rowsOf('tesseract.js.createWorker piscina piscina.Piscina tinypool tinypool.Tinypool workerpool.pool', {
      is: 'a worker',
      closes: ['terminate', 'destroy', 'close'],
      instead: 'End it in `finally`, or share one for all calls',
    }),
    ...rowsOf('node-pty.spawn', { is: 'a terminal', closes: ['kill', 'destroy', 'onExit', 'on'] }),
    ...rowsOf('isolated-vm.Isolate', { is: 'an isolate', closes: ['dispose'] }),
    // Its timers, workers and frames run on.
    ...rowsOf('happy-dom.Window happy-dom.GlobalWindow', {
      is: 'a window',
      closes: ['close', 'happyDOM'],
      instead: 'Close it in `finally`',
    }),
    ...rowsOf('sqlite.open oracledb.getConnection oracledb.Pool.getConnection', CONNECTION),
    ...rowsOf('basic-ftp.Client ssh2-sftp-client.default promise-ftp.default', CONNECTION),
    ...rowsOf('http.createServer https.createServer http2.createServer net.createServer tls.createServer', SERVER),
    'dgram.createSocket': SERVER,
    ...rowsOf('http2.connect', { is: 'an HTTP/2 session', closes: ['close', 'destroy'] }),
    ...rowsOf(
      'mongodb.MongoClient.watch mongodb.MongoClient.db.watch mongodb.MongoClient.db.collection.watch mongodb.Collection.watch',
      { is: 'a change stream', closes: ['close'], ofWhole: true },
    ),
    ...rowsOf('mongodb.MongoClient.startSession mongoose.startSession mongoose.Connection.startSession', {
      is: 'a session',
      closes: ['endSession'],
      instead: 'End it in `finally`',
    }),
    ...rowsOf('typeorm.DataSource.createQueryRunner typeorm.Connection.createQueryRunner', {
      is: 'a query runner',
      closes: ['release'],
      instead: 'Release it in `finally`',
    }),
    // Browsers have a few of them, and collect none that is not closed, at work or not. Source: Chromium's.
    ...rowsOf('AudioContext window.AudioContext webkitAudioContext window.webkitAudioContext', {
      is: 'an audio context',
      closes: ['close'],
      serves: true,
    }),
    ...rowsOf('createImageBitmap', { is: 'a bitmap', closes: ['close'], collected: true }),
  },
  methods: {},
  borrowers:
    setOf(`fs.readSync fs.writeSync fs.fstatSync fs.ftruncateSync fs.fsyncSync fs.futimesSync fs.readFileSync fs.writeFileSync
      fs.appendFileSync fs.fchmodSync console.log console.error console.debug console.info console.warn String Boolean`),
  views: new Set(),
  speakers: /^$/,
  duplicators: new Set(),
  openers: setOf('open'),
  awaited: {
    opens:
      /^(open|new|create|acquire|launch|connect|dial|checkout|lease|borrow|start)([A-Z]|$)|^get(Connection|Client)$/,
    closes: words('close release destroy end quit disconnect terminate dispose abort free cleanup'),
    // File System Standard: what was not closed is thrown away with the stream.
    collected: new Set(['createWritable']),
  },
  contexts: new Set(),
  begins: /^(\$?connect|open|initiali[sz]e|authenticate)$/,
  talks: /^(connect|login|bind|listen|handshake|auth|send|request)/,
  onlookers: setOf('super WeakRef String'),
  closers: setOf('release quit logout shutdown join kill terminate'),
  closesOrWaits: /^_*(close|stop|shut|disconnect|release|terminate|kill|wait|join)/,
  entrances: new Set(),
  complains: new Set(),
  empties: new Set(),
  chains: setOf(
    'on once addListener prependListener prependOnceListener setMaxListeners setEncoding setKeepAlive setNoDelay unref',
  ),
  ends: setOf('process.exit process.abort process.kill'),
  names: {
    ...rowsOf('log4js.getLogger winston.loggers.get winston.loggers.add', { keeps: 'a logger' }),
    ...rowsOf('performance.mark performance.measure', {
      keeps: 'an entry',
      clearedBy: setOf('performance.clearMarks performance.clearMeasures'),
    }),
    ...rowsOf('prom-client.Counter.labels prom-client.Gauge.labels prom-client.Histogram.labels', SERIES),
    'prom-client.Summary.labels': SERIES,
    // `gauge.set(3)` gives a number only.
    ...rowsOf('prom-client.Counter.inc prom-client.Gauge.set prom-client.Gauge.inc', { ...SERIES, labels: 'first' }),
    ...rowsOf('prom-client.Histogram.observe prom-client.Summary.observe prom-client.Histogram.startTimer', SERIES),
  },
  frames: {},
  processes: new Set(),
  frameEnds: { functions: new Set(), methods: new Set(), attributes: new Set() },
  currentTasks: new Set(),
  keepers: new Set(),
  forgetters: new Set(),
};
