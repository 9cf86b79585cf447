/** What finds and draws the elements of a page. */
export interface PageWords {
  /** The variable by which code means its page: `document`. */
  readonly document: string;
  /** Its methods that find an element by its id, and by a selector. */
  readonly byId: ReadonlySet<string>;
  readonly bySelector: ReadonlySet<string>;
  /** Functions that give what a selector finds, or wrap an element: `$`. */
  readonly wrappers: ReadonlySet<string>;
  /** Selectors of which a page has one element. */
  readonly single: RegExp;
  /** Methods that make elements, put markup into some, or take some away. */
  readonly draws: ReadonlySet<string>;
  /** Methods that take some away. */
  readonly takesAway: ReadonlySet<string>;
  /** Properties that do, when they are set. */
  readonly drawn: ReadonlySet<string>;
  /** The element that is the document itself: `html`. */
  readonly whole: string;
  /** What a framework gives the function that frames all pages, for the one that it shows: `pageProps` of Next. */
  readonly pageGiven: ReadonlySet<string>;
  /** What elements are declared as. */
  readonly types: RegExp;
}
