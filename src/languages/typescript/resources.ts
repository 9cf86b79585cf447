import { libraryRows } from './library-rows.js';
import type { ResourceCatalog, ResourceRow } from '../../model/resource-rows.js';
import { setOf, words } from '../words.js';

const DISPOSERS = words('dispose destroy close stop unsubscribe disconnect remove cancel terminate cleanup off');

const rows: readonly ResourceRow[] = [
  {
    kind: 'listener',
    verb: ['addEventListener'],
    release: { verbs: ['removeEventListener'], comparing: ['removeEventListener'] },
    topic: 0,
    handler: 1,
    options: 2,
    noun: 'listener',
  },
  {
    kind: 'listener',
    verb: ['attachEvent'],
    release: { verbs: ['detachEvent'], comparing: ['detachEvent'] },
    topic: 0,
    handler: 1,
    noun: 'listener',
  },
  {
    // Node's and DOM-less emitters, Leaflet, hls.js, Socket.IO, jQuery, mitt, Vue 2.
    kind: 'listener',
    verb: words('on addListener prependListener bind $on'),
    release: {
      verbs: words('off removeListener un unbind removeEventListener $off'),
      comparing: words('off removeListener $off'),
      all: words('removeAllListeners removeAll offAll clearListeners'),
      methods: DISPOSERS,
      result: true,
    },
    topic: 0,
    handler: 1,
    context: 2,
    needs: 'function',
    noun: 'listener',
  },
  {
    kind: 'listener',
    verb: words('once prependOnceListener one $once'),
    release: { verbs: words('off removeListener $off'), methods: DISPOSERS, result: true },
    topic: 0,
    handler: 1,
    needs: 'function',
    once: true,
    noun: 'listener',
  },
  {
    // Tickers and signals of pixi.js, Phaser, js-signals.
    kind: 'listener',
    verb: ['add'],
    release: { verbs: ['remove'], all: words('removeAll clear') },
    handler: 0,
    context: 1,
    needs: 'function',
    needsContext: true,
    noun: 'callback',
  },
  {
    // Lumino compares slot and receiver (`disconnect(slot, thisArg)`).
    kind: 'listener',
    verb: ['connect'],
    release: { verbs: ['disconnect'], all: words('clearData disconnectReceiver disconnectAll disconnectSender') },
    handler: 0,
    context: 1,
    needs: 'function',
    comparesContext: true,
    noun: 'slot',
  },
  {
    kind: 'subscription',
    verb: words('subscribe observe watch'),
    release: { verbs: words('unsubscribe unobserve unwatch'), methods: DISPOSERS, result: true },
    handler: 0,
    needs: 'function',
    after: ['pipe'],
    noun: 'subscription',
  },
  {
    // `dispatcher.listen(f)`, Angular's `renderer.listen(element, 'click', f)`; a server's takes a port first.
    kind: 'subscription',
    verb: ['listen'],
    release: { verbs: ['unlisten'], methods: DISPOSERS, result: true },
    handler: 0,
    needs: 'function',
    handlerAt: [0, 2],
    noun: 'subscription',
  },
  {
    // Events of VS Code, xterm.js, Theia: a method that takes a listener and gives back what disposes of it.
    kind: 'subscription',
    verb: ['onDid*', 'onWill*', 'on*', 'event'],
    release: { methods: DISPOSERS, result: true },
    handler: 0,
    list: 2,
    needs: 'function',
    noun: 'subscription',
  },
  {
    kind: 'timer',
    call: ['setInterval', 'timers.setInterval'],
    release: { calls: ['clearInterval', 'clearTimeout', 'timers.clearInterval'] },
    handler: 0,
    global: true,
    noun: 'interval',
  },
  {
    kind: 'timer',
    call: ['setTimeout', 'timers.setTimeout'],
    release: { calls: ['clearTimeout', 'clearInterval', 'timers.clearTimeout'] },
    handler: 0,
    once: true,
    repeats: 'if rescheduled',
    global: true,
    noun: 'timeout',
  },
  {
    kind: 'frame',
    call: ['requestAnimationFrame'],
    release: { calls: ['cancelAnimationFrame'] },
    handler: 0,
    once: true,
    repeats: 'if rescheduled',
    global: true,
    noun: 'animation frame',
  },
  {
    kind: 'observer',
    make: words('ResizeObserver MutationObserver IntersectionObserver PerformanceObserver ReportingObserver'),
    release: { methods: words('disconnect unobserve') },
    handler: 0,
    noun: 'observer',
  },
  {
    kind: 'disposable',
    make: words('WebSocket EventSource BroadcastChannel Worker SharedWorker AudioContext RTCPeerConnection'),
    release: { methods: words('close terminate') },
    global: true,
    noun: 'connection',
  },
  ...libraryRows,
  {
    kind: 'url',
    call: words('URL.createObjectURL webkitURL.createObjectURL'),
    verb: ['createObjectURL'],
    release: { calls: words('URL.revokeObjectURL webkitURL.revokeObjectURL') },
    options: 1,
    global: true,
    noun: 'object URL',
  },
  {
    kind: 'subscription',
    call: words('mobx.autorun mobx.reaction mobx.observe fs.watch chokidar.watch'),
    release: { methods: DISPOSERS, result: true },
    global: true,
    noun: 'subscription',
  },
];

