/**
 * Finds what programs keep in memory for ever. Prints nothing and writes nothing, but for what `cacheDir` asks for.
 * Findings come in the order of the command's report. Throws `UsageError` for what cannot be done: a path that is not
 * there, an unknown rule, a broken configuration. Where a rule breaks down, which is a defect of leaklint, the findings of
 * the others come all the same, and `warn` is told.
 */
export declare function lint(options?: LintOptions): Promise<ReportedFinding[]>;

/** What to lint and how. Everything may be left out. */
export interface LintOptions {
  /** Files and folders, from `cwd`; all of `cwd` unless they are given. */
  readonly paths?: readonly string[] | undefined;
  /** Lint this text instead, as if it stood in the file; the project around it in `cwd` is read too. */
  readonly text?: { readonly filename: string; readonly text: string } | undefined;
  /** What paths start from, those of findings too; the current folder of the process unless it is given. */
  readonly cwd?: string | undefined;
  /** How sure a finding must be; `likely` unless it is given. */
  readonly minConfidence?: Confidence | undefined;
  /** Only these rules; all that are on unless they are given. */
  readonly select?: readonly string[] | undefined;
  /** Not these rules. */
  readonly ignore?: readonly string[] | undefined;
  /** Globs of files and folders to leave out. */
  readonly exclude?: readonly string[] | undefined;
  /** `false`: read files that git ignores too. */
  readonly gitignore?: boolean | undefined;
  /** Read and report tests, examples and benchmarks too. */
  readonly tests?: boolean | undefined;
  /** The file to configure from, from `cwd`; `false`: none. The nearest to what is linted unless it is given. */
  readonly config?: string | false | undefined;
  /** A folder to keep what was read of each file for the next call; nothing is kept unless it is given. */
  readonly cacheDir?: string | undefined;
  /** How many threads read the files; as many as pay unless it is given. */
  readonly threads?: number | undefined;
  /**
   * Is told what makes the findings less complete than they could be: a syntax error, a rule that broke down. That a rule
   * did is a warning of the process where nobody is told.
   */
  readonly warn?: ((message: string) => void) | undefined;
}

/**
 * How sure the verdict is.
 * - certain: the life, the repetition and the absence of any release are proven in the files seen;
 * - likely: one of them rests on a strong convention;
 * - possible: something escaped, or might be short-lived. Hidden unless asked for.
 */
export type Confidence = 'certain' | 'likely' | 'possible';

/** A leak as programs read of it. */
export interface ReportedFinding {
  /** The id of the rule: `unbounded-growth`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The slot, function or resource it is about, as a person would write it: `self.rooms`. */
  readonly name: string;
  /** One or two sentences: the first is the title. */
  readonly message: string;
  /** What to do here, one sentence. */
  readonly instead: string;
  /** Where to look first. */
  readonly location: Location;
  /** The chain of evidence, in the order a reader wants it; never empty. */
  readonly because: readonly ReportedReason[];
  /** None where nothing can be offered that is right for the whole program. */
  readonly fix: ReportedFix | null;
}

/** How bad it is when true. */
export type Severity = 'error' | 'warning' | 'note';

/** A place in a source file. */
export interface Location extends Range {
  /** From the current folder, absolute outside of it; `/` separators. */
  readonly path: string;
}

/** Lines and UTF-16 columns from 1; the end is after the last character. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A step of the evidence of a finding. */
export interface ReportedReason {
  readonly role: Role;
  /** A short clause, lower case, without a full stop. */
  readonly says: string;
  readonly location: Location;
}

/** grows: where it is added to · held: where the holder is made or kept · repeats: what runs again and again · sought: where a release was looked for and is missing */
export type Role = 'grows' | 'held' | 'repeats' | 'sought';

/** What would mend a finding: all of its edits together. */
export interface ReportedFix {
  readonly title: string;
  /** `safe`: the program does what it did. `unsafe`: it forgets something that it kept. */
  readonly safety: 'safe' | 'unsafe';
  /** Each puts `text` in the place of what stands at `location`. */
  readonly edits: readonly { readonly location: Location; readonly text: string }[];
}

/** What leaklint was asked for cannot be done: a bad option, a path that is not there. Its message is told as it is; the command's exit code is 2. */
export declare class UsageError extends Error {}
