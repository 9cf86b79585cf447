import type { Catalog, EffectRow } from '../../model/catalog/catalog.js';
import { typescriptComponents } from './components.js';
import { typescriptHandlers } from './handlers.js';
import { typescriptLives } from './lives.js';
import { typescriptMemos } from './memos.js';
import { typescriptOpens } from './open-rows.js';
import { typescriptResources } from './resources.js';
import { typescriptTypeWords } from './type-words.js';
import { typescriptValueWords } from './value-words.js';
import { typescriptWaits } from './waits.js';
import { setOf } from '../words.js';
import { keyWordsWith } from '../key-words.js';
import { nameWordsWith } from '../name-words.js';
import { pathWords } from '../path-words.js';

const listMethods: Record<string, EffectRow> = {
  push: { does: 'grow', value: 0 },
  unshift: { does: 'grow', value: 0 },
  pop: { does: 'shrink' },
  shift: { does: 'shrink' },
  splice: { does: 'shrink' },
  // An array has none of these but by a program that adds them to all: `Array.prototype.remove = …`.
  remove: { does: 'shrink', value: 0 },
  removeAt: { does: 'shrink' },
  erase: { does: 'shrink', value: 0 },
  empty: { does: 'clear' },
  clear: { does: 'clear' },
};

/** JavaScript's containers, what their methods do (ECMA-262), and Node's and browsers' words for time. */
export const typescriptCatalog: Catalog = {
  containers: {
    Map: { holds: 'mapping', from: 0 },
    Set: { holds: 'set', from: 0 },
    Array: { holds: 'list', from: 0 },
    'Object.create': { holds: 'mapping' },
    'Buffer.alloc': { holds: 'text' },
    'Buffer.from': { holds: 'text', from: 0 },
    WeakMap: { holds: 'mapping', always: 'weak' },
    WeakSet: { holds: 'set', always: 'weak' },
    'lru-cache': { holds: 'mapping', always: 'size' },
    'lru-cache.LRUCache': { holds: 'mapping', always: 'size' },
    'quick-lru': { holds: 'mapping', always: 'size' },
    'rxjs.ReplaySubject': {
      holds: 'queue',
      limit: { name: 'bufferSize', position: 0, unlimited: [null] },
      age: { name: 'windowTime', position: 1 },
    },
  },
  // ECMAScript; Vue, also where Nuxt imports its functions by itself; Svelte's runes.
  holders: {
    'Object.freeze': '',
    'Object.seal': '',
    'vue.ref': 'value',
    'vue.shallowRef': 'value',
    'vue.reactive': '',
    'vue.shallowReactive': '',
    'vue.markRaw': '',
    ref: 'value',
    shallowRef: 'value',
    reactive: '',
    shallowReactive: '',
    $state: '',
    '$state.raw': '',
  },
  methods: {
    list: listMethods,
    deque: listMethods,
    set: {
      add: { does: 'grow', key: 0, value: 0 },
      delete: { does: 'shrink', key: 0 },
      clear: { does: 'clear' },
    },
    mapping: {
      set: { does: 'grow', key: 0, value: 1 },
      get: { does: 'read', key: 0, entry: true },
      delete: { does: 'shrink', key: 0 },
      clear: { does: 'clear' },
    },
    queue: { next: { does: 'grow', value: 0 }, complete: { does: 'clear' } },
  },
  functions: {
    'Object.assign': { does: 'grow', on: 0, value: 1, many: true },
    'Reflect.deleteProperty': { does: 'shrink', on: 0, key: 1 },
    'Reflect.set': { does: 'grow', on: 0, key: 1, value: 2 },
  },
  values: typescriptValueWords,
  types: typescriptTypeWords,
  names: nameWordsWith('ngOnInit|onModuleInit|onLoad'),
  keys: keyWordsWith({
    kinds: setOf('constructor prototype nodeType tagName'),
    said: setOf(`body get_json text query params headers cookies args form json values GET POST COOKIES META match_info path_params
      query_params url originalUrl full_path path ip remote_addr remote_ip remoteAddress`),
    saidBy: setOf('get getlist get_all getAll header param'),
    finiteTypes: setOf('boolean Literal Enum Type Function Callable'),
  }),
  installations: [],
  paths: pathWords,
  asideImports:
    setOf(`typeorm.MigrationInterface vite.Plugin vite.PluginOption rollup.Plugin esbuild.Plugin webpack.Compiler
    unplugin.createUnplugin @playwright/test.test vitest.vi vitest.test vitest.it @jest/globals.jest node:test.test node:test.it`),
  files: {
    reads: setOf('JSON.parse'),
    writes: setOf('JSON.stringify'),
    touches: setOf('readFile readFileSync writeFile writeFileSync'),
  },
  readers:
    setOf(`Array.from Object.keys Object.values Object.entries JSON.stringify Array.isArray console.log console.error
      console.debug console.info console.warn Math.max Math.min String Number Boolean Promise.all Promise.allSettled
      Promise.race structuredClone Object.freeze Object.fromEntries Set Map util.inspect`),
  walkers: setOf('Array.from Object.keys Object.values Object.entries Promise.all Promise.allSettled'),
  memos: typescriptMemos,
  memoClears: new Set(),
  handlerDecorators:
    setOf(`Get Post Put Patch Delete All Head Options MessagePattern EventPattern SubscribeMessage OnEvent Cron Interval
      Process Query Mutation Subscription ResolveField HostListener RabbitSubscribe Action Effect
      Sse GrpcMethod GrpcStreamMethod httpGet httpPost httpPut httpPatch httpDelete`),
  toolModules: new Set(['vitest', 'jest', 'commander']),
  toolMembers: new Set(),
  quietDecorators: setOf('override memoize debounce throttle bind autobind'),
  plainDecorators: setOf('override'),
  optionReaders: new Set(),
  commandDecorators: setOf('command group'),
  onceOnly: /^_*((run|call|only|do|execute)_?)?once$/i,
  remembering: /(^|_)(cached?|memoi[sz]ed?|lazy|once|reify|singleton)(_|[A-Z]|$)|^lazy/i,
  // Of Fastify, Nitro and Nuxt.
  starters: setOf('fp fastifyPlugin defineNitroPlugin defineNuxtPlugin defineBackground defineUnlistedScript'),
  callbackVerbs:
    setOf(`on once serve defineEventHandler eventHandler addListener addEventListener prependListener subscribe connect setInterval setTimeout setImmediate
      requestAnimationFrame use get post put patch delete all route watch observe listen registerCommand handle createServer
      onMessage tap tapAsync tapPromise effect useEffect watchEffect $watch $effect useCallback nextTick queueMicrotask register hook addHook
      mutation subscription query hears consume`),
  listeningVerbs:
    setOf(`on addListener addEventListener prependListener subscribe connect watch observe listen effect useEffect
      watchEffect $watch $effect useCallback`),
  unsureVerbs: setOf('register query'),
  loaders: new Set(['require']),
  processIds: new Set(),
  intervalEnds: new Set(['clearInterval']),
  // Of tRPC.
  eventSources: {
    members: new Set(['procedure']),
    names: setOf('procedure publicProcedure protectedProcedure privateProcedure adminProcedure authedProcedure'),
  },
  // Sources: the references of Mongoose, Prisma, BullMQ, node-cron, cron, node-schedule, Bolt for JavaScript, the SDK of MCP.
  handlerTakers: setOf(`mongoose.Schema.pre mongoose.Schema.post @prisma/client.PrismaClient.$use bullmq.Worker
      node-cron.schedule cron.CronJob node-schedule.scheduleJob @slack/bolt.App.event @slack/bolt.App.message
      @slack/bolt.App.command @slack/bolt.App.action @slack/bolt.App.view @slack/bolt.App.shortcut
      @modelcontextprotocol/sdk/server/mcp.js.McpServer.tool
      @modelcontextprotocol/sdk/server/mcp.js.McpServer.registerTool
      @modelcontextprotocol/sdk/server/index.js.Server.setRequestHandler`),
  deferringVerbs: setOf(
    'once one prependOnceListener setTimeout setImmediate requestAnimationFrame nextTick queueMicrotask',
  ),
  handsAlong: setOf('setImmediate nextTick'),
  partials: setOf('partial debounce throttle useCallback once'),
  spawns: setOf('spawn fork setTimeout'),
  waits: new Set(),
  gatherers: setOf('Promise.all Promise.allSettled'),
  hosts: new Set(['createServer']),
  beginVerbs: setOf('listen connect createConnection'),
  clocks: setOf('Date.now performance.now'),
  intervals: new Set(['setInterval']),
  feeders: new Set(['subscribe']),
  inlineVerbs:
    setOf(`map filter forEach reduce some every find findIndex flatMap sort then catch finally from replace replaceAll Promise
      useMemo useState onBeforeMount onMounted onBeforeUnmount onUnmounted onMount onDestroy onCleanup`),
  interfaces: new Set(),
  lives: typescriptLives,
  // Nest.
  lifeOptions: { scope: { REQUEST: 'request', TRANSIENT: 'call' } },
  components: typescriptComponents,
  componentWrappers: /^(memo|observer|forwardRef|connect|translate|injectIntl|inject|hot|auto|with[A-Z]\w*)$/,
  mounts: setOf('createApp createSSRApp Vue mount hydrate'),
  identities:
    setOf(`crypto.randomUUID randomUUID uuid.v4 uuid.v1 uuid.v7 uuidv4 nanoid nanoid.nanoid ulid ulid.ulid Date.now
      performance.now Math.random setTimeout setInterval Symbol cuid uniqueId lodash.uniqueId crypto.randomBytes process.hrtime`),
  makers: setOf('AbortController EventEmitter Symbol createElement'),
  typed: {
    functions: setOf('question prompt'),
    methods: setOf('question prompt'),
    of: /(rl|readline|interface|terminal|console|window|inquirer|enquirer|prompts)$/i,
  },
  eventLoops: { verbs: new Set(), functions: /^$/, owners: new Set() },
  streams: setOf('events.on timers/promises.setInterval fs/promises.watch'),
  infinite: setOf('Infinity Number.POSITIVE_INFINITY Number.MAX_SAFE_INTEGER Number.MAX_VALUE'),
  finiteMethods: setOf('getDay getMonth getHours getMinutes startsWith endsWith includes'),
  days: {
    functions: new Set(),
    methods: setOf('toDateString toLocaleDateString'),
    formats: new Set(),
    finer: /./,
  },
  finite: new Set(['Boolean']),
  globals: setOf('globalThis window global self'),
  moduleOwn: setOf('module exports require process this'),
  ofFunctions: /^Function\.prototype\./,
  ...typescriptHandlers,
  opens: typescriptOpens,
  resources: typescriptResources,
  timedWaits: typescriptWaits,
  gradients: undefined,
  standardModules: new Set(),
  races: new Map([['Promise.race', { of: 'promises' }]]),
  wholeReads: {
    methods: new Set(),
    functions: new Set(['fs.readFileSync']),
    rows: new Set(),
    ofRows: /^$/,
    asks: /^$/,
    few: /^$/,
  },
};
