import { pythonResourceRows } from './resource-rows.js';
import type { ResourceCatalog } from '../../model/resource-words.js';
import { rowsOf, setOf } from '../words.js';

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
      terminate on_shutdown finalize closeEvent deactivate cleanup disconnect end`),
  inverses: setOf('stop disable disconnect unsubscribe unregister detach unbind cancel reset clear pause leave'),
  endHooks: setOf('finalize register callback push addCleanup add_done_callback'),
  beginnings: setOf('__init__ __enter__ __aenter__ cog_load setUp'),
  hostCalled: new Set(),
  effects: new Set(),
  mounts: new Set(),
  cleanups: {},
  recurring: setOf('message request connection change changed update updated tick'),
  recurringSignals: /(^|_)changed$|_(change|message|state)_(listener|callback|handler)$/,
  asksOnce: new Set(),
  endEvents: new Set(),
  onceEvents:
    setOf(`startup shutdown before_server_start after_server_start before_server_stop after_server_stop main_process_start
      main_process_stop before_serving after_serving before_first_request`),
  onceEventsOf: ONCE_FROM_AN_APPLICATION,
  finalEvents: new Set(),
  ends: new Set(),
  answers: new Set(),
  globals: new Set(),
  globalProperties: new Set(),
  ownTypes: new Set(),
  joins: new Set(),
  tickers: new Set(),
  singletons: setOf('getLogger get_event_loop get_running_loop current_app IOLoop.current'),
  injectors: new Set(['Depends']),
  injection: { forAll: new Set(), forEach: new Set(), lists: new Set(), names: new Set(), queries: new Set() },
  ownHooks: new Set(),
  views: new Set(),
  callOnce: setOf('loop io_loop ioloop event_loop IOLoop executor pool future fut task'),
  streams: setOf('request req response'),
  components: new Set(),
  endingBases: {},
  ownerEnds: new Set(),
  signals: new Set(),
  quiet: new Set(),
  clearsContext: new Set(),
  readies: new Set(),
  startups: setOf('main setup'),
  wrappers: setOf('partial functools.partial lambda'),
  stableWrappers: new Set(),
  chains: setOf('on once addListener'),
  makes: /^(create|make|build|new|spawn|fork|open|clone|append|insert|add|attach)/,
  ownFields: setOf('current'),
  neighbours: setOf('children'),
  page: undefined,
  weakReferences: setOf('weakref.ref weakref.WeakMethod'),
  onceOptions: setOf('once'),
  signalOptions: new Set(),
  signalEvents: new Set(),
  observables: new Set(),
  deliveries: setOf('data message readable'),
  sends: setOf('emit send request post write'),
  asks: setOf('has includes contains get index find listeners'),
  looks: setOf(`log debug info warn error add append set run_in_executor isinstance bool str repr len`),
  collects: setOf('push set add append extend'),
  takes: setOf('get pop popleft find values setdefault'),
  shown: new Set(),
  startupsOfEach: setOf('setup'),
  development: { flags: /^(_*|IS_)DEV(ELOPMENT|_MODE)?_*$|^is_dev(elopment|_mode)?$/, modes: {} },
};
