import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { rowsOf, words } from '../../words.js';

const BROWSER: OpenRow = { is: 'a browser', closes: ['close', 'quit'] };
/** It ends with its browser, or with the context that it is of. */
const PAGE: OpenRow = { is: 'a page', closes: ['close'], ofWhole: true };
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
const SHARED: OpenRow = {
  shares: SHARES,
  is: 'a client',
  closes: [],
  collected: true,
  pools: true,
  instead: 'Make one when the process starts, and share it',
};
const POOLED: OpenRow = { ...SHARED, closes: ['close', 'aclose', 'disconnect'] };
/** Its connection is taken out of the pool of its client. */
const SUBSCRIBED: OpenRow = {
  is: 'a subscription',
  closes: ['close', 'aclose', 'reset', 'unsubscribe', 'punsubscribe'],
  begunBy: ['subscribe', 'psubscribe', 'ssubscribe', 'run_in_thread'],
};
/** With its last reference its connections are closed (measured with docker 7.2). */
const COUNTED: OpenRow = { ...POOLED, counted: true };

/** What a browser of Playwright's gives, by both of its interfaces, with and without a block around them. */
function launchedBy(names: string): string {
  const starts = words(`playwright.async_api.async_playwright.start playwright.sync_api.sync_playwright.start
    playwright.async_api.async_playwright playwright.sync_api.sync_playwright`);
  const kinds = words('chromium firefox webkit');
  return starts.flatMap(start => kinds.flatMap(kind => words(names).map(name => `${start}.${kind}.${name}`))).join(' ');
}

