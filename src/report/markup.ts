import { printable } from './report-input.js';

/** Text between backticks is code, as it is in messages; the rest is text and nothing else. */
export function inMarkdown(text: string): string {
  return byBackticks(text, plain, codeSpan);
}

/** The same inside an HTML element, where Markdown does not look. */
export function inHtml(text: string): string {
  return byBackticks(text, htmlText, htmlCode);
}

export function htmlCode(code: string): string {
  return `<code>${htmlText(code)}</code>`;
}

/** Code within a line, whatever backticks it has. */
export function codeSpan(code: string): string {
  const shown = printable(code);
  const longest = longestRun(shown);
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || /^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Lines of code as a block. */
export function fenced(lines: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}text\n${lines}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function byBackticks(text: string, plainly: (text: string) => string, asCode: (code: string) => string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 0 ? plainly(part) : asCode(part)))
    .join('');
}

/** All that Markdown or GitHub makes something of: emphasis, links, images, HTML, mentions, formulas, bare addresses. */
function plain(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<>#|~!&$]/g, character => `&#${character.charCodeAt(0)};`)
    .replaceAll('@', '&#64;&#8203;')
    .replaceAll('://', ':&#47;&#47;')
    .replaceAll('www.', 'www&#46;');
}

function htmlText(text: string): string {
  return printable(text)
    .replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`)
    .replaceAll('@', '&#64;&#8203;');
}
