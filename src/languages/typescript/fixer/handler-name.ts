import type { CodeFile } from '../../fixer/code-file.js';
import type { Node } from '../../syntax.js';
import { argumentsOf } from './file.js';

/** A name for what a call registers: `handleResize` for `'resize'`; undefined where none is free. */
export function freeName(file: CodeFile, adding: Node): string | undefined {
  const [topic] = argumentsOf(adding);
  const words =
    topic?.type === 'string'
      ? file
          .textOf(topic)
          .split(/[^A-Za-z0-9]+/)
          .filter(Boolean)
      : [];
  const joined = words.map(word => word[0]!.toUpperCase() + word.slice(1)).join('');
  return [`handle${joined}`, `on${joined}`, 'listener'].find(
    name => name !== 'on' && !new RegExp(`\\b${name}\\b`).test(file.text),
  );
}