/** Clients, sessions and engines, which have a pool of connections. */
export const clientRows: Readonly<Record<string, OpenRow>> = {
  ...rowsOf('aiohttp.ClientSession', { ...SESSION, is: 'a client session' }),
  ...rowsOf('requests.Session requests.session requests.sessions.Session', {
    ...SESSION,
    collected: true,
    counted: true,
  }),
  ...rowsOf('httpx.Client', { ...SESSION, is: 'a client', collected: true }),
  ...rowsOf('httpx.AsyncClient', { ...SESSION, is: 'a client' }),
  ...rowsOf('curl_cffi.requests.AsyncSession requests_html.AsyncHTMLSession', SESSION),
  ...rowsOf('requests_html.HTMLSession cloudscraper.create_scraper curl_cffi.requests.Session', {
    ...SESSION,
    collected: true,
    counted: true,
  }),
  // Nobody but who reads it to its end gives its connection back.
  'httpx.AsyncClient.send': {
    is: 'a streamed response',
    closes: ['aclose', 'aread'],
    onlyWith: 'stream',
    carriedBy: ['aiter_raw', 'aiter_bytes', 'aiter_lines', 'aiter_text'],
  },
  ...rowsOf('aiohttp.TCPConnector aiohttp.UnixConnector', { is: 'a connector', closes: ['close'], collected: true }),
  'kubernetes_asyncio.client.ApiClient': SESSION,
  ...rowsOf(
    `selenium.webdriver.Chrome selenium.webdriver.Firefox selenium.webdriver.Remote selenium.webdriver.Edge
    selenium.webdriver.Safari selenium.webdriver.Ie selenium.webdriver.ChromiumEdge selenium.webdriver.PhantomJS
    undetected_chromedriver.Chrome seleniumwire.webdriver.Chrome seleniumwire.webdriver.Firefox
    appium.webdriver.Remote pyppeteer.launch`,
    BROWSER,
  ),
  // Each has a process of its own, a driver that is written in Node. Source: Playwright's reference.
  ...rowsOf('playwright.async_api.async_playwright.start playwright.sync_api.sync_playwright.start', {
    is: 'a browser driver',
    closes: ['stop'],
  }),
  ...rowsOf(launchedBy('launch launch_persistent_context connect connect_over_cdp'), {
    ...BROWSER,
    ofWhole: true,
  }),
  ...rowsOf(
    launchedBy(
      'launch.new_page launch.new_context launch.new_context.new_page launch_persistent_context.new_page connect_over_cdp.new_page connect_over_cdp.new_context connect.new_page connect.new_context',
    ),
    PAGE,
  ),
  ...rowsOf(
    `playwright.async_api.Browser.new_page playwright.async_api.Browser.new_context playwright.sync_api.Browser.new_page
    playwright.sync_api.Browser.new_context playwright.async_api.BrowserContext.new_page
    playwright.sync_api.BrowserContext.new_page`,
    PAGE,
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
  ...rowsOf(
    `redis.cluster.RedisCluster redis.asyncio.cluster.RedisCluster redis.asyncio.RedisCluster redis.RedisCluster
    redis.asyncio.ConnectionPool redis.asyncio.ConnectionPool.from_url valkey.Valkey valkey.asyncio.Valkey
    valkey.asyncio.from_url`,
    POOLED,
  ),
  ...rowsOf('redis.Redis.pubsub redis.StrictRedis.pubsub redis.from_url.pubsub redis.Redis.from_url.pubsub', {
    ...SUBSCRIBED,
    collected: true,
    counted: true,
  }),
  ...rowsOf(
    `redis.asyncio.Redis.pubsub redis.asyncio.from_url.pubsub redis.asyncio.Redis.from_url.pubsub
    aioredis.from_url.pubsub aioredis.Redis.pubsub`,
    SUBSCRIBED,
  ),
  ...rowsOf('pymongo.MongoClient pymongo.AsyncMongoClient motor.motor_asyncio.AsyncIOMotorClient', POOLED),
  ...rowsOf('docker.from_env docker.DockerClient docker.APIClient docker.Client docker.client.APIClient', COUNTED),
  ...rowsOf('elasticsearch.Elasticsearch kafka.KafkaProducer', POOLED),
  ...rowsOf('elasticsearch.AsyncElasticsearch opensearchpy.AsyncOpenSearch', { ...SESSION, is: 'a client' }),
  ...rowsOf('psycopg_pool.ConnectionPool psycopg_pool.AsyncConnectionPool asyncpg.create_pool', POOLED),
  ...rowsOf(
    `neo4j.GraphDatabase.driver neo4j.AsyncGraphDatabase.driver influxdb_client.InfluxDBClient
    urllib3.PoolManager opensearchpy.OpenSearch clickhouse_connect.get_client`,
    POOLED,
  ),
  // Each has a session of aiohttp, or a channel.
  ...rowsOf(
    `azure.storage.blob.aio.BlobServiceClient azure.storage.blob.aio.BlobClient azure.storage.blob.aio.ContainerClient
    azure.servicebus.aio.ServiceBusClient azure.cosmos.aio.CosmosClient azure.keyvault.secrets.aio.SecretClient
    azure.identity.aio.DefaultAzureCredential`,
    SESSION,
  ),
  // A thread sends what is captured, and an exit handler keeps the client (posthog 3).
  ...rowsOf('posthog.Posthog posthog.Client posthog.client.Client', {
    is: 'a client',
    closes: ['shutdown', 'join'],
    pools: true,
    instead: 'Make one when the process starts, and share it',
  }),
  'cassandra.cluster.Cluster': { ...SHARED, closes: ['shutdown'] },
  // Each has a pool of its own, or a channel with threads.
  ...rowsOf(
    `weaviate.connect_to_local weaviate.connect_to_custom weaviate.connect_to_weaviate_cloud weaviate.WeaviateClient
    qdrant_client.QdrantClient qdrant_client.AsyncQdrantClient google.cloud.pubsub_v1.SubscriberClient
    google.cloud.bigquery.Client google.cloud.spanner.Client google.cloud.firestore.Client
    azure.storage.blob.BlobServiceClient azure.servicebus.ServiceBusClient azure.eventhub.EventHubProducerClient
    azure.eventhub.EventHubConsumerClient influxdb.InfluxDBClient pulsar.Client pymilvus.MilvusClient`,
    POOLED,
  ),
  ...rowsOf('aiomysql.create_pool aiopg.create_pool oracledb.create_pool oracledb.create_pool_async', {
    ...POOLED,
    closes: ['close', 'terminate'],
  }),
  ...rowsOf(
    'psycopg2.pool.SimpleConnectionPool psycopg2.pool.ThreadedConnectionPool psycopg2.pool.PersistentConnectionPool',
    { ...POOLED, closes: ['closeall'] },
  ),
  // A thread of its own writes what it is given.
  ...rowsOf(
    'torch.utils.tensorboard.SummaryWriter torch.utils.tensorboard.writer.SummaryWriter tensorboardX.SummaryWriter',
    {
      is: 'a writer of events',
      closes: ['close'],
      mayStay: true,
    },
  ),
  ...rowsOf('distributed.Client dask.distributed.Client distributed.LocalCluster dask.distributed.LocalCluster', {
    is: 'a cluster',
    closes: ['close', 'shutdown'],
    serves: true,
  }),
  // These close their pool in `__del__`.
  ...rowsOf('openai.OpenAI openai.AsyncOpenAI anthropic.Anthropic anthropic.AsyncAnthropic', COUNTED),
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
};
