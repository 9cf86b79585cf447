import type { ResourceRow } from '../../model/catalog/resource-rows.js';
import { words } from '../words.js';

const LISTENED: ResourceRow['release'] = {
  verbs: words('disconnect handler_disconnect disconnect_by_func remove_listener off'),
  all: ['remove_all_listeners'],
  methods: ['disconnect'],
};

/** Functions of Home Assistant that are given the hub, and give back what ends it. */
const hubFunctions = (names: string, handler: number): ResourceRow => ({
  kind: 'listener',
  call: words(names).flatMap(name =>
    ['helpers.event', 'helpers.dispatcher', 'components.mqtt', 'components.mqtt.client', 'components.bluetooth'].map(
      home => `homeassistant.${home}.${name}`,
    ),
  ),
  release: { result: true },
  topic: 1,
  handler,
  needs: 'function',
  global: true,
  noun: 'listener',
});

/** Functions of GLib's main loop, by all names that it has had in Python. */
function ofGlib(names: string): string[] {
  const homes = words('gi.repository.GLib gi.repository.GObject gobject glib');
  return words(names).flatMap(name => homes.map(home => `${home}.${name}`));
}

/** The standard library's and common libraries' pairs. */
export const pythonResourceRows: readonly ResourceRow[] = [
  {
    // CPython keeps fork handlers in lists of the interpreter; there is no function that removes one.
    kind: 'hook',
    call: words(`os.register_at_fork multiprocessing.util.register_after_fork billiard.util.register_after_fork`),
    release: {},
    handler: 0,
    needs: 'function',
    global: true,
    irrevocable: true,
    noun: 'fork handler',
  },
  {
    // It refers to the object weakly, and goes with it.
    kind: 'hook',
    call: words('multiprocessing.util.Finalize billiard.util.Finalize'),
    release: { methods: ['cancel', '__call__'] },
    goesWith: 0,
    handler: 1,
    needs: 'function',
    global: true,
    noun: 'finalizer',
  },
  {
    kind: 'hook',
    call: ['atexit.register'],
    release: { calls: ['atexit.unregister'] },
    handler: 0,
    needs: 'function',
    global: true,
    atProcessEnd: true,
    noun: 'exit handler',
  },
  {
    // Loggers are never collected, and keep their handlers.
    kind: 'listener',
    verb: ['addHandler', 'addFilter'],
    release: { verbs: ['removeHandler', 'removeFilter'], all: ['clear'], methods: [] },
    handler: 0,
    takesObject: true,
    listed: words('handlers hasHandlers filters'),
    noun: 'handler',
  },
  {
    kind: 'listener',
    verb: words(`add_listener add_callback add_handler add_observer add_watcher add_event_listener add_event_handler
      add_on_close_callback add_close_callback add_state_listener add_change_listener register_callback register_listener
      register_observer on_change add_subscriber async_add_listener`),
    release: {
      verbs: words(`remove_listener remove_callback remove_handler remove_observer remove_watcher remove_event_listener
        remove_event_handler remove_on_close_callback remove_close_callback remove_state_listener remove_change_listener
        unregister_callback unregister_listener unregister_observer remove_on_change remove_subscriber deregister_callback`),
      comparing: words('remove_listener remove_callback remove_observer remove_event_listener remove_state_listener'),
      all: words('remove_all_listeners remove_all_callbacks clear_callbacks clear_listeners'),
      methods: words('cancel close dispose remove unsubscribe stop'),
      result: true,
    },
    handler: 0,
    needs: 'function',
    noun: 'callback',
  },
  {
    // pyee: `emitter.on('message', f)`.
    kind: 'listener',
    verb: ['on'],
    release: LISTENED,
    topic: 0,
    handler: 1,
    handlerAt: [1],
    needs: 'function',
    noun: 'handler',
  },
  {
    // GObject: `pipeline.connect('message', f)`. Qt, psygnal: `window.closed.connect(lambda: self.close())`.
    kind: 'listener',
    verb: ['connect'],
    release: LISTENED,
    topic: 0,
    handler: 1,
    handlerAt: [0, 1],
    needs: 'function',
    signals: true,
    noun: 'handler',
  },
  {
    // The connection to the bus, of which a process has one, keeps what is to be told of signals. Source: dbus-python's reference.
    kind: 'listener',
    verb: ['connect_to_signal'],
    release: { methods: ['remove'] },
    topic: 0,
    handler: 1,
    needs: 'function',
    global: true,
    noun: 'signal handler',
  },
  {
    kind: 'listener',
    verb: ['add_signal_receiver'],
    release: { verbs: ['remove_signal_receiver'], methods: ['remove'] },
    handler: 0,
    needs: 'function',
    global: true,
    noun: 'signal handler',
  },
  {
    kind: 'subscription',
    verb: ['subscribe'],
    release: {
      verbs: words('unsubscribe discard'),
      methods: words('cancel close dispose remove unsubscribe stop'),
      result: true,
    },
    handler: 0,
    needs: 'function',
    noun: 'subscription',
  },
  {
    kind: 'timer',
    make: words('PeriodicCallback LoopingCall RepeatedTimer'),
    release: { methods: words('stop cancel close') },
    handler: 0,
    until: 'condition',
    global: true,
    noun: 'periodic callback',
  },
  {
    kind: 'timer',
    verb: words('add_periodic_callback'),
    release: { verbs: ['remove_periodic_callback'], methods: words('stop cancel') },
    handler: 0,
    needs: 'function',
    noun: 'periodic callback',
  },
  {
    kind: 'timer',
    verb: words('call_later call_at'),
    release: { methods: ['cancel'] },
    handler: 1,
    needs: 'function',
    global: true,
    once: true,
    repeats: 'if rescheduled',
    noun: 'timer',
  },
  {
    kind: 'timer',
    call: ofGlib('timeout_add timeout_add_seconds idle_add'),
    release: { calls: ofGlib('source_remove') },
    handler: 1,
    needs: 'function',
    once: true,
    repeats: 'if wanted',
    onlyInFields: true,
    global: true,
    noun: 'timer',
  },
  {
    kind: 'timer',
    call: ['threading.Timer'],
    release: { methods: ['cancel'] },
    givesNothing: ['start'],
    handler: 1,
    needs: 'function',
    once: true,
    repeats: 'if rescheduled',
    global: true,
    noun: 'timer',
  },
  {
    // asyncio: the loop keeps what it calls for a descriptor; of each signal it keeps one, and the next takes its place.
    kind: 'listener',
    verb: words('add_reader add_writer'),
    release: { verbs: words('remove_reader remove_writer'), methods: [] },
    topic: 0,
    handler: 1,
    needs: 'function',
    handlerAt: [1],
    noun: 'callback',
  },
  {
    // Home Assistant: the hub keeps it until the function that comes back is called.
    kind: 'listener',
    verb: words('async_listen'),
    release: { result: true },
    topic: 0,
    handler: 1,
    handlerAt: [1],
    needs: 'function',
    global: true,
    noun: 'listener',
  },
  hubFunctions(
    `async_track_time_interval async_track_time_change async_track_utc_time_change async_track_sunrise
    async_track_sunset async_register_callback`,
    1,
  ),
  hubFunctions(
    `async_track_state_change_event async_track_state_change async_dispatcher_connect async_track_template
    async_track_state_added_domain async_track_state_removed_domain
    async_track_device_registry_updated_event async_track_entity_registry_updated_event async_subscribe`,
    2,
  ),
  {
    // Of an entry, which stays when it is unloaded.
    kind: 'listener',
    verb: ['add_update_listener'],
    release: { result: true },
    handler: 0,
    needs: 'function',
    listed: ['update_listeners'],
    noun: 'listener',
  },
  {
    // SQLAlchemy: an engine or a class of the module keeps it.
    kind: 'listener',
    call: ['sqlalchemy.event.listen'],
    release: { calls: ['sqlalchemy.event.remove'] },
    on: 0,
    topic: 1,
    handler: 2,
    needs: 'function',
    noun: 'listener',
  },
  {
    // PyTorch: the module keeps it.
    kind: 'listener',
    verb: words('register_forward_hook register_forward_pre_hook register_full_backward_hook register_backward_hook'),
    release: { verbs: [], methods: ['remove'] },
    handler: 0,
    needs: 'function',
    noun: 'hook',
  },
  {
    kind: 'task',
    verb: ['create_task'],
    call: words('asyncio.create_task asyncio.ensure_future'),
    release: { methods: ['cancel', '__await__'] },
    onlyInFields: true,
    noun: 'task',
  },
  {
    // Most end by themselves, or by a flag.
    kind: 'task',
    call: ['threading.Thread'],
    release: { methods: ['join'] },
    onlyInFields: true,
    onlyLikeSiblings: true,
    noun: 'thread',
  },
  {
    // tkinter: the widget's interpreter keeps it.
    kind: 'timer',
    verb: ['after'],
    release: { verbs: ['after_cancel'] },
    handler: 1,
    needs: 'function',
    handlerAt: [1],
    once: true,
    repeats: 'if rescheduled',
    noun: 'timer',
  },
];
