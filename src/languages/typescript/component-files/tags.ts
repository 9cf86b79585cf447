import type { Range } from '../../../model/model.js';
import { Braces, type Mustache } from './braces.js';

/** A tag of a Vue or Svelte file, or the mark of a block of Svelte's: `{#if a}`, `{/if}`. */
export interface Tag {
  /** As written: names of blocks are lower case; of Svelte's with the `#`. */
  readonly name: string;
  /**
   * - opening, closing
   * - whole: it holds nothing: `<img>`, `<Menu />`
   * - raw: it holds text of another language: a script, a style, a template of a preprocessor
   */
  readonly is: 'opening' | 'closing' | 'whole' | 'raw';
  /** What stands between the name and the `>`. */
  readonly attributes: string;
  readonly at: Range;
  /** What a raw one holds. */
  readonly inner: Range;
  /** Whether the closing tag of a raw one is there; what has none reaches to the end of the file. */
  readonly closed: boolean;
}

const MARK = /<!--|<(\/?)([a-zA-Z][\w:.-]*)|\{/g;
const BLOCK = /^\{\s*([#/])([a-z]+)/;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Whether it is the mark of a block of Svelte's. */
export function isBlock({ name }: Tag): boolean {
  return name.startsWith('#');
}

/** The tags of `text`. One pass over the file, whatever is in it; a tag that never ends is where it stops. */
export function* tagsOf(text: string, mustache: Mustache): Generator<Tag> {
  const marks = new RegExp(MARK);
  const braces = new Braces(text, mustache);
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [sign, slash, name] = mark;
    const start = mark.index;
    const next = name === undefined ? skip(text, sign, start, braces) : endOfTag(text, marks.lastIndex, braces);
    if (next === undefined) return;
    marks.lastIndex = next;
    if (name === undefined) {
      const block = mustache === '{' ? blockOf(text.slice(start, next), [start, next]) : undefined;
      if (block) yield block;
      continue;
    }
    const attributes = text.slice(start + sign.length, next - 1);
    const isWhole = attributes.endsWith('/') || VOID.test(name);
    const tag = { name, attributes, at: [start, next], inner: [next, next], closed: true } as const;
    if (slash) yield { ...tag, is: 'closing' };
    else if (!isRaw(name, attributes)) yield { ...tag, is: isWhole ? 'whole' : 'opening' };
    else {
      const end = isWhole ? next : closingTag(text, name, next);
      yield { ...tag, is: 'raw', inner: [next, end ?? text.length], closed: end !== undefined };
      if (end === undefined) return;
      marks.lastIndex = end;
    }
  }
}

function blockOf(written: string, at: Range): Tag | undefined {
  const [, sign, word] = BLOCK.exec(written) ?? [];
  if (word === undefined) return undefined;
  const is = sign === '#' ? 'opening' : 'closing';
  return { name: `#${word}`, is, attributes: '', at, inner: [at[1], at[1]], closed: true };
}

/** Behind a comment or a mustache; undefined where it does not end. */
function skip(text: string, sign: string, at: number, braces: Braces): number | undefined {
  if (sign === '{') return braces.skip(at) ?? at + 1;
  const end = text.indexOf('-->', at + sign.length);
  return end < 0 ? undefined : end + 3;
}

/** Scripts and styles are no markup, nor is what a preprocessor reads: `<template lang="pug">`. */
function isRaw(name: string, attributes: string): boolean {
  if (name === 'script' || name === 'style') return true;
  return name === 'template' && /\blang\s*=\s*["']?(?!html\b)\w/.test(attributes);
}

/** Where `</name` begins; HTML does not mind its case. */
function closingTag(text: string, name: string, from: number): number | undefined {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text)?.index;
}

/** Behind the `>` of a tag; those in quotes and in braces are none. */
function endOfTag(text: string, from: number, braces: Braces): number | undefined {
  for (let at = from; at < text.length; at++) {
    const unit = text[at]!;
    if (unit === '>') return at + 1;
    if (unit === '"' || unit === "'") {
      at = text.indexOf(unit, at + 1);
      if (at < 0) return undefined;
    } else if (unit === '{') at = (braces.skip(at) ?? at + 1) - 1;
  }
  return undefined;
}
