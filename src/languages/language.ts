import type { LanguageName, Module } from '../model/model.js';
import type { Source } from '../model/source.js';
import type { FixIntent } from './fix-intent.js';

/** What a language brings: which files are its own, how a source becomes facts, and how a fix is written in it. */
export interface Language {
  readonly name: LanguageName;
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  /** What begins a comment that ends with its line. */
  readonly lineComment: '#' | '//';
  /** Loads what `lower` and `fixer` need; must have come back before they are called. */
  prepare(): Promise<void>;
  /** Never throws for bad input: what cannot be read is a `Problem` of the module. */
  lower(source: Source): Module;
  readonly fixer: Fixer;
}

/** Replaces `text.slice(start, end)` (UTF-16 offsets) of one file by `text`. */
export interface Edit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `safe`: the program does what it did. `unsafe`: it forgets something that it kept. */
export type Fix =
  | { readonly title: string; readonly safety: 'safe' | 'unsafe'; readonly edits: readonly Edit[] }
  | { readonly declined: string };

/** Writes fixes in a language. */
export interface Fixer {
  /** Turns an intent into edits, or says in a few words why it does not. `text` is a file's present content. */
  fix(intent: FixIntent, read: (path: string) => string): Fix;
  /** Whether `text` has no syntax error. */
  parses(path: string, text: string): boolean;
}
