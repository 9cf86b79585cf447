import type { TypeWords } from '../../model/catalog/type-words.js';
import { setOf } from '../words.js';

export const typescriptTypeWords: TypeWords = {
  transparent: setOf('Readonly Required Optional Final Type Union'),
  unions: setOf('Union Optional'),
  ofClass: setOf('Type'),
  literals: new Set(),
  mappings: /(Map|Dict|dict|Mapping|Record)$/,
  promises: setOf('Promise PromiseLike'),
  enums: /Enum$/,
  errors: setOf('Error'),
  objects:
    /^(Window|Document|Node|Element|HTML\w*Element|SVG\w*Element|ShadowRoot|EventTarget|AbortSignal|WebSocket|Request|Response|Socket|IncomingMessage|ServerResponse|Worker|Thread|Widget)$/,
  // Those that complete are the end of nothing: subjects of streams.
  endless:
    /^(Promise|Date|\w*Error|RegExp|Array|Object|URL|Proxy|Uint\w+|Int\w+|Float\w+|ArrayBuffer|DataView|Number|String|Boolean|Function|\w*Subject|AbortController|Event|CustomEvent|FormData|Headers|Request|Response|Image|Blob|File|TextEncoder|TextDecoder)$/,
  equals: setOf('String Number Boolean'),
  frozen: new Set(),
  metaclasses: new Set(),
  records: new Set(),
  copying: new Set(),
  fields: new Set(),
  factories: new Set(),
  initializer: 'constructor',
  constructors: setOf('constructor'),
  preparers: new Set(),
  hosts: [],
  servers: undefined,
};
