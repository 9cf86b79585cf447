import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { didYouMean } from '../config/did-you-mean.js';
import { UsageError } from '../config/usage-error.js';
import { gatherFiles } from '../discover/gather.js';
import { isInside } from '../discover/native-path.js';
import { isProject } from '../discover/project-marks.js';
import { isFolder } from '../files/is-folder.js';
import { type Scope, Workspace } from '../engine/workspace.js';
import { catalogsWith } from '../languages/catalogs.js';
import { languageOf } from '../languages/index.js';
import { explain } from '../link/explain.js';
import { speaksOf } from '../link/program/called.js';
import { printModule } from '../model/print.js';
import { positionOf } from '../model/source.js';
import { configurationOf, scopeOf } from '../run/scope.js';

/** What marks the root of a project. */
const ROOT_MARKS = ['.git', 'pyproject.toml', 'package.json'];

/**
 * What leaklint understood of a file, or of one name in it (`src/app.py:cache`): the module's facts, then what the linker
 * makes of them in the project around the file, whose root the paths are relative to, then what is reported. Throws `UsageError` for a file that
 * cannot be read.
 */
export async function printUnderstanding(target: string): Promise<string> {
  const { path, ...asked } = parseTarget(target);
  const file = resolve(path);
  if (isFolder(file)) throw new UsageError(`${path} is a folder; name one file of it: ${path}/FILE`);
  const { root, read } = surroundingsOf(file);
  const configuration = await configurationOf({ paths: [path] });
  const options = { cwd: root, exclude: [], configured: configuration, gitignore: true, tests: false, languageOf };
  const { sources, moduleNames } = gatherFiles([file, read], options);
  const workspace = await Workspace.open(
    sources,
    { advance: () => {}, warn: () => {} },
    moduleNames,
    catalogsWith(configuration.catalog),
  );
  const module = workspace.module(relative(root, file).split(sep).join('/'));
  if (module === undefined) throw new Error(`${path} could not be understood`);
  const scope = scopeOf({ select: [], ignore: [], minConfidence: 'possible' }, configuration, root);
  const name = asked.line === undefined ? asked.name : nameIn(asked.line, workspace, scope, module.path);
  const blocks = [
    printModule(module, name).trimEnd(),
    ...explain(workspace.link(), module.path, name),
    verdictOn(workspace, scope, module.path, name),
  ];
  if (blocks.length > 2 || name === undefined) return `${blocks.join('\n\n')}\n`;
  const others = module.bindings.map(binding => binding.name).filter(other => other !== name);
  const proposal = others.length < module.bindings.length ? '' : didYouMean(name, new Set(others));
  const unknown = `\`${name}\` is no collection that is made in this file, and nothing that is acquired or opened in it${proposal}.`;
  return `${[blocks[0], unknown, blocks[1]].join('\n\n')}\n`;
}

/** What the finding in this line speaks of. Throws `UsageError` where there is none. */
function nameIn(line: number, workspace: Workspace, scope: Scope, path: string): string {
  const { lineStarts } = workspace.sourceText(path);
  const found = workspace
    .check(scope)
    .findings.find(({ place }) => place.path === path && positionOf(lineStarts, place.span[0]).line === line);
  if (found === undefined)
    throw new UsageError(`nothing is reported in line ${line} of ${path}; ask for a name in it: ${path}:NAME`);
  return found.name;
}

/** What a run over the project reports of the file, or of what is called `name` in it. */
function verdictOn(workspace: Workspace, scope: Scope, path: string, name: string | undefined): string {
  const { findings } = workspace.check(scope);
  const own = findings.filter(({ place }) => place.path === path);
  const { lineStarts, text } = workspace.sourceText(path);
  const meant = own.filter(({ name: called, message, place }) =>
    speaksOf(`${called} ${message} ${text.slice(...place.span)}`, name),
  );
  const lines = meant.map(({ rule, confidence, place, message }) => {
    const shown = confidence === 'possible' ? 'possible, hidden unless asked for' : confidence;
    return `Line ${positionOf(lineStarts, place.span[0]).line}: ${rule}, ${shown}: ${message}`;
  });
  return lines.length > 0 ? `Reported:\n${lines.join('\n')}` : 'Reported: nothing.';
}

/** Where the paths start from, and what is read: the project of a run in the current folder, or the one around the file; where there is none, what stands beside it, or the file alone if it is elsewhere. */
function surroundingsOf(file: string): { readonly root: string; readonly read: string } {
  const cwd = process.cwd();
  const own = dirname(file);
  const project = isInside(cwd, file) && isProject(cwd) ? cwd : projectAround(own);
  if (project !== undefined) return { root: project, read: project };
  return isInside(cwd, file) ? { root: cwd, read: own } : { root: own, read: file };
}

function projectAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (ROOT_MARKS.some(mark => existsSync(join(at, mark)))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** `app.py`, `app.py:cache`, and what reports say: `app.py:24`, `app.py:24:9`. */
function parseTarget(target: string): { path: string; name?: string; line?: number } {
  if (existsSync(target)) return { path: target };
  const [, placed, line] = /^(.+?):(\d+)(?::\d+)?$/s.exec(target) ?? [];
  if (placed !== undefined) return { path: placed, line: Number(line) };
  const colon = target.lastIndexOf(':');
  if (colon < 1) return { path: target };
  const name = target.slice(colon + 1);
  return { path: target.slice(0, colon), ...(name !== '' && { name }) };
}