/** The Web platform's, Node's and common libraries' pairs, and the words by which frameworks say when something ends. */
export const typescriptResources: ResourceCatalog = {
  rows,
  endings:
    setOf(`dispose destroy ngOnDestroy componentWillUnmount disconnectedCallback close shutdown terminate teardown tearDown
      beforeDestroy destroyed beforeUnmount unmounted onUnmount willUnmount dispose_ disposeInternal onModuleDestroy
      onApplicationShutdown stop kill cleanup cleanUp unload onunload onUnload uninitialize deinit beforeUnload
      Symbol.dispose Symbol.asyncDispose [Symbol.dispose] [Symbol.asyncDispose] destructor finalize onDestroy willDestroy
      unmount`),
  inverses:
    setOf(`stop deactivated detach disable deactivate hide pause disconnect unsubscribe unregister unlisten unbind unwatch off reset clear
      abort cancel leave exit finish complete end release free quit onMediaDetaching onMediaDetached onBeforeDetach
      onAfterDetach onBeforeHide onAfterHide unregisterListeners removeListeners removeEventListeners unbindEvents unhandle
      detachEvents removeEvents _teardown unload onRemove remove end`),
  endHooks:
    setOf(`onUnmounted onBeforeUnmount onDestroy onCleanup toDisposable onScopeDispose onWatcherCleanup _register register
      addTeardown onDispose onDidDispose addDisposable onDestroyed onClose onDeactivated whenDisposed Disposable`),
  beginnings:
    setOf(`constructor ngOnInit ngAfterViewInit ngAfterContentInit componentDidMount connectedCallback mounted created
      firstUpdated onMount didMount onAfterAttach activated ready attached`),
  effects: setOf('useEffect useLayoutEffect useInsertionEffect useMount onMount useIsomorphicLayoutEffect $effect'),
  hostCalled: setOf('onAfterAttach onAfterShow connectedCallback componentDidMount ngOnInit ngAfterViewInit'),
  mounts: setOf('onMounted onBeforeMount onActivated useMounted'),
  endEvents:
    setOf(`hook:beforeDestroy hook:destroyed hook:beforeUnmount hook:unmounted hidden.bs.modal hidden.bs.toast closed.bs.alert
      close end exit error finish dispose disposed destroy destroyed abort aborted load loadend open ready listening
      drain unload beforeunload pagehide disconnect disconnected terminate complete timeout beforeExit SIGINT SIGTERM SIGHUP SIGQUIT
      will-finish-launching before-quit will-quit quit SIGUSR2 uncaughtException unhandledRejection animationend transitionend DOMContentLoaded connect connected`),
  onceEvents: setOf('load DOMContentLoaded readystatechange appinstalled'),
  onceEventsOf: { 'electron.app': new Set(['ready', 'will-finish-launching']) },
  finalEvents:
    setOf(`close end exit finish dispose disposed destroy destroyed loadend unload beforeunload pagehide complete terminate
      listening beforeExit SIGINT SIGTERM SIGQUIT`),
  recurring:
    setOf(`click dblclick input change changed keydown keyup keypress mousedown mouseup mousemove mouseenter mouseleave mouseover
      mouseout pointerdown pointerup pointermove pointerenter pointerleave touchstart touchmove touchend wheel scroll resize focus
      blur focusin focusout drag dragstart dragover drop select submit contextmenu message data request connection secureConnection render update
      updated tick frame attach popstate hashchange storage visibilitychange online reset reload refresh`),
  recurringSignals:
    /(Changed|Changes|Clicks?|Clicked|Moved|Requested)\$?$|^(changes|valueChanges|changed|clicked|queryParams|params)\$?$|^on(Did)?(Change|Message|Click|Resize|Scroll|Key|Render|Request)/,
  ends: setOf('first take takeWhile last single toPromise firstValueFrom lastValueFrom timer of EMPTY'),
  ownerEnds: setOf('takeUntil takeUntilDestroyed untilDestroyed untilComponentDestroyed untilUnmounted'),
  signals: setOf('Subject ReplaySubject BehaviorSubject'),
  // `takeUntil` waits for a value: a notifier that only completes ends nothing.
  quiet: setOf('complete pipe asObservable subscribe unsubscribe error'),
  endingBases: {
    Disposable: 'dispose',
    DisposableBase: 'dispose',
    BaseDisposable: 'dispose',
    Widget: 'dispose',
    ReactWidget: 'dispose',
    VDomRenderer: 'dispose',
    DocumentWidget: 'dispose',
    MainAreaWidget: 'dispose',
    Panel: 'dispose',
    SplitPanel: 'dispose',
    BoxPanel: 'dispose',
    DockPanel: 'dispose',
    Dialog: 'dispose',
  },
  answers:
    setOf(`get post put patch delete save request fetch load update create remove list upload download submit send query
      afterClosed afterDismissed afterOpened onAction getJSON head jsonp reload bulk_edit bulkEdit`),
  globals:
    setOf(`window document process globalThis self global navigator screen history location visualViewport parent top
      chrome browser`),
  globalProperties: setOf('ownerDocument defaultView documentElement body visualViewport parentWindow'),
  ownTypes:
    setOf(`QueryList ElementRef ViewContainerRef TemplateRef ChangeDetectorRef EventEmitter FormGroup FormControl FormArray
      AbstractControl FormBuilder NgControl NgForm UntypedFormGroup UntypedFormControl UntypedFormBuilder ActivatedRoute Subject
      BehaviorSubject MatDialogRef DialogRef NgbActiveModal NgbModalRef BsModalRef Signal`),
  joins: setOf('merge combineLatest concat race forkJoin zip from fromEvent observable'),
  tickers: new Set(['rxjs.interval']),
  singletons: setOf('getLogger matchMedia getInstance'),
  injectors: setOf('inject useContext useStore getContext injectStore'),
  injection: {
    forAll: setOf('NgModule bootstrapApplication'),
    forEach: setOf('Component Directive'),
    lists: setOf('providers viewProviders'),
    names: new Set(['provide']),
    queries: setOf('contentChildren viewChildren'),
  },
  ownHooks: setOf(`useRef useMemo useState useReducer useCallback useLocalStore useId useDeferredValue useTransition
      useMotionValue useSpring useTransform useVelocity useScroll useAnimation useAnimationControls useEmblaCarousel useForm`),
  views: setOf('pipe asObservable asReadonly asEventEmitter'),
  callOnce: new Set(),
  streams:
    setOf(`req res request response stream socket ws proc child worker conn connection stdin stdout stderr sock channel readable
      writable input output subprocess process_ pipe reader rl archive parser xhr reply client tunnel sess session`),
  components:
    setOf(`Component PureComponent Directive HTMLElement LitElement ReactWidget VDomRenderer React.Component Vue Pipe
      ReactElement GlimmerComponent`),
  clearsContext: setOf('Widget ReactWidget VDomRenderer Panel MainAreaWidget DocumentWidget SplitPanel BoxPanel'),
  readies: setOf('$ jQuery ready whenReady onReady'),
  startups: setOf('activate bootstrap main onModuleInit onApplicationBootstrap install setup'),
  wrappers: setOf('debounce throttle partial bind proxy once memoize wrap afterEach'),
  stableWrappers: setOf('useCallback useMemo useEvent useMemoizedFn useEventCallback'),
};
