import type { Range } from '../../../model/model.js';

/** An element that stands in no other one: a block of a Vue file, a script or a piece of the page in a Svelte file. */
export interface TopElement {
  /** As written: names of blocks are lower case. */
  readonly name: string;
  /** What stands between the name and the `>`. */
  readonly attributes: string;
  readonly tag: Range;
  readonly inner: Range;
  /** Whether its closing tag is there; what has none reaches to the end of the file. */
  readonly closed: boolean;
}

/** How text that is to be computed is set off: `{{ a < b }}` in Vue, `{a < b}` in Svelte. */
export type Mustache = '{{' | '{';

const MARK = /<!--|<(\/?)([a-zA-Z][\w:.-]*)|\{/g;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/**
 * The elements at the top of `text` that hold text of another language: scripts, styles, templates of a preprocessor. One
 * pass over the file, whatever is in it; a tag that never ends is where it stops.
 */
export function* rawElements(text: string, mustache: Mustache): Generator<TopElement> {
  const open = new OpenElements();
  const marks = new RegExp(MARK);
  const braces = new Braces(text, mustache);
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [sign, slash, name] = mark;
    const next = name === undefined ? skip(text, sign, mark.index, braces) : endOfTag(text, marks.lastIndex, braces);
    if (next === undefined) return;
    marks.lastIndex = next;
    if (name === undefined) continue;
    const attributes = text.slice(mark.index + sign.length, next - 1);
    const isWhole = attributes.endsWith('/') || VOID.test(name);
    if (slash) open.close(name);
    else if (!isRaw(name, attributes)) {
      if (!isWhole) open.add(name);
    } else {
      const end = isWhole ? next : closingTag(text, name, next);
      const element = { name, attributes, tag: [mark.index, next], inner: [next, end ?? text.length] } as const;
      if (open.isEmpty) yield { ...element, closed: end !== undefined };
      if (end === undefined) return;
      marks.lastIndex = end;
    }
  }
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

/** Mustaches, which may hold what looks like tags. */
class Braces {
  private hopeless = false;

  constructor(
    private readonly text: string,
    private readonly mustache: Mustache,
  ) {}

  /** Behind the mustache that begins at `start`; undefined where there is none, or it does not end. */
  skip(start: number): number | undefined {
    if (this.hopeless || !this.text.startsWith(this.mustache, start)) return undefined;
    const end = this.mustache === '{' ? this.balanced(start) : this.text.indexOf('}}', start) + 2;
    if (end > start) return end;
    // What does not end once is not looked for again: it would take the square of the file's length.
    this.hopeless = true;
    return undefined;
  }

  private balanced(start: number): number {
    let depth = 0;
    for (let at = start; at < this.text.length; at++) {
      const unit = this.text[at]!;
      if (unit === '{') depth++;
      else if (unit === '}' && --depth === 0) return at + 1;
      else if (unit === '"' || unit === "'" || unit === '`') {
        at = this.endOfString(at);
        if (at < 0) return -1;
      }
    }
    return -1;
  }

  private endOfString(start: number): number {
    for (let at = start + 1; at < this.text.length; at++) {
      if (this.text[at] === this.text[start]) return at;
      if (this.text[at] === '\\') at++;
    }
    return -1;
  }
}

/** The elements around a place. A closing tag ends those in it that have none, and one that fits none says nothing. */
class OpenElements {
  private readonly names: string[] = [];
  private readonly counts = new Map<string, number>();

  get isEmpty(): boolean {
    return this.names.length === 0;
  }

  add(name: string): void {
    this.names.push(name);
    this.count(name, 1);
  }

  close(name: string): void {
    if ((this.counts.get(name) ?? 0) === 0) return;
    for (let inner = this.names.pop(); inner !== undefined; inner = this.names.pop()) {
      this.count(inner, -1);
      if (inner === name) return;
    }
  }

  private count(name: string, by: 1 | -1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }
}
