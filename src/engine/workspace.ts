import { check, type CheckResult } from '../check/check.js';
import type { Confidence } from '../finding.js';
import type { LoadedSource } from '../discover/gather.js';
import { languageNamed } from '../languages/index.js';
import { linkProject, type Project } from '../link/project.js';
import type { Module } from '../model/model.js';
import { type ModuleNames, NO_NAMES } from '../model/module-names.js';
import { positionOf, type SourceText } from '../model/source.js';
import type { Rule } from '../rule.js';

/** What to look for, and where. */
export interface Scope {
  readonly rules: readonly Rule[];
  readonly selected: ReadonlySet<string>;
  readonly minConfidence: Confidence;
}

/** The sources of a project and what they say, in memory. Never changes: a change makes another workspace. */
export class Workspace {
  private constructor(
    private readonly sources: ReadonlyMap<string, LoadedSource>,
    private readonly modules: ReadonlyMap<string, Module>,
    private readonly moduleNames: ModuleNames,
  ) {}

  /**
   * Lowers the sources. `advance` is called after each file. A file that cannot be lowered has no part in the project;
   * it is told to `warn`, as is the first syntax error of a file, unless the file is only context.
   */
  static async open(
    sources: readonly LoadedSource[],
    { advance, warn }: { advance: () => void; warn: (message: string) => void },
    moduleNames: ModuleNames = NO_NAMES,
  ): Promise<Workspace> {
    const languages = new Set(sources.map(({ language }) => language));
    await Promise.all([...languages].map(name => languageNamed(name).prepare()));
    const modules = new Map<string, Module>();
    for (const source of sources) {
      const module = lower(source, source.context === true ? () => undefined : warn);
      if (module !== undefined) modules.set(source.path, module);
      advance();
    }
    return new Workspace(new Map(sources.map(source => [source.path, source])), modules, moduleNames);
  }

  /** The workspace in which these files have other texts. */
  with(texts: ReadonlyMap<string, string>): Workspace {
    const sources = new Map(this.sources);
    const modules = new Map(this.modules);
    for (const [path, text] of texts) {
      const source = { ...this.source(path), text };
      sources.set(path, source);
      modules.set(path, languageNamed(source.language).lower(source));
    }
    return new Workspace(sources, modules, this.moduleNames);
  }

  /** Tests use the program and are no part of it: they see all of it, and it is judged without them. */
  check({ rules, selected, minConfidence }: Scope): CheckResult {
    const all = [...this.modules.values()];
    const tests = all.filter(({ path }) => this.source(path).test);
    const program = all.filter(module => !tests.includes(module));
    const reported = (modules: readonly Module[]): Module[] => modules.filter(({ path }) => this.isReported(path));
    const parts = [{ judged: reported(program), link: () => this.linkAll(program) }];
    if (tests.length > 0) parts.push({ judged: reported(tests), link: () => this.linkAll(all) });
    return check({ parts, rules, selected, minConfidence, textOf: path => this.source(path).text });
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
    return linkProject(modules, this.moduleNames);
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

function lower(source: LoadedSource, warn: (message: string) => void): Module | undefined {
  try {
    const module = languageNamed(source.language).lower(source);
    const [problem] = module.problems;
    if (problem !== undefined) {
      const { line } = positionOf(module.lineStarts, problem.at[0]);
      warn(`${source.path}:${line}: ${problem.message}`);
    }
    return module;
  } catch (error) {
    warn(`${source.path}: could not be read by leaklint: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
