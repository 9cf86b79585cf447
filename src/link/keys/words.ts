import type { KeyWords } from '../../model/catalog/key-words.js';
import type { Value } from '../../model/model.js';
import type { Domain } from './domain.js';

/** A name in snake case, without marks of what is private: `userId` as `user_id`. */
function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/^[_#$]+/, '')
    .toLowerCase();
}

/** Whether a variable or an attribute has one of the names. */
export function isNamed(names: ReadonlySet<string>, value: Value): boolean {
  return (value.is === 'name' || value.is === 'get') && isOneOf(names, value.name);
}

/** Whether a name is one of these, in snake or camel case, private or not. */
export function isOneOf(names: ReadonlySet<string>, name: string): boolean {
  return names.has(snakeCase(name));
}

/** Whether a name says that it stands for a class: `cls`, `dtype`. */
export function isOfKind({ kindNames }: KeyWords, name: string): boolean {
  return kindNames.test(snakeCase(name));
}

/** `id`, `report_id`, `orderUuid` */
export function isIdentifying({ identities }: KeyWords, name: string): boolean {
  return identities.has(snakeCase(name).split('_').at(-1)!);
}

/** `message.id`, `event["id"]`, `update_id`: another one for each that happens. */
export function isIdentityOfHappening(words: KeyWords, value: Value): boolean {
  const found = identified(value);
  if (found === undefined || !words.identities.has(found.by)) return false;
  return words.happenings.has(found.what) || (found.isInOneName && words.bringers.has(found.what));
}

/** `request.id`, `txnId`, `message_id`: of what is over before long, and of which another one comes. */
export function isIdentityOfPassing(words: KeyWords, value: Value): boolean {
  const found = identified(value);
  return (
    found !== undefined && words.passing.has(found.what) && (words.identities.has(found.by) || found.by === 'token')
  );
}

/** What is told from others, and by what: `message` by `id`, of `message_id` as of `message.id`. */
interface Identified {
  readonly what: string;
  readonly by: string;
  readonly isInOneName: boolean;
}

function identified(value: Value): Identified | undefined {
  const name = nameOf(value);
  if (name === undefined) return undefined;
  const parts = snakeCase(name).split('_');
  const by = parts.at(-1)!;
  if (parts.length > 1) return { what: parts.at(-2)!, by, isInOneName: true };
  const of = value.is === 'get' || value.is === 'item' ? nameOf(value.of) : undefined;
  return of === undefined ? undefined : { what: snakeCase(of), by, isInOneName: false };
}

/** What an expression names last: `id` of `event["id"]`. */
function nameOf(value: Value): string | undefined {
  if (value.is === 'item') return value.key.is === 'const' ? String(value.key.value) : undefined;
  return value.is === 'name' || value.is === 'get' ? value.name : undefined;
}

/** The domain that a name suggests. */
export function byWord(words: KeyWords, name: string): Domain {
  const written = snakeCase(name).replace(words.compounds, compound => compound.replaceAll('_', ''));
  if (words.subjectIds.test(written)) return 'subject';
  const parts = written.split('_').filter(part => part !== '');
  const last = parts[parts.length - 1] ?? '';
  const before = parts[parts.length - 2] ?? '';
  const head = words.identifiers.has(last) && parts.length > 1 ? before : last;
  const isCode = last === 'code' && words.named.has(before);
  const isKnown = parts.some(part => words.inventory.has(part));
  const singular = (part: string): string => (part.endsWith('s') ? part.slice(0, -1) : part);
  const isFew = words.named.has(head) || words.named.has(singular(head)) || words.kindNames.test(head);
  if (last === 'name' || isCode || isKnown || isFew) return 'named';
  if (parts.length === 1 && words.textsAlone.has(last)) return 'text';
  if (parts.some(part => words.subjects.has(part) || words.subjects.has(singular(part)))) return 'subject';
  if (parts.some(part => words.texts.has(part))) return 'text';
  return parts.some(part => words.open.has(part)) ? 'open' : 'unknown';
}

/** `chat`, `old_chat_id`, `message.chat.id` */
export function isOfGathering({ gatherings, identifiers }: KeyWords, value: Value): boolean {
  if (value.is !== 'name' && value.is !== 'get') return false;
  const said = snakeCase(value.name).split('_');
  while (said.length > 1 && identifiers.has(said.at(-1)!)) said.pop();
  const [last] = said.slice(-1);
  if (said.length === 1 && identifiers.has(last!) && value.is === 'get') return isNamed(gatherings, value.of);
  return gatherings.has(last!);
}

/** Whether a class is of what somebody sets up: `class GameServer`, `class LoginProvider`. */
export function isInstalled({ installed }: KeyWords, className: string): boolean {
  return installed.has(snakeCase(className).split('_').at(-1)!);
}
