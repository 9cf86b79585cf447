import { check, type CheckResult, type Measure } from '../check/check.js';
import type { Settings } from '../check/settings.js';
import type { Confidence } from '../finding.js';
import type { LoadedSource } from '../discover/gather.js';
import { catalogs, type Catalogs } from '../languages/catalogs.js';
import { languageNamed } from '../languages/index.js';
import { linkProject, type Project } from '../link/project.js';
import type { Module } from '../model/model.js';
import { startOf } from '../model/span.js';
import { type ModuleNames, NO_NAMES } from '../model/module-names.js';
import { positionOf, type SourceText } from '../model/source.js';
import type { Rule } from '../rule.js';
import { factsOf, type FactsOptions } from './facts.js';
import { type Facts, prepareFor } from './lower.js';

/** What to look for, and where. */
export interface Scope {
  readonly rules: readonly Rule[];
  readonly selected: ReadonlySet<string>;
  /** What the project's configuration says of them. */
  readonly settings?: Settings;
  readonly minConfidence: Confidence;
}

/** The sources of a project and what they say, in memory. Never changes: a change makes another workspace. */
export class Workspace {
  private constructor(
    private readonly sources: ReadonlyMap<string, LoadedSource>,
    private readonly modules: ReadonlyMap<string, Module>,
    private readonly moduleNames: ModuleNames,
    private readonly tables: Catalogs,
  ) {}

  /**
   * Finds the facts of the sources. A file that cannot be lowered has no part in the project; it is told to `warn`, as is
   * the first syntax error of a file, unless the file is only context.
   */
  static async open(
    sources: readonly LoadedSource[],
    { warn, ...options }: FactsOptions & { warn: (message: string) => void },
    moduleNames: ModuleNames = NO_NAMES,
    tables: Catalogs = catalogs,
  ): Promise<Workspace> {
    const modules = new Map<string, Module>();
    const all = await factsOf(sources, options);
    all.forEach((facts, index) => {
      const source = sources[index]!;
      if ('module' in facts) modules.set(source.path, facts.module);
      if (source.context !== true) tellProblem(source.path, facts, warn);
    });
    return new Workspace(new Map(sources.map(source => [source.path, source])), modules, moduleNames, tables);
  }

  /** Loads what fixing these files needs, and lowering them anew. */
  async prepareFor(paths: readonly string[]): Promise<void> {
    await prepareFor(paths.map(path => this.source(path)));
  }

  /** The workspace in which these files, which are prepared, have other texts. */
  with(texts: ReadonlyMap<string, string>): Workspace {
    const sources = new Map(this.sources);
    const modules = new Map(this.modules);
    for (const [path, text] of texts) {
      const source = { ...this.source(path), text };
      sources.set(path, source);
      modules.set(path, languageNamed(source.language).lower(source));
    }
    return new Workspace(sources, modules, this.moduleNames, this.tables);
  }

  /** Tests use the program and are no part of it: they see all of it, and it is judged without them. */
  check(scope: Scope, measure?: Measure): CheckResult {
    const all = [...this.modules.values()];
    const tests = all.filter(({ path }) => this.source(path).test);
    const program = all.filter(({ path }) => !this.source(path).test);
    const reported = (modules: readonly Module[]): Module[] => modules.filter(({ path }) => this.isReported(path));
    const parts = [{ judged: reported(program), link: () => this.linkAll(program) }];
    if (tests.length > 0) parts.push({ judged: reported(tests), link: () => this.linkAll(all) });
    return check({ ...scope, parts, textOf: path => this.source(path).text, measure });
  }

  /** Whether findings in this file are told: not where it is only context. */
  isReported(path: string): boolean {
    return this.source(path).context !== true;
  }

  /** All modules as one program. */
  link(): Project {
    return this.linkAll([...this.modules.values()]);
  }

  private linkAll(modules: readonly Module[]): Project {
    return linkProject(modules, this.moduleNames, this.tables);
  }

  /** What the file at `path` says; undefined when it could not be lowered. */
  module(path: string): Module | undefined {
    return this.modules.get(path);
  }

  /** Throws for a path that is not part of the workspace. */
  source(path: string): LoadedSource {
    const source = this.sources.get(path);
    if (source === undefined) throw new Error(`${path} is not part of the workspace`);
    return source;
  }

  sourceText(path: string): SourceText {
    return { text: this.source(path).text, lineStarts: this.modules.get(path)!.lineStarts };
  }
}

/** Why there are no facts; else the first syntax error: the others mostly follow from it. */
function tellProblem(path: string, facts: Facts, warn: (message: string) => void): void {
  if ('failure' in facts) return warn(`${path}: could not be read by leaklint: ${facts.failure}`);
  const { lineStarts, problems } = facts.module;
  const [problem] = problems;
  if (problem !== undefined) warn(`${path}:${positionOf(lineStarts, startOf(problem.at)).line}: ${problem.message}`);
}
