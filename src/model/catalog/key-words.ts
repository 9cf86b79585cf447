/**
 * What names say of keys: weak evidence, where nothing else is known. It moves a verdict by a step and never decides it.
 * Words stand in lower case, names in snake case: `userId` is read as `user_id`. What a request says stands as it is written.
 */
export interface KeyWords {
  /** Words that together mean another thing than each: `user_agent` is a browser. They are read as one word. */
  readonly compounds: RegExp;
  /** One of a few, that whoever writes the program or sets it up has named: `plugin`, `topic`. */
  readonly named: ReadonlySet<string>;
  /** Of these, what somebody sets up, so that there are as few instances: `server`. */
  readonly installed: ReadonlySet<string>;
  /** Names of classes and kinds, which are a few, however the word begins: `cls`, `messagetype`. */
  readonly kindNames: RegExp;
  /** Names of classes themselves, of which a program may make more while it runs: `target_cls`. */
  readonly classNames: RegExp;
  /** What stands in a house or on a list, and comes back under the name that it had: `sensor`. */
  readonly inventory: ReadonlySet<string>;
  /** What comes and goes: `user`, `request`. */
  readonly subjects: ReadonlySet<string>;
  /** Names of what comes and goes where the word alone does not say so: `run_id`. */
  readonly subjectIds: RegExp;
  /** Of these, where people meet, and where a program is as often as they ask it in: `chat`. */
  readonly gatherings: ReadonlySet<string>;
  /** As many as there may be, of whatever: `url`, `hash`. */
  readonly open: ReadonlySet<string>;
  /** What people write: `sentence`. */
  readonly texts: ReadonlySet<string>;
  /** Names that are a text by themselves, and a word of something else in longer ones: `message`. */
  readonly textsAlone: ReadonlySet<string>;
  /** Last words that say less than the one before: `id` of `user_id`. */
  readonly identifiers: ReadonlySet<string>;
  /** Attributes that things of any kind have: whose they are says more. */
  readonly everybodys: ReadonlySet<string>;
  /** Attributes by which one thing is told from all others of its kind: `uuid`. */
  readonly identities: ReadonlySet<string>;
  /** Attributes that are the same for all of a class, or one of a few: `__class__`, `tagName`. */
  readonly kinds: ReadonlySet<string>;
  /** Attributes that write an identity in another way: `hex` of `uuid4()`. */
  readonly spellings: ReadonlySet<string>;
  /** Methods that give a new identity each time, whosever they are: `nextId`. */
  readonly numbering: ReadonlySet<string>;
  /** What happens once, and has an identity that no other has: `message`. */
  readonly happenings: ReadonlySet<string>;
  /** What brings one, and has an identity of its own as well: `update_id`. */
  readonly bringers: ReadonlySet<string>;
  /** What comes under an identity that it has to itself, and is over before long: `request`. An event may be one of a calendar. */
  readonly passing: ReadonlySet<string>;
  /** What is done, and has the name of its kind: `job`. */
  readonly work: ReadonlySet<string>;
  /** Names of what a handler is called with: `evt`. */
  readonly events: ReadonlySet<string>;
  /** Names of what a program is told at its start: `settings`. */
  readonly configuration: ReadonlySet<string>;
  /** … or its parts are, where what is looked up there says so. */
  readonly options: ReadonlySet<string>;
  /** Of these, what is as well the name of a parameter for what this very call is told: `options`. */
  readonly ofCalls: ReadonlySet<string>;
  /** What runs under an account of its own, of which there is one: `bot.user`. */
  readonly accountHolders: ReadonlySet<string>;
  /** Variables that are the request of whoever asks. */
  readonly requests: ReadonlySet<string>;
  /** What a request says, as its sender chose to: `body`, `cookies`. */
  readonly said: ReadonlySet<string>;
  /** Methods that give a part of that: `request.args.get('user')`. */
  readonly saidBy: ReadonlySet<string>;
  /** Methods of a connection that give the next thing which its other end sends. */
  readonly receives: ReadonlySet<string>;
  /** Types, by last name, of which there are a few values: `bool`. */
  readonly finiteTypes: ReadonlySet<string>;
  /** Of these, those of functions: what is kept for each one may be kept for closures, of which more come. */
  readonly functionTypes: ReadonlySet<string>;
  /** Types, by last name, of what has a life of its own and is known by its value all the same: `UUID`, `User`. */
  readonly livingTypes: ReadonlySet<string>;
}
