import type { FrameworkLife } from '../../model/catalog/catalog.js';

/** How long frameworks let instances live, by base class or decorator: Nest, Angular, React, Vue, Svelte, Lit, Lumino, Node's streams. */
export const typescriptLives: Readonly<Record<string, FrameworkLife>> = {
  Injectable: 'process',
  Controller: 'process',
  WebSocketGateway: 'process',
  Resolver: 'process',
  NgModule: 'process',
  Module: 'process',
  Component: 'component',
  PureComponent: 'component',
  Directive: 'component',
  Pipe: 'component',
  VueComponent: 'component',
  SvelteComponent: 'component',
  HTMLElement: 'component',
  LitElement: 'component',
  ReactWidget: 'component',
  Widget: 'component',
  Error: 'data',
  TypeError: 'data',
  Transform: 'call',
  Readable: 'call',
  Writable: 'call',
  Duplex: 'call',
  PassThrough: 'call',
};
