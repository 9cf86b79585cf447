/** What is said of functions that are handed over, and what they are given by how programs name them. */
export interface HandlerNames {
  /** Parameters that take a function to be called later. */
  readonly takesHandler: RegExp;
  /** What is handed over to be called: `onClose`, `_on_close`, `closeListener`. */
  readonly handlers: RegExp;
  /** Functions that are told of what happens: `onClose`, `_handle_close`. */
  readonly hears: RegExp;
  /** Methods that hear of an event: `on_message`, `onclose`; not `only`. */
  readonly on: RegExp;
  /** Objects whose members are the names of events: `Events`. */
  readonly ofEvents: RegExp;
  /** What has listeners, and nothing else: `emitter`, `eventBus`. */
  readonly emitters: RegExp;
  /** What may be the name of an event, as a text: `click`; not `127.0.0.1`. */
  readonly eventTexts: RegExp;
  /** What waits for others to connect: `httpServer`, `app`. */
  readonly servers: RegExp;
  /** What says where a server is to be reached. */
  readonly addresses: RegExp;
  /** Parameters that are called with an answer, once. */
  readonly answers: RegExp;
  /** Parameters that are given an error, if there is one. */
  readonly errors: RegExp;
  /** Methods that a function which is given an error hears errors by, one after the other: `on`. */
  readonly hearsErrors: RegExp;
  /** Names of what is about errors. */
  readonly ofErrors: RegExp;
}
