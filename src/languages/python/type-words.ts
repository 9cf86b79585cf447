import type { TypeWords } from '../../model/catalog/type-words.js';
import { setOf } from '../words.js';

export const pythonTypeWords: TypeWords = {
  transparent: setOf('Optional Final ClassVar Annotated Type type Required Union'),
  unions: setOf('Union Optional'),
  ofClass: setOf('Type type'),
  literals: setOf('Literal'),
  mappings: /(Map|Dict|dict|Mapping|Record)$/,
  promises: setOf('Awaitable Coroutine Future Task'),
  enums: /Enum$/,
  errors: setOf('Exception BaseException'),
  objects: /^(Element|Request|Response|Socket|WebSocket|Worker|Task|Future|Thread|Widget)$/,
  endless:
    /^(Promise|Date|\w*Error|RegExp|Array|Object|URL|Proxy|Uint\w+|Int\w+|Float\w+|ArrayBuffer|DataView|Number|String|Boolean|Function|\w*Subject|AbortController|Event|CustomEvent|FormData|Headers|Request|Response|Image|Blob|File|TextEncoder|TextDecoder)$/,
  equals:
    setOf(`str bytes int float complex bool tuple list dict set frozenset NamedTuple namedtuple TypedDict NewType BaseModel
      Struct dataclass attrs attr s define frozen mutable Decimal Path PurePath datetime date timedelta UUID Enum IntEnum
      StrEnum Flag IntFlag total_ordering`),
  frozen: setOf('NamedTuple namedtuple frozen'),
  metaclasses: setOf('type ABCMeta EnumMeta EnumType'),
  records: setOf('dataclass attrs define s'),
  // Pydantic and what is built on it.
  copying: setOf('BaseModel RootModel GenericModel BaseSettings SQLModel'),
  fields: setOf('field Factory Field attrib ib PrivateAttr'),
  factories: setOf('default_factory factory'),
  initializer: '__init__',
  constructors: setOf('__init__ __post_init__ __new__'),
  preparers: setOf('setUp'),
  // Twisted; the library's `socketserver` and `http.server`.
  hosts: [{ declaredAs: 'protocol', attribute: 'factory' }],
  servers: { bases: /(TCP|UDP|HTTP|Stream|Datagram)Server$/, position: 1, attribute: 'server' },
};
