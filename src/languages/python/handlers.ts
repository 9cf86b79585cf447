import type { HandlerWords } from '../../model/catalog/handler-words.js';
import { setOf } from '../words.js';

export const pythonHandlers: HandlerWords = {
  // Django; AWS Lambda; PEP 3333, ASGI 3.0.
  served: [
    { file: /(^|\/)views?(\/\w+)?\.py$/, names: /^(?!_)/, parameters: /^request( |$)/ },
    { file: /\.py$/, names: /(^|_)handler$/, parameters: /^_?event _?context$/ },
    { file: /\.py$/, names: /./, parameters: /^(environ start_response|scope receive send)$/ },
  ],
  // Sources: the references of Starlette, Django, gRPC, watchdog, Twisted, Graphene, Falcon, mitmproxy.
  servedMethods: [
    { bases: /^BaseHTTPMiddleware$/, names: /^dispatch$/ },
    { bases: /^MiddlewareMixin$/, names: /^process_(request|response|view|exception)$/ },
    { bases: /Servicer$/, names: /^[A-Z]/, parameters: /^\w+ _?(unused_)?(context|ctx)$/ },
    { bases: /^(FileSystem|PatternMatching|RegexMatching)EventHandler$/, names: /^on_/ },
    { bases: /^Resource$/, names: /^render(_[A-Z]+)?$/, parameters: /^request$/ },
    { bases: /^(ObjectType|Mutation)$/, names: /^(resolve_\w+|mutate)$/, parameters: /\binfo\b/ },
    { names: /^on_(get|post|put|patch|delete|head|options)(_\w+)?$/, parameters: /^_?req(uest)? _?resp(onse)?\b/ },
    { names: /^(request|response|requestheaders|responseheaders|websocket_message)$/, parameters: /^flow$/ },
  ],
  eventKeys: new Set(),
  // Sources: the references of aiohttp, Starlette, FastAPI, Django, its REST framework, Sanic, Pyramid, discord.py,
  // python-telegram-bot, aiogram, Pyrogram.
  routeFunctions:
    setOf(`aiohttp.web.get aiohttp.web.post aiohttp.web.put aiohttp.web.patch aiohttp.web.delete aiohttp.web.head
      aiohttp.web.options aiohttp.web.route aiohttp.web.view starlette.routing.Route starlette.routing.WebSocketRoute
      fastapi.routing.APIRoute django.urls.path django.urls.re_path django.conf.urls.url`),
  eventTypes: setOf(`aiohttp.web.Request aiohttp.web_request.Request aiohttp.web.BaseRequest starlette.requests.Request
      starlette.requests.HTTPConnection starlette.websockets.WebSocket fastapi.Request fastapi.requests.Request
      fastapi.WebSocket fastapi.websockets.WebSocket django.http.HttpRequest django.http.request.HttpRequest
      django.core.handlers.wsgi.WSGIRequest rest_framework.request.Request sanic.Request sanic.request.Request
      pyramid.request.Request discord.Interaction discord.Message discord.ext.commands.Context telegram.Update
      aiogram.types.Message aiogram.types.CallbackQuery pyrogram.types.Message pyrogram.types.CallbackQuery`),
  requests: setOf('flask.request flask.globals.request quart.request bottle.request'),
  entries: new Set(['main']),
  // PEP 3333, ASGI 3.0, Django's middleware.
  gateways: new Set(['environ start_response', 'scope receive send', 'get_response']),
  answering: /^(?!)/,
  middleware: { verbs: new Set(), parameters: /^(?!)/, on: new Set() },
  requestMethods: setOf('get post put patch delete list retrieve create'),
  routeVerbs: new Set(),
  eventMethods:
    setOf(`data_received datagram_received connection_made connection_lost dispatch receive receive_json websocket_receive
      on_message on_data do_GET do_POST do_PUT do_DELETE handle emit process_request process_response __call__ lineReceived
      dataReceived`),
  // Sources: the references of python-socketio and Flask-SocketIO.
  peers: {
    servers: setOf('flask_socketio.SocketIO socketio.Server socketio.AsyncServer'),
    decorators: new Set(),
    arrivals: new Set(),
    own: setOf('connect disconnect'),
    lines: new Set(['sid']),
    senders: new Set(['sid']),
  },
};
