import type { FrameworkLife } from '../../model/catalog/catalog.js';
import { HUB_ENTITIES } from './components.js';
import { words } from '../words.js';

const all = (life: FrameworkLife, names: string): [string, FrameworkLife][] => words(names).map(name => [name, life]);

/**
 * How long frameworks let instances live, by base class or decorator. Sources: the references of asyncio, socketserver,
 * http.server, Twisted, Autobahn, SockJS, Channels, Tornado, Starlette, Sanic, Flask, Django and its REST framework.
 */
export const pythonLives: Readonly<Record<string, FrameworkLife>> = Object.fromEntries([
  // `Handler` is of `logging`; of an application there is one a process, by traitlets, Qt, GTK, Kivy, Textual.
  ...all(
    'process',
    `Cog GroupCog AppConfig Handler Application App QApplication QCoreApplication SingletonConfigurable JupyterApp
    BaseIPythonApplication Flask Quart FastAPI Starlette Sanic Litestar Celery BaseHTTPMiddleware MiddlewareMixin`,
  ),
  // A DatagramProtocol is none of these: asyncio makes one for a socket, whoever sends to it.
  ...all(
    'connection',
    `Protocol BufferedProtocol SubprocessProtocol ProcessProtocol LineReceiver LineOnlyReceiver
    NetstringReceiver IntNStringReceiver Int8StringReceiver Int16StringReceiver Int32StringReceiver
    WebSocketServerProtocol WebSocketClientProtocol WebSocketHandler WebSocketEndpoint SockJSConnection
    WebsocketConsumer AsyncWebsocketConsumer JsonWebsocketConsumer AsyncJsonWebsocketConsumer`,
  ),
  ...all('component', HUB_ENTITIES),
  ...all(
    'request',
    `RequestHandler BaseHTTPRequestHandler SimpleHTTPRequestHandler BaseRequestHandler StreamRequestHandler
    DatagramRequestHandler HTTPEndpoint AsyncHttpConsumer HTTPMethodView MethodView View APIView GenericAPIView
    ListAPIView CreateAPIView RetrieveAPIView UpdateAPIView DestroyAPIView ListCreateAPIView RetrieveUpdateAPIView
    RetrieveDestroyAPIView RetrieveUpdateDestroyAPIView ViewSet GenericViewSet ModelViewSet ReadOnlyModelViewSet
    TemplateView ListView DetailView FormView CreateView UpdateView DeleteView RedirectView Form ModelForm Serializer
    ModelSerializer`,
  ),
  ...all(
    'data',
    `Exception BaseException ValueError RuntimeError Warning BaseModel RootModel NamedTuple TypedDict Struct Enum dataclass attrs
    define frozen attrib mutable`,
  ),
  // `@attr.s`
  ...all('data', 's'),
  ...all(
    'call',
    `NodeVisitor NodeTransformer ContentHandler HTMLParser TestCase IsolatedAsyncioTestCase Action Command BaseCommand
    Directive Migration`,
  ),
]);
