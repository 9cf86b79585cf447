import type { ResourceRow } from '../../model/catalog/resource-rows.js';
import { words } from '../words.js';

/** What much used libraries make, and keep or run until it is told to end. */
export const libraryRows: readonly ResourceRow[] = [
  {
    // Views, charts and players of libraries: they listen to the page, draw on every frame, or are kept in a list of their
    // library's until this is called. Sources: their references.
    kind: 'disposable',
    call: words(`prosemirror-view.EditorView @tiptap/pm/view.EditorView @codemirror/view.EditorView codemirror.EditorView
      @tiptap/core.Editor @editorjs/editorjs ace-builds.edit monaco-editor.editor.create xterm.Terminal @xterm/xterm.Terminal
      chart.js.Chart chart.js/auto echarts.init apexcharts highcharts.chart uplot lightweight-charts.createChart cytoscape
      vis-network.Network vis-network/standalone.Network vis-timeline.Timeline vis-timeline/standalone.Timeline
      tabulator-tables.Tabulator tabulator-tables.TabulatorFull @fullcalendar/core.Calendar gridstack.GridStack.init
      mapbox-gl.Map maplibre-gl.Map leaflet.map cesium.Viewer
      three.WebGLRenderer three.WebGLRenderTarget three/examples/jsm/controls/OrbitControls.OrbitControls
      three/examples/jsm/controls/MapControls.MapControls three/examples/jsm/controls/TrackballControls.TrackballControls
      three/examples/jsm/controls/TransformControls.TransformControls pixi.js.Application phaser.Game
      monaco-editor.editor.createModel monaco-editor.editor.createDiffEditor
      babylonjs.Engine @babylonjs/core.Engine playcanvas.Application fabric.Canvas fabric.fabric.Canvas konva.Stage
      hls.js video.js plyr artplayer dplayer wavesurfer.js.create shaka-player.Player flv.js.createPlayer mpegts.js.createPlayer
      sortablejs sortablejs.create sortablejs.Sortable sortablejs.Sortable.create swiper swiper/bundle @splidejs/splide embla-carousel keen-slider flickity lenis perfect-scrollbar
      overlayscrollbars.OverlayScrollbars glightbox cropperjs dropzone flatpickr tippy.js @popperjs/core.createPopper
      lottie-web.loadAnimation tom-select choices.js
      ag-grid-community.createGrid handsontable jsoneditor vanilla-jsoneditor.createJSONEditor photoswipe pikaday
      air-datepicker @toast-ui/editor bootstrap.Tooltip bootstrap.Popover bootstrap/js/dist/tooltip
      bootstrap/js/dist/popover y-protocols/awareness.Awareness
      simple-peer peerjs peerjs.Peer livekit-client.Room y-websocket.WebsocketProvider
      @hocuspocus/provider.HocuspocusProvider y-webrtc.WebrtcProvider
      @antv/g6.Graph @antv/x6.Graph @antv/g2.Chart billboard.js.bb.generate c3.generate dragula isotope-layout
      masonry-layout typed.js locomotive-scroll @rive-app/canvas.Rive @lottiefiles/dotlottie-web.DotLottie
      three/addons/controls/OrbitControls.js.OrbitControls three/examples/jsm/controls/OrbitControls.js.OrbitControls
      three/addons/controls/TransformControls.js.TransformControls three/addons/controls/MapControls.js.MapControls`),
    release: { methods: words('destroy dispose remove close disconnect terminate stop') },
    mustEnd: true,
    noun: 'object',
  },
  {
    // Connections that libraries keep, and make again when they break. Sources: their references.
    kind: 'disposable',
    call: words(`socket.io-client socket.io-client.io socket.io-client.connect sockjs-client reconnecting-websocket
      partysocket.WebSocket pusher-js ably.Realtime phoenix.Socket @stomp/stompjs.Client centrifuge.Centrifuge mqtt.connect
      graphql-ws.createClient graphql-sse.createClient twilio-video.connect
      @microsoft/signalr.HubConnectionBuilder.withUrl.build
      @microsoft/signalr.HubConnectionBuilder.withUrl.withAutomaticReconnect.build
      @microsoft/signalr.HubConnectionBuilder.withUrl.configureLogging.build
      @microsoft/signalr.HubConnectionBuilder.withUrl.withAutomaticReconnect.configureLogging.build
      @microsoft/signalr.HubConnectionBuilder.withUrl.configureLogging.withAutomaticReconnect.build`),
    release: { methods: words('disconnect close end deactivate dispose stop') },
    global: true,
    mustEnd: true,
    noun: 'connection',
  },
  {
    // What is told of changes until the function that this gives is called. Source: Firebase's reference.
    kind: 'subscription',
    call: words(`firebase/firestore.onSnapshot firebase/auth.onAuthStateChanged firebase/auth.onIdTokenChanged
      firebase/database.onValue firebase/database.onChildAdded firebase/database.onChildChanged
      firebase/database.onChildRemoved firebase/messaging.onMessage @angular/fire/database.onValue
      @angular/fire/database.onChildAdded @angular/fire/firestore.onSnapshot @angular/fire/auth.onAuthStateChanged
      @react-native-firebase/auth.onAuthStateChanged @react-native-firebase/firestore.onSnapshot
      @react-native-firebase/messaging.onMessage`),
    release: { result: true },
    global: true,
    noun: 'subscription',
  },
  {
    // Firestore's, of whatever object; of supabase-js, whose result has the handle in it.
    kind: 'subscription',
    verb: words('onSnapshot onAuthStateChanged onIdTokenChanged onAuthStateChange'),
    release: { methods: ['unsubscribe'], result: true },
    handler: 0,
    needs: 'function',
    global: true,
    noun: 'subscription',
  },
  {
    // Editors call these for each change, and routers for each way that is taken, until what they give is called. Sources: the
    // references of Lexical, Vue Router, Jotai, Floating UI.
    kind: 'subscription',
    verb: words(`registerUpdateListener registerMutationListener registerNodeTransform registerTextContentListener
      registerEditableListener registerDecoratorListener registerRootListener`),
    call: words(`lexical.LexicalEditor.registerCommand vue-router.useRouter.beforeEach vue-router.useRouter.afterEach
      vue-router.useRouter.beforeResolve jotai.useStore.sub jotai.getDefaultStore.sub
      @floating-ui/dom.autoUpdate @floating-ui/react.autoUpdate @floating-ui/vue.autoUpdate @floating-ui/react-dom.autoUpdate`),
    release: { result: true },
    global: true,
    noun: 'subscription',
  },
  {
    // Source: the reference of Monaco.
    kind: 'subscription',
    verb: words(`registerCompletionItemProvider registerHoverProvider registerInlineCompletionsProvider
      registerCodeActionProvider registerCodeLensProvider registerSignatureHelpProvider registerInlayHintsProvider
      registerDocumentFormattingEditProvider registerDocumentSemanticTokensProvider`),
    release: { methods: ['dispose'] },
    global: true,
    noun: 'registration',
  },
  {
    // Tickers of GSAP and pixi.js, and what scenes of Babylon.js tell, call this on every frame. Sources: their references.
    kind: 'listener',
    verb: ['add'],
    of: words(`ticker onBeforeRenderObservable onAfterRenderObservable onPointerObservable onKeyboardObservable
      onBeforeAnimationsObservable onAfterAnimationsObservable onBeforeStepObservable onResizeObservable`),
    release: { verbs: words('remove removeCallback'), methods: ['remove'], all: words('removeAll clear') },
    handler: 0,
    needs: 'function',
    context: 1,
    noun: 'callback',
  },
  {
    // The same, where the function comes with a promise (Tauri), or is given with what is to be watched (wagmi).
    kind: 'subscription',
    call: words(`@tauri-apps/api/event.listen @wagmi/core.watchAccount @wagmi/core.watchBlockNumber @wagmi/core.watchBlocks
      @wagmi/core.watchChainId @wagmi/core.watchConnections @wagmi/core.watchContractEvent @wagmi/core.watchNetwork
      @wagmi/core.watchPendingTransactions @wagmi/core.watchSigner @wagmi/core.watchProvider`),
    release: { result: true },
    global: true,
    noun: 'subscription',
  },
  {
    // Expo tells of these until what comes back is removed. Source: its reference.
    kind: 'subscription',
    call: words(`expo-notifications.addNotificationReceivedListener expo-notifications.addNotificationResponseReceivedListener
      expo-notifications.addPushTokenListener expo-linking.addEventListener expo-screen-capture.addScreenshotListener
      expo-location.watchPositionAsync expo-location.watchHeadingAsync`),
    release: { methods: ['remove'], calls: words('expo-notifications.removeNotificationSubscription') },
    global: true,
    noun: 'subscription',
  },
  {
    // A client of axios calls its interceptors for each request, until they are ejected by their number.
    kind: 'listener',
    verb: ['use'],
    of: ['interceptors'],
    release: { verbs: ['eject'], all: ['clear'] },
    handler: 0,
    needs: 'function',
    noun: 'interceptor',
  },
  {
    // The camera and the microphone run until their tracks are stopped. Source: MDN.
    kind: 'disposable',
    call: words('navigator.mediaDevices.getUserMedia navigator.mediaDevices.getDisplayMedia'),
    release: { methods: words('getTracks getAudioTracks getVideoTracks') },
    global: true,
    mustEnd: true,
    endedByName: true,
    noun: 'media stream',
  },
  {
    // Jobs that run by the clock until they are told to stop. Sources: their references.
    kind: 'timer',
    call: words(`node-cron.schedule cron.CronJob cron.job node-schedule.scheduleJob croner.Cron croner toad-scheduler.SimpleIntervalJob
      d3-timer.timer d3.timer d3-timer.interval d3.interval`),
    release: { methods: words('stop cancel destroy kill'), calls: ['node-schedule.cancelJob'] },
    handler: 1,
    global: true,
    noun: 'job',
  },
  {
    // Of GSAP, which ends them one by one, all at once, or with the context that they were made in. Source: its reference.
    kind: 'timer',
    call: words('gsap.timeline gsap.gsap.timeline gsap/ScrollTrigger.ScrollTrigger.create'),
    release: { methods: words('kill revert killAll killTweensOf getAll') },
    global: true,
    endedByName: true,
    noun: 'animation',
  },
  {
    // The browser goes on asking where it is. Source: MDN.
    kind: 'subscription',
    verb: ['watchPosition'],
    release: { verbs: ['clearWatch'] },
    handler: 0,
    needs: 'function',
    global: true,
    noun: 'watch',
  },
  {
    // What is told of every change until the function that this gives is called. Sources: their references.
    kind: 'subscription',
    call: words(`mobx.intercept mobx-state-tree.onSnapshot mobx-state-tree.onPatch mobx-state-tree.onAction
      valtio.subscribe valtio/vanilla.subscribe valtio/utils.subscribeKey valtio/utils.watch @preact/signals.effect
      @preact/signals-core.effect @preact/signals-react.effect`),
    release: { methods: words('dispose'), result: true },
    global: true,
    noun: 'subscription',
  },
  {
    // Given no function to call it gives a promise, which is waited for. Source: its reference.
    kind: 'subscription',
    call: ['mobx.when'],
    release: { methods: words('dispose'), result: true },
    handler: 1,
    handlerAt: [1],
    needs: 'function',
    global: true,
    noun: 'subscription',
  },
  {
    // The editor keeps what an extension registers until it is disposed of, or the extension goes. Source: the API's reference.
    kind: 'subscription',
    call: words(`vscode.commands.registerCommand vscode.commands.registerTextEditorCommand
      vscode.languages.registerCompletionItemProvider vscode.languages.registerHoverProvider
      vscode.languages.registerCodeLensProvider vscode.languages.registerCodeActionsProvider
      vscode.languages.registerDefinitionProvider vscode.languages.createDiagnosticCollection
      vscode.window.registerTreeDataProvider vscode.window.createTreeView vscode.window.registerWebviewViewProvider
      vscode.window.createOutputChannel vscode.window.createStatusBarItem vscode.window.createTextEditorDecorationType
      vscode.workspace.createFileSystemWatcher vscode.workspace.registerTextDocumentContentProvider
      vscode.workspace.registerFileSystemProvider vscode.debug.registerDebugConfigurationProvider
      vscode.tasks.registerTaskProvider`),
    release: { methods: words('dispose') },
    global: true,
    noun: 'registration',
  },
];
