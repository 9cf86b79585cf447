import { type Grammar, type Tree, withLastTree } from '../syntax.js';
import { frameworkOf, type Scripts, scriptsOf } from './component-files/scripts.js';
import { withoutGaps } from './grammar-gaps.js';

/** What is parsed of a file: all of it, or the scripts of a Vue or Svelte file. Offsets are those of the file. */
export interface Code {
  readonly text: string;
  readonly grammar: Grammar;
  /** Of a Vue or Svelte file. */
  readonly scripts?: Scripts;
}

/** The code of a file, at the offsets that it has there: all of it, or the scripts of a component. */
export function codeOf(path: string, text: string): Code {
  const framework = frameworkOf(path);
  if (framework === undefined) return { text: withoutGaps(text), grammar: grammarOf(path) };
  const scripts = scriptsOf(framework, text);
  return { text: withoutGaps(scripts.text), grammar: scripts.grammar, scripts };
}

/** The `tsx` grammar reads everything but the files where `<T>x` is a cast. */
function grammarOf(path: string): Grammar {
  return /\.[mc]?ts$/i.test(path) ? 'typescript' : 'tsx';
}

/** Parses the code in a file; see `withLastTree`. */
export function withCode<T>(path: string, text: string, use: (tree: Tree) => T): T {
  const code = codeOf(path, text);
  return withLastTree(code.grammar, code.text, use);
}
