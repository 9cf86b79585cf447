/** How text that is to be computed is set off: `{{ a < b }}` in Vue, `{a < b}` in Svelte. */
export type Mustache = '{{' | '{';

/** Mustaches, which may hold what looks like tags. */
export class Braces {
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
