import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { rowsOf } from '../../words.js';

const SOCKET: OpenRow = {
  is: 'a socket',
  closes: ['close', 'detach'],
  collected: true,
  counted: true,
  connects: true,
};
/** With cycles, threads or callbacks of its own, in which it waits for the collector. */
const LASTING: OpenRow = { is: 'a connection', closes: ['close'], collected: true, connects: true };
const CONNECTION: OpenRow = { ...LASTING, counted: true };
/** At the end of its body it closes itself and its socket, by `read()` and not by `readlines()` (seen with CPython 3.11). */
const RESPONSE: OpenRow = {
  ...CONNECTION,
  is: 'a response',
  readsOut: ['read'],
  by: ['json.load', 'shutil.copyfileobj'],
};
/** The event loop keeps what it waits for. */
export const TRANSPORT: OpenRow = { is: 'a connection', closes: ['close', 'abort', 'wait_closed'] };
export const SERVER: OpenRow = { is: 'a server', closes: ['close'], serves: true };

/** Sockets and connections. */
export const connectionRows: Readonly<Record<string, OpenRow>> = {
  ...rowsOf('socket.socket socket.create_connection socket.create_server socket.fromfd', {
    ...SOCKET,
    managed: true,
  }),
  'socket.socketpair': { ...SOCKET, parts: [0, 1] },
  'socket.socket.accept': { ...SOCKET, parts: [0] },
  // `loop_start` has a thread of its own, which keeps it; `loop_forever` comes back when it is disconnected.
  'paho.mqtt.client.Client': {
    is: 'an MQTT client',
    closes: ['disconnect', 'loop_stop', 'loop_forever'],
    begunBy: ['loop_start'],
  },
  ...rowsOf('select.epoll select.kqueue', { ...SOCKET, is: 'a selector' }),
  'selectors.DefaultSelector': { ...LASTING, is: 'a selector' },
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
  ...rowsOf('serial.Serial telnetlib.Telnet pycurl.Curl', CONNECTION),
  'websocket.create_connection': LASTING,
  ...rowsOf(
    'kombu.Connection kombu.BrokerConnection celery.Celery.connection celery.Celery.connection_for_read celery.Celery.connection_for_write',
    {
      ...LASTING,
      closes: ['close', 'release'],
      carriedBy: ['channel', 'Producer', 'Consumer', 'SimpleQueue'],
      idle: true,
    },
  ),
  ...rowsOf('grpc.insecure_channel grpc.secure_channel grpc.aio.insecure_channel grpc.aio.secure_channel', {
    ...LASTING,
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
  ...rowsOf(
    `clickhouse_driver.dbapi.connect trino.dbapi.connect databricks.sql.connect pyhive.hive.connect
    pyhive.hive.Connection pyhive.presto.connect impala.dbapi.connect jaydebeapi.connect vertica_python.connect
    teradatasql.connect hdbcli.dbapi.connect psycopg2cffi.connect pg8000.connect pg8000.dbapi.connect
    pg8000.native.Connection ibm_db_dbi.connect redshift_connector.connect firebirdsql.connect fdb.connect
    pytds.connect sqlcipher3.connect`,
    CONNECTION,
  ),
  'clickhouse_driver.Client': { ...CONNECTION, closes: ['disconnect', 'disconnect_connection'] },
  // It goes back to the pool of its engine when it is collected.
  ...rowsOf(
    `sqlalchemy.create_engine.connect sqlalchemy.create_engine.raw_connection sqlalchemy.engine.create_engine.connect
    sqlalchemy.engine.create_engine.raw_connection`,
    { ...CONNECTION, is: 'a connection of the pool' },
  ),
  ...rowsOf('mysql.connector.pooling.MySQLConnectionPool.get_connection', {
    is: 'a connection of the pool',
    closes: ['close'],
  }),
  ...rowsOf('asyncpg.connect aiosqlite.connect aiomysql.connect aiopg.connect psycopg.AsyncConnection.connect', {
    ...LASTING,
    closes: ['close', 'terminate'],
  }),
  ...rowsOf('asyncio.open_connection asyncio.open_unix_connection', { ...TRANSPORT, parts: [1] }),
  ...rowsOf('asyncio.start_server asyncio.start_unix_server', SERVER),
  ...rowsOf('paramiko.SSHClient paramiko.Transport', {
    ...LASTING,
    carriedBy: ['open_sftp', 'invoke_shell', 'open_session', 'open_channel', 'get_transport'],
  }),
  'pika.BlockingConnection': { ...LASTING, carriedBy: ['channel'] },
  'pika.adapters.blocking_connection.BlockingConnection': { ...LASTING, carriedBy: ['channel'] },
  ...rowsOf('aioftp.Client telnetlib3.open_connection', { ...LASTING, closes: ['close', 'quit'] }),
  ...rowsOf('fabric.Connection fabric2.Connection scp.SCPClient', LASTING),
  ...rowsOf('netmiko.ConnectHandler netmiko.ConnectUnknown', { ...LASTING, closes: ['disconnect'] }),
  'ncclient.manager.connect': { ...LASTING, closes: ['close_session', 'kill_session'] },
  // Each has a thread, or listens to the bus, from its start on.
  'sshtunnel.SSHTunnelForwarder': { is: 'a tunnel', closes: ['stop', 'close'], begunBy: ['start'] },
  'bleak.BleakClient': { is: 'a connection', closes: ['disconnect'], begunBy: ['connect'] },
  ...rowsOf('can.Bus can.interface.Bus', { ...LASTING, closes: ['shutdown'] }),
  ...rowsOf(
    `pymodbus.client.ModbusTcpClient pymodbus.client.ModbusSerialClient pymodbus.client.AsyncModbusTcpClient
    pymodbus.client.sync.ModbusTcpClient pymodbus.client.sync.ModbusSerialClient`,
    { ...CONNECTION, begunBy: ['connect'] },
  ),
  ...rowsOf('smbus.SMBus smbus2.SMBus spidev.SpiDev', { ...CONNECTION, is: 'a bus' }),
  'pigpio.pi': { is: 'a connection', closes: ['stop'] },
  ...rowsOf('zeroconf.Zeroconf zeroconf.asyncio.AsyncZeroconf', {
    is: 'a browser of services',
    closes: ['close', 'async_close'],
    serves: true,
  }),
  ...rowsOf('pymemcache.client.base.Client pymemcache.Client aiomcache.Client', CONNECTION),
  'databases.Database': { is: 'a database', closes: ['disconnect'], begunBy: ['connect'] },
  // The connection keeps its channels until they are closed.
  ...rowsOf('pika.BlockingConnection.channel aio_pika.connect.channel aio_pika.connect_robust.channel', {
    is: 'a channel',
    closes: ['close'],
    ofWhole: true,
  }),
  // Each has tasks of its own.
  ...rowsOf('telethon.TelegramClient pyrogram.Client', {
    is: 'a client',
    closes: ['disconnect', 'stop', 'run_until_disconnected', 'run', 'log_out', 'idle'],
    begunBy: ['connect', 'start'],
    mayStay: true,
  }),
  ...rowsOf(
    `websockets.client.connect websockets.legacy.client.connect websockets.asyncio.client.connect
    websockets.sync.client.connect`,
    LASTING,
  ),
  ...rowsOf('websockets.connect ldap3.Connection', { ...LASTING, closes: ['close', 'unbind'] }),
  ...rowsOf('asyncssh.connect nats.connect aio_pika.connect aio_pika.connect_robust aiosmtplib.SMTP', {
    ...LASTING,
    closes: ['close', 'quit', 'drain'],
    carriedBy: ['channel', 'start_sftp_client', 'create_process', 'jetstream'],
  }),
  // A consumer and a producer have tasks or threads of their own.
  ...rowsOf('aiokafka.AIOKafkaConsumer aiokafka.AIOKafkaProducer', {
    is: 'a client',
    closes: ['stop'],
    idle: true,
  }),
  ...rowsOf('kafka.KafkaConsumer confluent_kafka.Consumer confluent_kafka.DeserializingConsumer', {
    ...LASTING,
    idle: true,
  }),
  ...rowsOf('zmq.Context zmq.asyncio.Context', {
    ...LASTING,
    is: 'a context of ZeroMQ',
    closes: ['term', 'destroy'],
  }),
  ...rowsOf('zmq.Context.socket zmq.asyncio.Context.socket zmq.Context.instance.socket', SOCKET),
  ...rowsOf('ldap.initialize libvirt.open', { ...CONNECTION, closes: ['close', 'unbind', 'unbind_s', 'unbind_ext_s'] }),
  ...rowsOf('pysftp.Connection stomp.Connection', { ...LASTING, closes: ['close', 'disconnect'] }),
  'anyio.create_memory_object_stream': {
    is: 'a stream',
    closes: ['close', 'aclose'],
    collected: true,
    parts: [0, 1],
  },
  // Without a heartbeat its user alone has it, and with one the next that nobody answers ends it (measured with 3.14).
  'aiohttp.ClientSession.ws_connect': CONNECTION,
};
