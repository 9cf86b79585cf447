/** How a library computes with graphs of operations that a value keeps alive. */
export interface GradientRow {
  /** Packages whose importers compute so. */
  readonly packages: RegExp;
  /** Methods that walk the graph back, after which it is of no more use: `backward`. */
  readonly walksBack: ReadonlySet<string>;
  /** Functions, methods and attributes whose result has no graph: `item`, `float`. */
  readonly letsGo: ReadonlySet<string>;
}

/** What ends as soon as one of several things has ended, and leaves the others as they are. */
export interface RaceRow {
  /** Its first argument: promises, or the work for which a task is made. */
  readonly of: 'promises' | 'tasks';
  /** The argument that makes a race of it, and its value; without it every call is one. */
  readonly asked?: { readonly argument: string; readonly value: string };
}

/** What reads an input of any size into memory at once. */
export interface WholeReadRow {
  /** Methods of an open file or a path, called without a size: `readlines`. */
  readonly methods: ReadonlySet<string>;
  /** Functions by full name, given the path first: `fs.readFileSync`. */
  readonly functions: ReadonlySet<string>;
  /** Methods that fetch every row of an answer … */
  readonly rows: ReadonlySet<string>;
  /** … of what is called so. */
  readonly ofRows: RegExp;
  /** Methods that send the question, with its text first. */
  readonly asks: RegExp;
  /** Texts of questions whose answer has few rows. */
  readonly few: RegExp;
}
