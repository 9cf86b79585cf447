import { relative, resolve } from 'node:path';
import { findConfiguration } from '../config/find.js';
import { hookLines, starterFor } from '../config/starter.js';
import { UsageError } from '../config/usage-error.js';
import { writeWhole } from '../config/write-whole.js';
import { isThere } from '../discover/there.js';
import { version } from '../version.js';

/** Writes a configuration into the current folder and tells what comes next. Throws `UsageError` where there is one. */
export function init(): string {
  const known = findConfiguration(process.cwd());
  if (known !== undefined) throw new UsageError(`${relative(process.cwd(), known)} configures leaklint already`);
  const isPython = !isThere('package.json') && ['pyproject.toml', 'setup.py', 'requirements.txt'].some(isThere);
  const { name, text } = starterFor(isPython);
  writeWhole(resolve(name), text);
  return `Wrote ${name}.\n\n${hookLines(version)}`;
}
