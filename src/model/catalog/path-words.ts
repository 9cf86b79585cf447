/** What the path of a file says of the program in it. */
export interface PathWords {
  /** Scripts, tools, examples, and what stands in for something in tests: what comes to an end. */
  readonly aside: readonly RegExp[];
  /** Folders that are called like those, and hold the program itself: `src/scripts/`, `user-management/`. */
  readonly program: readonly RegExp[];
  /** Up to and with a folder of tools within a program, which that may use itself; the folders around it come first. */
  readonly tools: RegExp;
  /** What shows or tries a library. */
  readonly shows: RegExp;
}
