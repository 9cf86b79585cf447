import type { Value } from '../../model/model.js';
import { ancestry } from '../program/ancestry.js';
import type { Types } from '../program/types.js';
import type { Type } from '../program/type.js';
import type { At } from '../program/at.js';
import type { ClassNode } from '../program/unit.js';
import { isEnum, isValue } from './by-type.js';

/** Of the platform and of the languages' own libraries: each instance is one of its own, and a weak reference to it can be had. */
const PLATFORM =
  /^(Window|Document|Node|Element|HTML\w*Element|SVG\w*Element|ShadowRoot|EventTarget|AbortSignal|WebSocket|Request|Response|Socket|IncomingMessage|ServerResponse|Worker|Task|Future|Thread|Widget)$/;
/** Bases and decorators whose objects are equal when their parts are, or of which there is no weak reference. */
const VALUES =
  /^(str|bytes|int|float|complex|bool|tuple|list|dict|set|frozenset|NamedTuple|namedtuple|TypedDict|NewType|BaseModel|Struct|dataclass|attrs|attr|s|define|frozen|mutable|Decimal|Path|PurePath|datetime|date|timedelta|UUID|Enum|IntEnum|StrEnum|Flag|IntFlag|String|Number|total_ordering)$/;

/** Whether a weak collection can hold it, and finds it again as a strong one does: an object that is told by its identity. */
export function canBeHeldWeakly(types: Types, at: At, value: Value): boolean {
  if (value.is === 'choice') return value.of.every(part => canBeHeldWeakly(types, at, part));
  const annotation = value.is === 'name' ? at.unit.binding(value.binding)?.type : undefined;
  if (annotation === undefined) return isObject(types.typeOf(at, value));
  const named = alternativesOf(annotation);
  return named.length > 0 && named.every(each => isObject(types.ofAnnotation(at.unit, each)));
}

/** `A`, `B` of `A | B | null`, `Union[A, B]`, `Optional[A]`. */
function alternativesOf(annotation: Value): Value[] {
  if (annotation.is === 'const') return [];
  if (annotation.is === 'choice' || (annotation.is === 'op' && annotation.op === '|'))
    return annotation.of.flatMap(alternativesOf);
  if (annotation.is === 'item' && isUnion(annotation.of))
    return annotation.key.is === 'literal' ? annotation.key.of.flatMap(alternativesOf) : alternativesOf(annotation.key);
  return [annotation];
}

function isUnion(value: Value): boolean {
  return (value.is === 'name' || value.is === 'get') && /^(Union|Optional)$/.test(value.name);
}

function isObject(type: Type | undefined): boolean {
  if (type?.is === 'outside') return PLATFORM.test(type.name.split('.').pop()!);
  return type?.is === 'instance' && !isEnum(type) && !isValue(type.of) && [...ancestry(type.of)].every(isPlain);
}

function isPlain({ outside, fields }: ClassNode): boolean {
  return !fields.has('__slots__') && !outside.some(name => VALUES.test(name));
}
