import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './git-ignore.js';

/** Files at the root of a project that is not (or not yet) a repository. */
const MARKS = ['pyproject.toml', 'package.json', 'setup.py', 'setup.cfg', 'tsconfig.json'];

/** Whether what stands in the folder belongs together: part of a repository, or with the mark of a project in it. */
export function isProject(folder: string): boolean {
  return repositoryRoot(folder) !== undefined || MARKS.some(name => existsSync(join(folder, name)));
}
