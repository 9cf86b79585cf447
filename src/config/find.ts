import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** In this order; the first that speaks of leaklint is the one. */
const NAMES = ['leaklint.json', 'leaklint.jsonc', 'leaklint.toml', 'package.json', 'pyproject.toml'];

/** Files that others share: how each begins to speak of leaklint. Anything more exact is left to the one who parses. */
const SHARED: Readonly<Record<string, RegExp>> = {
  'package.json': /"leaklint"\s*:/,
  'pyproject.toml': /^\s*\[\s*tool\s*\.\s*["']?leaklint\b|^\s*tool\s*\.\s*leaklint\b|^\s*leaklint\b/m,
};

/** The nearest configuration from `folder` upwards, to the root of its repository; undefined where there is none. */
export function findConfiguration(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = NAMES.find(name => speaksOfLeaklint(join(at, name), SHARED[name]));
    if (found !== undefined) return join(at, found);
    if (existsSync(join(at, '.git')) || at === dirname(at)) return undefined;
  }
}

function speaksOfLeaklint(file: string, mark: RegExp | undefined): boolean {
  if (!existsSync(file)) return false;
  return mark === undefined || mark.test(readOrNothing(file));
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
