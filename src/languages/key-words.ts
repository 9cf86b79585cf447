import type { KeyWords } from '../model/catalog/key-words.js';
import { setOf } from './words.js';

/** English is what programs of every language name their keys in; a language adds what it or its libraries call so. */
export function keyWordsWith(own: Pick<KeyWords, 'kinds' | 'said' | 'saidBy' | 'finiteTypes'>): KeyWords {
  return { ...keyWords, ...own };
}

/** The words that told leaks from the rest in 3.3 million lines. */
const keyWords: Omit<KeyWords, 'kinds' | 'said' | 'saidBy' | 'finiteTypes'> = {
  compounds: /user_agent/,
  named:
    setOf(`name type cls class klass kind method event field attr attribute column table service stream label option
      scheme module resource guild server model provider format alias prefix locale lang language status level mode state
      category command config section dtype protocol encoding version extension ext feature flag env role layer metric unit backend engine
      driver dialect operator op opcode path file filename suffix theme color topic queue exchange namespace nsp slot index idx i
      instance monitor error exit day weekday month year season hour config setting option preset plugin addon integration tool
      sensor zone area pin gpio relay board port interface adapter repo repository app application group`),
  installed: setOf('server guild provider plugin backend manager'),
  kindNames: /(type|class|cls|klass|kind)$/,
  classNames: /(^|_)(class|cls|klass)$/i,
  inventory: setOf('ieee mac camera device sensor pair symbol projection accessory'),
  subjects: setOf(`user users author chat session sess request req task uuid guid ulid ip conn connection client socket
      sock sid job message msg span trace txn transaction ticket order invocation correlation bundle member customer visitor upload
      download room savepoint window widget element`),
  subjectIds: /(^|_)(event|run|call|channel|player|tag|entity)_id$/,
  gatherings: setOf('chat'),
  open: setOf(`addr address peer node host hostname dest destination worker nonce account delivery hash digest fingerprint timestamp
      ident token url uri useragent cursor body input pattern code statement stmt sql expression regex`),
  texts: setOf('text content contents prompt query html sentence phrase string'),
  // What counts messages has more to its name.
  textsAlone: setOf('message messages msg msgs'),
  identifiers: setOf('id ids key name pk uid'),
  everybodys: setOf('id key name uid uuid index value number'),
  identities: setOf('id pk uid uuid'),
  spellings: setOf('hex int bytes urn'),
  numbering: setOf('uuid4 uuid1 hex random_uuid v4 next_id generate_id generateid create_id createid'),
  happenings: setOf('message msg event call'),
  bringers: setOf('update delivery notification webhook'),
  passing:
    setOf(`message msg call update delivery notification webhook request req job task transaction txn invocation correlation
      session sess`),
  work: setOf('request req task job message msg event span command operation'),
  events: setOf('e ev evt event interaction payload data'),
  configuration: setOf('config configs cfg conf configuration settings environ env manifest'),
  options: setOf('options'),
  ofCalls: setOf('options'),
  accountHolders: setOf('bot client'),
  requests: setOf('req request'),
  receives: setOf('recv recvfrom receive receive_text receive_json receive_str receive_bytes readline readuntil'),
  functionTypes: setOf('Callable Function'),
  livingTypes: setOf('UUID Task Future Connection Session Member User Node Document Window'),
};
