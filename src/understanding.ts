import { existsSync } from 'node:fs';
import { gatherFiles } from './discover/gather.js';
import { languageNamed, languageOf } from './languages/index.js';
import { explain } from './link/explain.js';
import { linkProject } from './link/project.js';
import { printModule } from './model/print.js';

/**
 * What leaklint understood of a file, or of one name in it (`src/app.py:cache`): the module's facts, then what the linker
 * makes of them. Throws `UsageError` for a file that cannot be read.
 */
export async function printUnderstanding(target: string): Promise<string> {
  const { path, name } = parseTarget(target);
  const { sources } = gatherFiles([path], { cwd: process.cwd(), exclude: [], gitignore: true, languageOf });
  const source = sources[0]!;
  const language = languageNamed(source.language);
  await language.prepare();
  const module = language.lower(source);
  const explanation = explain(linkProject([module]), module.path, name);
  return `${printModule(module, name).trimEnd()}\n\n${explanation.trimEnd()}\n`;
}

function parseTarget(target: string): { path: string; name?: string } {
  const colon = target.lastIndexOf(':');
  if (colon < 1 || existsSync(target)) return { path: target };
  return { path: target.slice(0, colon), name: target.slice(colon + 1) };
}
