import { typescriptResourceRows } from './resource-rows.js';
import type { ResourceCatalog } from '../../model/catalog/resource-words.js';
import { setOf, words } from '../words.js';

const ONCE_OF_APP = setOf('ready will-finish-launching');

/** The Web platform's, Node's and common libraries' pairs, and the words by which frameworks say when something ends. */
export const typescriptResources: ResourceCatalog = {
  rows: typescriptResourceRows,
  endings:
    setOf(`dispose destroy ngOnDestroy componentWillUnmount disconnectedCallback close shutdown terminate teardown tearDown
      beforeDestroy destroyed beforeUnmount unmounted onUnmount willUnmount willDestroyElement dispose_ disposeInternal onModuleDestroy
      onApplicationShutdown stop kill cleanup cleanUp unload onunload onUnload uninitialize deinit beforeUnload
      Symbol.dispose Symbol.asyncDispose [Symbol.dispose] [Symbol.asyncDispose] destructor finalize onDestroy willDestroy
      unmount`),
  inverses:
    setOf(`stop deactivated detach detached disable deactivate hide pause disconnect unsubscribe unregister unlisten unbind unwatch off reset clear
      abort cancel leave exit finish complete end release free quit onMediaDetaching onMediaDetached onBeforeDetach
      onAfterDetach onBeforeHide onAfterHide onPageBeforeOut onPageBeforeRemove ionViewWillLeave ionViewDidLeave unregisterListeners removeListeners removeEventListeners unbindEvents unhandle
      detachEvents removeEvents _teardown unload onRemove remove end`),
  namesEvent: setOf('removeEventListener'),
  handleEnds: setOf('off dispose unsubscribe unlisten unregister unobserve removeListener'),
  // Of Supabase.
  handleParts: setOf('data subscription'),
  endHooks:
    setOf(`onUnmounted onBeforeUnmount onDestroy onCleanup toDisposable onScopeDispose onWatcherCleanup _register register
      useUnmount useWillUnmount useBeforeUnmount addTeardown onDispose onDidDispose addDisposable onDestroyed onClose onDeactivated whenDisposed Disposable`),
  beginnings:
    setOf(`constructor ngOnInit ngAfterViewInit ngAfterContentInit componentDidMount connectedCallback mounted created
      firstUpdated didInsertElement onMount didMount onAfterAttach activated ready attached`),
  // Sources: the references of React, React Navigation, react-use, Solid, Svelte.
  effects:
    setOf(`useEffect useLayoutEffect useInsertionEffect useMount onMount useIsomorphicLayoutEffect $effect useFocusEffect
      useUpdateEffect useDeepCompareEffect useEffectOnce useEnhancedEffect createEffect createRenderEffect`),
  // Sources: the references of RxJS, tRPC, Redux Saga, Svelte, XState; Streams Standard.
  producers: setOf('Observable observable eventChannel readable fromCallback ReadableStream'),
  hostCalled: setOf('onAfterAttach onAfterShow connectedCallback componentDidMount ngOnInit ngAfterViewInit'),
  // What is made while a component is drawn has no end of its own: an effect has.
  mounts: setOf('onMounted onBeforeMount onActivated useMounted useMemo useState controller'),
  watches: setOf('watch watchEffect watchPostEffect watchSyncEffect'),
  cleanups: {
    onMounted: 'onUnmounted',
    watch: 'onScopeDispose',
    watchEffect: 'onScopeDispose',
    watchPostEffect: 'onScopeDispose',
    watchSyncEffect: 'onScopeDispose',
    onBeforeMount: 'onUnmounted',
    useMounted: 'onUnmounted',
    useMemo: 'useEffect',
    useState: 'useEffect',
    onActivated: 'onDeactivated',
    controller: '$destroy',
    onMount: 'onDestroy',
    setup: 'onUnmounted',
    data: 'unmounted',
    beforeCreate: 'unmounted',
    created: 'unmounted',
    beforeMount: 'unmounted',
    mounted: 'unmounted',
    activated: 'deactivated',
    ngOnInit: 'ngOnDestroy',
    ngAfterViewInit: 'ngOnDestroy',
    ngAfterContentInit: 'ngOnDestroy',
    componentDidMount: 'componentWillUnmount',
    connectedCallback: 'disconnectedCallback',
    firstUpdated: 'disconnectedCallback',
    onAfterAttach: 'onBeforeDetach',
    attached: 'detached',
    didInsertElement: 'willDestroyElement',
  },
  asksOnce: setOf('subscribe'),
  eventClasses: setOf('Event CustomEvent'),
  hooks: /^use[A-Z]/,
  componentNames: /^[A-Z]/,
  programEnds: setOf('quit exit'),
  sharedTypes: /^(node:)?events\b|^eventemitter/i,
  signalNames: /[sS]ignal$/,
  globalMembers: /^_*(global|window|defaultView)$/,
  showsUrl: /^(setAttribute|attr|prop|open|assign|replace|log|debug|info|warn|error|set[A-Z]\w*)$/,
  takesUrl: /revoke|release|free|clean|add|push|register/i,
  fills: setOf('push set add has get includes unshift'),
  empties: setOf('delete clear keys indexOf fill some every'),
  answersUrl: /^(resolve|cb|callback|done|next|on[A-Z]\w*)$/,
  showsStreams: /^(moz)?srcObject$/i,
  takesUrlOnly: /^(setAttribute|open|assign|replace)$/,
  moduleEvents: /^on(Did|Will)[A-Z]/,
  standsInFor: /polyfill|(resize|intersection|mutation)-?observer\b.*\./i,
  // The last four are of mediasoup, whose parts end with what they are part of.
  endEvents:
    setOf(`$destroy hook:beforeDestroy hook:destroyed hook:beforeUnmount hook:unmounted hidden.bs.modal hidden.bs.toast closed.bs.alert
      close end exit error finish dispose disposed destroy destroyed abort aborted load loadend open ready listening
      drain unload beforeunload pagehide disconnect disconnected terminate complete timeout beforeExit SIGINT SIGTERM SIGHUP SIGQUIT
      will-finish-launching before-quit will-quit quit SIGUSR2 uncaughtException unhandledRejection animationend transitionend DOMContentLoaded connect connected
      transportclose routerclose producerclose dataproducerclose`),
  onceEvents: setOf('load DOMContentLoaded readystatechange appinstalled'),
  // Of what a page has one of: Cordova's device, the presentation of reveal.js. What emitters send is sent again at each connection.
  onceEventsBy: new Map([['addEventListener', setOf('ready deviceready')]]),
  // Sources: the references of Electron and discord.js.
  onceEventsOf: {
    'electron.app': ONCE_OF_APP,
    'electron.App': ONCE_OF_APP,
    'Electron.App': ONCE_OF_APP,
    'discord.js.Client': setOf('ready clientReady'),
  },
  // The last three are of Electron's `app`: somebody clicks its icon, begins it once more, or opens a file with it.
  eventsByHand: setOf('keydown keyup keypress submit activate second-instance open-file'),
  ofPointer: setOf('mousemove mouseup pointermove pointerup pointercancel touchmove touchend touchcancel'),
  finalEvents:
    setOf(`hook:beforeDestroy hook:destroyed hook:beforeUnmount hook:unmounted close end exit finish dispose disposed destroy
      destroyed loadend unload beforeunload pagehide complete terminate listening beforeExit SIGINT SIGTERM SIGQUIT
      uncaughtException unhandledRejection`),
  // `pickerClosed`, `dialog:closed`; not `rowAppended`.
  overEvents:
    /([a-z](?=[A-Z])|[_:.-])([Cc]losed?|[Ee]nded|[Ff]inished|[Cc]ompleted?|[Dd]one|[Dd]ismissed|[Hh]idden|[Ss]ettled|[Cc]ancell?ed)$|^((mouse|pointer)up|(touch|drag)end|(touch|pointer)cancel)(?![a-z])/,
  recurring:
    setOf(`click dblclick input change changed keydown keyup keypress mousedown mouseup mousemove mouseenter mouseleave mouseover
      mouseout pointerdown pointerup pointermove pointerenter pointerleave touchstart touchmove touchend wheel scroll resize focus
      blur focusin focusout drag dragstart dragover drop select submit contextmenu message data request connection secureConnection render redraw update
      updated tick frame attach popstate hashchange storage visibilitychange online reset reload refresh`),
  recurringSignals:
    /(Changed|Changes|Clicks?|Clicked|Moved|Requested)\$?$|^register(TextEditor)?Command$|^(changes|valueChanges|changed|clicked|queryParams|params)\$?$|^on(Did)?(Change|Message|Click|Resize|Scroll|Key|Render|Request)/,
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
  beyondPage: /^(electron\.remote|@electron\/remote)(\.|$)/,
  globalProperties: setOf('ownerDocument defaultView documentElement body visualViewport parentWindow'),
  ownTypes:
    setOf(`QueryList ElementRef ViewContainerRef TemplateRef ChangeDetectorRef EventEmitter FormGroup FormControl FormArray
      AbstractControl FormBuilder NgControl NgForm UntypedFormGroup UntypedFormControl UntypedFormBuilder ActivatedRoute Subject
      BehaviorSubject MatDialogRef DialogRef NgbActiveModal NgbModalRef BsModalRef Signal`),
  // What Angular, Nest and their libraries provide in the root. Sources: their references.
  applicationTypes:
    setOf(`@angular/core.NgZone @angular/core.ApplicationRef @angular/router.Router @angular/common.Location
      @angular/common.PlatformLocation @angular/service-worker.SwUpdate @angular/service-worker.SwPush
      @angular/cdk/layout.BreakpointObserver @angular/cdk/layout.MediaMatcher @angular/cdk/a11y.FocusMonitor
      @angular/cdk/scrolling.ScrollDispatcher @angular/cdk/scrolling.ViewportRuler @angular/cdk/overlay.OverlayContainer
      @angular/material/dialog.MatDialog @angular/material/icon.MatIconRegistry @angular/fire/auth.Auth
      @angular/flex-layout.MediaObserver @ngrx/store.Store @ngrx/effects.Actions @ngrx/store.ActionsSubject
      @ngxs/store.Store @ngxs/store.Actions @ngx-translate/core.TranslateService @jsverse/transloco.TranslocoService
      @ngneat/transloco.TranslocoService @angular-redux/store.NgRedux @auth0/auth0-angular.AuthService
      @nestjs/event-emitter.EventEmitter2 angular-oauth2-oidc.OAuthService @ionic/angular.Platform @ionic/angular.MenuController ngx-socket-io.Socket`),
  streamMethods: setOf(`@ngrx/store.Store.select @ngxs/store.Store.select @angular-redux/store.NgRedux.select
      @angular/cdk/layout.BreakpointObserver.observe @angular/cdk/scrolling.ScrollDispatcher.scrolled
      @angular/cdk/scrolling.ViewportRuler.change @ngx-translate/core.TranslateService.stream
      @angular/flex-layout.MediaObserver.asObservable @jsverse/transloco.TranslocoService.selectTranslate
      @ngneat/transloco.TranslocoService.selectTranslate ngx-socket-io.Socket.fromEvent
      @tanstack/react-query.QueryClient.getQueryCache @tanstack/react-query.QueryClient.getMutationCache
      @tanstack/query-core.QueryClient.getQueryCache @tanstack/query-core.QueryClient.getMutationCache
      @tanstack/react-query.useQueryClient.getQueryCache @tanstack/react-query.useQueryClient.getMutationCache
      @apollo/client.ApolloClient.watchQuery @apollo/client.useApolloClient.watchQuery
      pusher-js.subscribe ably.Realtime.channels.get @supabase/supabase-js.createClient.channel`),
  joins: setOf('merge combineLatest concat race forkJoin zip from fromEvent observable'),
  tickers: new Set(['rxjs.interval']),
  singletons: setOf('getLogger matchMedia getInstance'),
  // Of AngularJS.
  injectedGlobals: setOf('$rootScope $window $document'),
  injectors: setOf('inject useContext useStore getContext injectStore useQueryClient useApolloClient'),
  contexts:
    setOf(`svelte.getContext react.useContext preact/hooks.useContext vue.inject @tanstack/react-query.useQueryClient
      @apollo/client.useApolloClient`),
  injectingVerbs: setOf('resolve get resolveAsync'),
  injection: {
    forAll: setOf('NgModule bootstrapApplication'),
    forEach: setOf('Component Directive'),
    modules: new Set(['ngModule']),
    begins: new Set(['bootstrap']),
    lists: setOf('providers viewProviders'),
    names: new Set(['provide']),
    queries: setOf('contentChildren viewChildren'),
  },
  ownHooks: setOf(`useRef useMemo useState useReducer useCallback useLocalStore useId useDeferredValue useTransition
      useMotionValue useSpring useTransform useVelocity useScroll useAnimation useAnimationControls useEmblaCarousel useForm`),
  views: setOf('pipe asObservable asReadonly asEventEmitter'),
  unloads: new Set(),
  endsWithPage: setOf('unload beforeUnload'),
  loopDecorators: new Set(),
  callOnce: new Set(),
  streams:
    setOf(`req res request response stream socket ws proc child worker conn connection stdin stdout stderr sock channel readable
      writable input output subprocess process_ pipe reader rl archive parser xhr reply client tunnel sess session`),
  // Node's agents keep sockets alive, by default since Node 19.
  reused: {
    events: setOf('socket'),
    members: setOf('socket connection'),
    of: setOf('req request clientRequest raw'),
    says: setOf('reusedSocket'),
    upgrades: setOf('connection upgrade'),
  },
  customElements: setOf('HTMLElement LitElement ReactiveElement'),
  components:
    setOf(`Component PureComponent Directive HTMLElement LitElement ReactWidget VDomRenderer React.Component Vue Pipe
      ReactElement GlimmerComponent`),
  clearsContext: setOf('Widget ReactWidget VDomRenderer Panel MainAreaWidget DocumentWidget SplitPanel BoxPanel'),
  elsewhere: setOf('evaluate evaluateHandle evaluateOnNewDocument addInitScript $eval $$eval executeScript'),
  readies: setOf('$ jQuery ready whenReady onReady domReady onDOMReady onDomReady onDocumentReady'),
  startups: setOf('activate bootstrap main onModuleInit onApplicationBootstrap install setup'),
  wrappers: setOf('debounce throttle partial bind proxy once memoize wrap afterEach'),
  stableWrappers: setOf('useCallback useMemo useEvent useMemoizedFn useEventCallback'),
  changing: setOf(
    `useState useReducer useParams useSearchParams useLocation usePathname useSelector useAppSelector useLoaderData
    useRouteLoaderData useDeferredValue useSyncExternalStore`,
  ),
  chains: setOf('on once addListener'),
  makes: /^(create|make|build|new|spawn|fork|open|clone|append|insert|add|attach|querySelector|getElement|closest)/,
  boxed: setOf('value current disposable'),
  ownFields: setOf(
    `nativeElement elementRef _elementRef shadowRoot renderRoot $el $refs contentDocument contentWindow current`,
  ),
  givenFields: setOf('props'),
  neighbours:
    setOf(`firstChild firstElementChild lastChild lastElementChild nextSibling nextElementSibling previousSibling
      previousElementSibling children childNodes frameElement`),
  page: {
    document: 'document',
    byId: setOf('getElementById'),
    bySelector: setOf('querySelector'),
    wrappers: setOf('$ jQuery'),
    single: /^(#[\w-]+|body|html|head|main)$/,
    draws:
      setOf(`insertAdjacentHTML insertAdjacentElement replaceWith replaceChildren replaceChild createElement cloneNode
      importNode html append prepend appendTo appendChild insertBefore load render write remove empty detach`),
    takesAway: setOf('remove removeChild replaceWith replaceChild replaceChildren detach empty'),
    drawn: setOf('innerHTML outerHTML'),
    whole: 'html',
    pageGiven: setOf('pageProps'),
    types: /^(Element|HTML\w*Element|SVG\w*Element|ShadowRoot)$/,
  },
  weakReferences: setOf('WeakRef'),
  weakKeepers: new Set(),
  finalizers: new Set(),
  finalizerClasses: setOf('FinalizationRegistry'),
  onceOptions: setOf('once oneTimeOnly'),
  signalOptions: setOf('signal'),
  // The page, and what a browser gives its extensions; emitters and jQuery do not. Sources: DOM Standard, WebExtensions.
  takesOnce: /\.addEventListener$|^on[A-Z]\w*\.addListener$/,
  namedPairs: [
    {
      begins: /^add([A-Z]\w*)(Listener|Observer|Callback|Subscriber)$/,
      ends: ['remove$1$2', 'delete$1$2'],
      noun: 'listener',
    },
    { begins: /^subscribe(To)?([A-Z]\w*)$/, ends: ['unsubscribe$1$2', 'unsubscribeFrom$2'], noun: 'subscription' },
  ],
  listsOfFunctions: {
    names: /([lL]isteners|[cC]allbacks|[oO]bservers|[sS]ubscribers|[hH]andlers)$/,
    row: {
      kind: 'listener',
      verb: ['push'],
      release: { all: words('splice filter pop shift delete') },
      handler: 0,
      needs: 'function',
      learned: true,
      noun: 'callback',
    },
  },
  signalEvents: setOf('abort'),
  observables: setOf('Observable'),
  deliveries: setOf('data message readable'),
  sends: setOf('emit send request post postMessage write'),
  asks: setOf('has includes contains get indexOf find listeners listenerCount hasListeners rawListeners'),
  looks: setOf(`log debug info warn error assert Boolean String Number isNaN ok expect push set add append unshift has
      includes`),
  collects: setOf('push set add unshift append extend'),
  takes: setOf('get pop shift find at values entries splice'),
  shown: setOf('src href'),
  startupsOfEach: setOf('activate install setup'),
  extended: setOf('$.fn jQuery.fn'),
  setups: {},
  development: {
    flags: /^(_*|G_|IS_)(IS_)?DEV(ELOPMENT|_MODE)?_*$|^isDev(elopment|Mode)?$|^__TEST__$/,
    modes: { NODE_ENV: { is: 'development', isNot: 'production' } },
  },
};
