import { type Excluder, excluderOf } from '../config/globs.js';

/** What a command line excludes, and which of its globs have left something out. */
export class Exclusions {
  private readonly idle = new Map<string, Excluder>();
  private readonly all: Excluder;

  constructor(globs: readonly string[]) {
    this.all = excluderOf(globs);
    for (const glob of globs) this.idle.set(glob, excluderOf([glob]));
  }

  /** Whether what is called `name`, and stands at any of these paths, is excluded. */
  has(paths: readonly string[], name: string): boolean {
    if (!paths.some(path => this.all(path, name))) return false;
    for (const [glob, fits] of this.idle) if (paths.some(path => fits(path, name))) this.idle.delete(glob);
    return true;
  }

  /** A line for each glob that has left out nothing. */
  tellIdle(): string[] {
    return [...this.idle.keys()].filter(glob => glob !== '').map(glob => `--exclude ${glob} leaves out nothing`);
  }
}
