/** What is said of attributes and variables by how programs name them. */
export interface MemberNames {
  /** Members that lead to another object each time: `current`. */
  readonly changing: RegExp;
  /** Signals that say whose turn it is: `currentChanged`. */
  readonly turns: RegExp;
  /** Lists of what is still to be done; one of listeners is run through again and again. */
  readonly toDo: RegExp;
  /** What remembers results. */
  readonly caches: RegExp;
  /** Collections of what people set, and leave so: `thresholds`. */
  readonly settings: RegExp;
  /** What is true once a loop shall end: `self._closed`. */
  readonly stopFlags: RegExp;
  /** Of these, those by which somebody else tells it, and that do not say that all is done. */
  readonly toldFlags: RegExp;
  /** What is true for as long as a loop shall go on: `self.running`. */
  readonly runFlags: RegExp;
  /** Attributes that are true once something is closed. */
  readonly closedFlags: RegExp;
  /** An attribute that says of something opened that it is there: `child.pid`. */
  readonly openFlags: RegExp;
  /** Attributes that say whether their owner is there and goes on: `this.mounted`. */
  readonly saysOver: RegExp;
  /** Attributes that say that something is wrapped already. */
  readonly wrapMarks: RegExp;
  /** What is a file that is open already, and no path: `fileobj`, `stream`. */
  readonly openFiles: RegExp;
  /** What is walked for as long as somebody sends: `for message in consumer`. */
  readonly feeds: RegExp;
  /** Methods that give such values when they are called: `pubsub.listen()`; as a member, `listen` is a list of addresses. */
  readonly calledFeeds: RegExp;
  /** Parameters that say which of many is meant: `sessionId`. */
  readonly entries: RegExp;
  /** Variables that count: `idx`. */
  readonly counters: RegExp;
  /** Attributes that hold a class. */
  readonly classHolders: RegExp;
  /** Attributes that hold the one instance of their class. */
  readonly ofOne: RegExp;
  /** Methods that give it. */
  readonly givesOne: RegExp;
}
