import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { gatherFiles } from './discover/gather.js';
import { Workspace } from './engine/workspace.js';
import { catalogsWith } from './languages/catalogs.js';
import { languageOf } from './languages/index.js';
import { explain } from './link/explain.js';
import { printModule } from './model/print.js';
import { configurationOf } from './scope.js';

/** What marks the root of a project. */
const ROOT_MARKS = ['.git', 'pyproject.toml', 'package.json'];

/**
 * What leaklint understood of a file, or of one name in it (`src/app.py:cache`): the module's facts, then what the linker
 * makes of them in the project around the file, whose root the paths are relative to. Throws `UsageError` for a file that
 * cannot be read.
 */
export async function printUnderstanding(target: string): Promise<string> {
  const { path, name } = parseTarget(target);
  const file = resolve(path);
  const root = rootOf(file);
  const options = { cwd: root, exclude: [], gitignore: true, tests: false, languageOf };
  const { sources, moduleNames } = gatherFiles([file, root], options);
  const { catalog } = await configurationOf({ paths: [path] });
  const workspace = await Workspace.open(
    sources,
    { advance: () => {}, warn: () => {} },
    moduleNames,
    catalogsWith(catalog),
  );
  const module = workspace.module(relative(root, file).split(sep).join('/'));
  if (module === undefined) throw new Error(`${path} could not be understood`);
  const explanation = explain(workspace.link(), module.path, name);
  return `${printModule(module, name).trimEnd()}\n\n${explanation.trimEnd()}\n`;
}

/** The nearest folder around the file that has the mark of a project; the file's own where none has. */
function rootOf(file: string): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (ROOT_MARKS.some(mark => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return own;
  }
}

function parseTarget(target: string): { path: string; name?: string } {
  const colon = target.lastIndexOf(':');
  if (colon < 1 || existsSync(target)) return { path: target };
  return { path: target.slice(0, colon), name: target.slice(colon + 1) };
}
