import type { Grammar } from '../syntax.js';

/** The `tsx` grammar reads everything but the files where `<T>x` is a cast. */
export function grammarOf(path: string): Grammar {
  return /\.[mc]?ts$/i.test(path) ? 'typescript' : 'tsx';
}
