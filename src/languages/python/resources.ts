import { pythonResourceRows } from './resource-rows.js';
import type { ResourceCatalog } from '../../model/catalog/resource-words.js';
import { rowsOf, setOf, words } from '../words.js';

/** A GTK program has one application; `activate` comes again only for a second start, which presents the window. */
const APPLICATION_EVENTS: ReadonlySet<string> = setOf('startup activate open shutdown query-end handle-local-options');
const ONCE_FROM_AN_APPLICATION = rowsOf(
  'gi.repository.Gtk.Application gi.repository.Adw.Application gi.repository.Gio.Application',
  APPLICATION_EVENTS,
);

/** The standard library's and common libraries' pairs, and the words by which frameworks say when something ends. */
export const pythonResources: ResourceCatalog = {
  rows: pythonResourceRows,
  endings:
    setOf(`close aclose stop shutdown dispose destroy teardown tear_down tearDown __exit__ __aexit__ __del__ cog_unload
      async_stop async_close async_shutdown async_unload async_disconnect
      terminate on_shutdown finalize closeEvent deactivate cleanup disconnect end`),
  inverses: setOf('stop disable disconnect unsubscribe unregister detach unbind cancel reset clear pause leave'),
  namesEvent: new Set(),
  handleEnds: setOf('off dispose unsubscribe unlisten unregister unobserve removeListener'),
  endHooks: setOf('async_on_remove async_on_unload finalize register callback push addCleanup add_done_callback'),
  beginnings: setOf('__init__ __enter__ __aenter__ cog_load setUp'),
  hostCalled: new Set(),
  effects: new Set(),
  mounts: new Set(),
  cleanups: {},
  overEvents: /_(closed?|ended|finished|completed?|done|dismissed|cancell?ed)$/,
  recurring: setOf('message request connection change changed update updated tick'),
  recurringSignals: /(^|_)changed$|_(change|message|state)_(listener|callback|handler)$/,
  asksOnce: setOf('subscribe'),
  eventClasses: new Set(),
  hooks: /^$/,
  componentNames: /^$/,
  programEnds: setOf('quit exit'),
  sharedTypes: /^$/,
  signalNames: /^$/,
  globalMembers: /^$/,
  showsUrl: /^$/,
  takesUrl: /^$/,
  fills: setOf('push set add has get includes unshift add_done_callback'),
  empties: setOf('delete clear keys indexOf fill some every'),
  answersUrl: /^$/,
  showsStreams: /^$/,
  takesUrlOnly: /^$/,
  moduleEvents: /^$/,
  standsInFor: /^$/,
  endEvents: setOf(
    'close closed destroy destroyed disconnected finished exited terminated unrealize delete-event aboutToQuit',
  ),
  onceEvents:
    setOf(`startup shutdown before_server_start after_server_start before_server_stop after_server_stop main_process_start
      main_process_stop before_serving after_serving before_first_request`),
  onceEventsOf: ONCE_FROM_AN_APPLICATION,
  finalEvents: new Set(),
  watches: new Set(),
  ofPointer: new Set(),
  // Of Qt, GTK and Tk.
  eventsByHand:
    setOf(`returnPressed editingFinished textEdited clicked doubleClicked triggered key-pressed key-press-event
      button-press-event activate <Return> <Key> <KeyPress> <KeyRelease> <Button-1> <Double-1>`),
  ends: new Set(),
  answers: new Set(),
  globals: new Set(),
  globalProperties: new Set(),
  ownTypes: new Set(),
  applicationTypes: new Set(),
  streamMethods: new Set(),
  joins: new Set(),
  tickers: new Set(),
  singletons: setOf('getLogger get_event_loop get_running_loop current_app instance'),
  injectors: new Set(['Depends']),
  contexts: new Set(),
  injectingVerbs: setOf('resolve get'),
  injection: {
    forAll: new Set(),
    forEach: new Set(),
    modules: new Set(),
    begins: new Set(),
    lists: new Set(),
    names: new Set(),
    queries: new Set(),
  },
  ownHooks: new Set(),
  views: new Set(),
  // discord.py and those that were derived from it.
  unloads: setOf('cog_unload'),
  loopDecorators: setOf('discord.ext.tasks.loop nextcord.ext.tasks.loop disnake.ext.tasks.loop'),
  callOnce: setOf('loop io_loop ioloop event_loop IOLoop executor pool future fut task'),
  reused: undefined,
  streams: setOf('request req response'),
  customElements: new Set(),
  components: new Set(),
  endingBases: {},
  ownerEnds: new Set(),
  signals: new Set(),
  quiet: new Set(),
  clearsContext: new Set(),
  elsewhere: new Set(),
  readies: new Set(),
  startups: setOf('main setup'),
  wrappers: setOf('partial functools.partial lambda'),
  stableWrappers: new Set(),
  changing: new Set(),
  chains: setOf('on once addListener'),
  makes: /^(create|make|build|new|spawn|fork|open|clone|append|insert|add|attach)/,
  boxed: setOf('value current disposable'),
  ownFields: setOf('current'),
  givenFields: new Set(),
  neighbours: setOf('children'),
  page: undefined,
  weakReferences: setOf('weakref.ref weakref.WeakMethod'),
  // Sources: the references of PyPubSub and PyDispatcher.
  weakKeepers: setOf('pubsub pydispatch'),
  finalizers: setOf('weakref.finalize'),
  finalizerClasses: new Set(),
  onceOptions: setOf('once'),
  signalOptions: new Set(),
  // What is called when something is done is called once.
  namedPairs: [
    {
      begins: /^add_(?!done|completion)(\w+)_(listener|observer|callback|subscriber)$/,
      ends: ['remove_$1_$2', 'delete_$1_$2'],
      noun: 'listener',
    },
    { begins: /^subscribe_(to_)?(\w+)$/, ends: ['unsubscribe_$1$2', 'unsubscribe_from_$2'], noun: 'subscription' },
  ],
  listsOfFunctions: {
    names: /(listeners|callbacks|observers|subscribers|handlers)$/,
    row: {
      kind: 'listener',
      verb: ['append'],
      release: { all: words('remove pop clear discard') },
      handler: 0,
      needs: 'function',
      learned: true,
      noun: 'callback',
    },
  },
  takesOnce: /^$/,
  signalEvents: new Set(),
  observables: new Set(),
  deliveries: setOf('data message readable'),
  sends: setOf('emit send request post write'),
  asks: setOf('has includes contains get index find listeners'),
  looks: setOf(`log debug info warn error add append set run_in_executor isinstance bool str repr len
    set_event_loop`),
  collects: setOf('push set add append extend'),
  takes: setOf('get pop popleft find values setdefault'),
  shown: new Set(),
  startupsOfEach: setOf('setup'),
  development: { flags: /^(_*|IS_)DEV(ELOPMENT|_MODE)?_*$|^is_dev(elopment|_mode)?$/, modes: {} },
};
