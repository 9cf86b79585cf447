import type { Catalog } from '../model/catalog.js';

/** What a framework or a library calls for each request, event or message, other than by a decorator or a verb. */
export type Handlers = Pick<
  Catalog,
  | 'served'
  | 'servedMethods'
  | 'eventKeys'
  | 'routeFunctions'
  | 'eventTypes'
  | 'requests'
  | 'entries'
  | 'gateways'
  | 'requestMethods'
  | 'routeVerbs'
  | 'eventMethods'
  | 'peers'
>;
