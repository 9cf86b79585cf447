import type { Domain } from './domain.js';

/**
 * What names say of the keys they stand for. Weak evidence: it moves a verdict by a step and never decides it. The words
 * are those that told leaks from the rest in 3.3 million lines (`open` and `closed` words of the studies).
 */
const NAMED =
  wordsOf(`name type cls class klass kind method event field attr attribute column table service stream label option
  scheme module resource guild server model provider format alias prefix locale lang language status level mode state
  category command config section dtype protocol encoding version extension ext feature flag env role layer metric unit backend
  driver dialect operator op opcode path file filename suffix theme color topic queue exchange namespace nsp slot index idx i
  instance monitor error exit day weekday month year season hour config setting option preset plugin addon integration tool
  sensor zone area pin gpio relay board port interface adapter`);
const SUBJECT =
  wordsOf(`user users author chat session sess request req task uuid guid ulid ip peer conn connection client socket
  sock sid job message msg span trace txn transaction ticket order invocation correlation bundle member customer visitor upload
  download room savepoint window widget element`);
const OPEN =
  wordsOf(`addr address host hostname dest destination worker nonce account delivery hash digest fingerprint timestamp
  ident token url uri cursor body input pattern code statement stmt sql expression regex`);
const TEXT = wordsOf('text content contents prompt query html sentence phrase string');
/** What stands in a house or on a list: it comes back under the name that it had. */
const INVENTORY = wordsOf('ieee mac camera device sensor pair symbol projection accessory');
const SUBJECT_ID = /(^|_)(event|run|call|channel|player|tag|node|entity)_id$/;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** The domain that a name suggests; snake and camel case alike: `userId` is read as `user_id`. */
export function byWord(name: string): Domain {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/^[_#$]+/, '')
    .toLowerCase();
  if (SUBJECT_ID.test(words)) return 'subject';
  const parts = words.split('_').filter(part => part !== '');
  const last = parts[parts.length - 1] ?? '';
  const head = /^(id|ids|key|name|pk|uid)$/.test(last) && parts.length > 1 ? parts[parts.length - 2]! : last;
  const isCode = last === 'code' && NAMED.has(parts[parts.length - 2] ?? '');
  const isKnown = parts.some(part => INVENTORY.has(part));
  if (last === 'name' || isCode || isKnown || NAMED.has(head)) return 'named';
  const singular = (part: string): string => (part.endsWith('s') ? part.slice(0, -1) : part);
  // The message itself is a text; what counts messages has more to its name.
  if (parts.length === 1 && /^(message|msg)s?$/.test(last)) return 'text';
  if (parts.some(part => SUBJECT.has(part) || SUBJECT.has(singular(part)))) return 'subject';
  if (parts.some(part => TEXT.has(part))) return 'text';
  return parts.some(part => OPEN.has(part)) ? 'open' : 'unknown';
}
