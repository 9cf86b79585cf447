import type { NameRow, OpenCatalog, OpenRow } from '../../model/open-rows.js';
import { words } from '../words.js';

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

const same = (names: string, row: OpenRow): Record<string, OpenRow> =>
  Object.fromEntries(words(names).map(name => [name, row]));

const SERIES: NameRow = { keeps: 'a time series', labels: true };
const named = (names: string, row: NameRow): Record<string, NameRow> =>
  Object.fromEntries(words(names).map(name => [name, row]));

/** What Node and much used packages open. Sources: their references. Streams close themselves when they end. */
export const typescriptOpens: OpenCatalog = {
  rows: {
    'fs.openSync': DESCRIPTOR,
    ...same('fs.promises.open fs/promises.open', { is: 'a file', closes: ['close'], instead: 'Close it in `finally`' }),
    ...same('fs.createWriteStream', { is: 'a stream', closes: ['end', 'destroy', 'close'] }),
    ...same('worker_threads.Worker', {
      is: 'a worker thread',
      closes: ['terminate', 'postMessage', 'on', 'once'],
      mayStay: true,
    }),
    ...same(
      '@prisma/client.PrismaClient mongodb.MongoClient ioredis ioredis.Redis ioredis.default pg.Pool pg.Client',
      CLIENT,
    ),
    ...same('mysql.createPool mysql2.createPool mysql2/promise.createPool', CLIENT),
    ...same('redis.createClient typeorm.DataSource knex knex.knex sequelize.Sequelize', CLIENT),
    ...same('mysql.createConnection mysql2.createConnection mysql2/promise.createConnection pg.Client', CONNECTION),
    ...same('amqplib.connect nats.connect', CONNECTION),
    ...same('bullmq.Queue bullmq.QueueEvents bullmq.FlowProducer bull bull.default', CONNECTION),
    ...same(
      'pg.Pool.connect mysql.Pool.getConnection mysql.createPool.getConnection mysql2/promise.createPool.getConnection',
      LENT,
    ),
    ...same('mysql2.createPool.getConnection', LENT),
    ...same('puppeteer.launch puppeteer-core.launch playwright.chromium.launch playwright.firefox.launch', BROWSER),
    ...same('playwright.webkit.launch playwright-core.chromium.launch @playwright/test.chromium.launch', BROWSER),
    ...same(
      'puppeteer.connect puppeteer-core.connect playwright.chromium.connect playwright.chromium.connectOverCDP playwright-core.chromium.connect',
      BROWSER,
    ),
    ...same('mongodb.MongoClient.connect', { ...CLIENT, static: true }),
    ...same('sqlite.open oracledb.getConnection oracledb.Pool.getConnection', CONNECTION),
    ...same('basic-ftp.Client ssh2-sftp-client.default promise-ftp.default', CONNECTION),
    ...same('http2.connect', { is: 'an HTTP/2 session', closes: ['close', 'destroy'] }),
    ...same('mongodb.MongoClient.startSession mongoose.startSession mongoose.Connection.startSession', {
      is: 'a session',
      closes: ['endSession'],
      instead: 'End it in `finally`',
    }),
    ...same('typeorm.DataSource.createQueryRunner typeorm.Connection.createQueryRunner', {
      is: 'a query runner',
      closes: ['release'],
      instead: 'Release it in `finally`',
    }),
    ...same('AudioContext', { is: 'an audio context', closes: ['close'], collected: true }),
    ...same('createImageBitmap', { is: 'a bitmap', closes: ['close'], collected: true }),
  },
  methods: {},
  borrowers: new Set(
    words(`fs.readSync fs.writeSync fs.fstatSync fs.ftruncateSync fs.fsyncSync fs.futimesSync fs.readFileSync fs.writeFileSync
      fs.appendFileSync fs.fchmodSync console.log console.error console.debug console.info console.warn String Boolean`),
  ),
  views: new Set(),
  duplicators: new Set(),
  chains: new Set(
    words(
      'on once addListener prependListener prependOnceListener setMaxListeners setEncoding setKeepAlive setNoDelay unref',
    ),
  ),
  ends: new Set(words('process.exit process.abort process.kill')),
  names: {
    ...named('log4js.getLogger winston.loggers.get winston.loggers.add', { keeps: 'a logger' }),
    ...named('performance.mark performance.measure', { keeps: 'an entry' }),
    ...named('prom-client.Counter.labels prom-client.Gauge.labels prom-client.Histogram.labels', SERIES),
    ...named('prom-client.Summary.labels prom-client.Counter.inc prom-client.Gauge.set prom-client.Gauge.inc', SERIES),
    ...named('prom-client.Histogram.observe prom-client.Summary.observe prom-client.Histogram.startTimer', SERIES),
  },
  frames: {},
  processes: new Set(),
  currentTasks: new Set(),
  keepers: new Set(),
  forgetters: new Set(),
};
