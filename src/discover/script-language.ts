import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import type { LanguageName } from '../model/model.js';
import type { NativePath } from './native-path.js';

/** `#!/usr/bin/env python3`, `#!/usr/bin/python`, `#!/usr/bin/env -S node --flag` */
const interpreter = /^#!\s*\S*?(?:\/env\s+(?:-\S+\s+)*)?(?:\S*\/)?(python|node|bun|deno|tsx|ts-node)[\d.]*(?:\s|$)/;

/** The language of a script whose name does not tell, by its first line; undefined where that does not tell either. */
export function languageOfScript(path: NativePath): LanguageName | undefined {
  if (extname(path.toString()) !== '') return undefined;
  const name = interpreter.exec(firstLine(path))?.[1];
  if (name === undefined) return undefined;
  return name === 'python' ? 'python' : 'typescript';
}

function firstLine(path: NativePath): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(200);
      return bytes.toString('latin1', 0, readSync(file, bytes)).split('\n', 1)[0]!;
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
