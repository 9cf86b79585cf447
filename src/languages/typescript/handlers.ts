import type { HandlerWords } from '../../model/catalog/handler-words.js';
import { setOf } from '../words.js';
import { servedRows } from './served.js';

export const typescriptHandlers: HandlerWords = {
  served: servedRows,
  // Sources: the references of NestJS and Angular.
  servedMethods: [
    { bases: /^NestMiddleware$/, names: /^use$/ },
    { bases: /^CanActivate$/, names: /^canActivate$/ },
    { bases: /^(NestInterceptor|HttpInterceptor)$/, names: /^intercept$/ },
    { bases: /^PipeTransform$/, names: /^transform$/ },
    { bases: /ExceptionFilter$/, names: /^catch$/ },
    { bases: /^OnGatewayConnection$/, names: /^handleConnection$/ },
    { bases: /^WorkerHost$/, names: /^process$/ },
  ],
  // Sources: the references of GraphQL Tools, Redux Toolkit, KafkaJS, sqs-consumer.
  eventKeys: setOf('Query Mutation Subscription reducers eachMessage eachBatch handleMessage'),
  routeFunctions: new Set(),
  // Sources: the type declarations of Express, Fastify, Koa, Hono, Next, Node, AWS Lambda, discord.js, grammY, Telegraf, Bolt.
  eventTypes:
    setOf(`express.Request express.Response fastify.FastifyRequest fastify.FastifyReply koa.Context koa.ParameterizedContext
      hono.Context next.NextApiRequest next.NextApiResponse next/server.NextRequest http.IncomingMessage http.ServerResponse
      http2.Http2ServerRequest aws-lambda.APIGatewayProxyEvent aws-lambda.APIGatewayProxyEventV2 aws-lambda.SQSEvent
      discord.js.Message discord.js.Interaction discord.js.ChatInputCommandInteraction discord.js.ButtonInteraction
      grammy.Context telegraf.Context @slack/bolt.SlackEventMiddlewareArgs`),
  requests: new Set(),
  entries: new Set(['main', 'bootstrap']),
  gateways: new Set(),
  // Sources: the references of Node, Express, Connect, Fastify, Koa.
  answering: /^(this )?_?(req(uest)? _?(res(ponse)?|reply)( _?next)?|ctx next)$/,
  // Sources: the references of Express, Koa, Hono, Socket.IO, axios; choo gives a store `(state, emitter)`, once.
  middleware: {
    verbs: new Set(['use']),
    parameters: /(^| )_?(req|request|res|response|ctx|context|c|next|err|error|socket|packet|event)( |$)/,
    on: new Set(['interceptors']),
  },
  requestMethods: setOf('get post put patch delete list retrieve create'),
  routeVerbs: setOf('get post put patch delete all'),
  eventMethods: setOf('onMessage onData handleRequest handleConnection _transform _write ngOnChanges render'),
  // Sources: the references of Socket.IO and NestJS.
  peers: {
    servers: new Set(),
    decorators: new Set(['SubscribeMessage']),
    arrivals: setOf('connection connect'),
    own: setOf('connect connection disconnect disconnecting close end error'),
    lines: new Set(['id']),
    senders: new Set(),
  },
};
