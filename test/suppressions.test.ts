import { describe, expect, it } from 'vitest';
import { suppress } from '../src/check/suppressions.js';
import type { Finding } from '../src/finding.js';
import { ModuleBuilder } from '../src/languages/module-builder.js';
import type { Module } from '../src/model/model.js';
import { spanOf } from '../src/model/span.js';

const path = 'app.py';
const rules = { all: new Set(['growth', 'timer', 'unused-suppression']), ran: new Set(['growth', 'timer']) };

/** A module whose comments are those that a frontend would hand over. */
function moduleOf(text: string): Module {
  const builder = new ModuleBuilder({ path, text }, 'python');
  for (const match of text.matchAll(/(?:#|\/\/)\s*(leaklint:.*)/g)) {
    builder.comment(spanOf(match.index, match.index + match[0].length), match[1]!);
  }
  return builder.finish();
}

/** A finding of `rule` over the first `marked` text. */
function findingAt(text: string, marked: string, rule = 'growth'): Finding {
  const start = text.indexOf(marked);
  const place = { path, span: [start, start + marked.length] } as const;
  const because = [{ place, role: 'grows', says: 'on every call' }] as const;
  const words = { name: 'x', message: 'x grows.', instead: 'Bound it.' };
  return { rule, severity: 'warning', confidence: 'certain', place, because, ...words };
}

function told(text: string, findings: readonly Finding[]): string[] {
  const { kept, added } = suppress(findings, [moduleOf(text)], rules, () => text);
  return [...kept.map(({ rule }) => rule), ...added.map(({ message }) => message)];
}

describe('a suppression', () => {
  it('silences its rule at the end of the line', () => {
    const text = 'a()\nb.append(1)  # leaklint: ignore[growth] -- at most 40\n';
    expect(told(text, [findingAt(text, 'b.append(1)')])).toEqual([]);
  });

  it('silences its rule on the next line with code when it stands alone', () => {
    const text = '# leaklint: ignore[growth]\n# really\n\nb.append(1)\n';
    expect(told(text, [findingAt(text, 'b.append(1)')])).toEqual([]);
  });

  it('may stand at any line of a statement of several', () => {
    const text = 'b.append(\n  1\n)  # leaklint: ignore[growth]\n';
    expect(told(text, [findingAt(text, 'b.append(\n  1\n)')])).toEqual([]);
  });

  it('names several rules', () => {
    const text = 'b.append(1)  // leaklint: ignore[growth, timer]\n';
    expect(told(text, [findingAt(text, 'b.append(1)'), findingAt(text, 'b.append(1)', 'timer')])).toEqual([]);
  });

  it.each([
    '# leaklint: ignore[growth] -- few  # leaklint: ignore[timer]',
    '// leaklint: ignore[growth] leaklint: ignore[timer]',
  ])('may stand beside another in one comment: %s', comment => {
    const text = `b.append(1)  ${comment}\n`;
    expect(told(text, [findingAt(text, 'b.append(1)'), findingAt(text, 'b.append(1)', 'timer')])).toEqual([]);
  });

  it('speaks of no other line', () => {
    const text = 'b.append(1)  # leaklint: ignore[growth]\nc.append(2)\n';
    const findings = [findingAt(text, 'b.append(1)'), findingAt(text, 'c.append(2)')];
    expect(told(text, findings)).toEqual(['growth']);
  });

  it('speaks of the whole file when it says so', () => {
    const text = '# leaklint: ignore-file[growth]\nb.append(1)\nc.append(2)\n';
    const findings = [findingAt(text, 'b.append(1)'), findingAt(text, 'c.append(2)', 'timer')];
    expect(told(text, findings)).toEqual(['timer']);
  });
});

describe('a suppression that does nothing', () => {
  it('is told when no finding is there', () => {
    expect(told('a()  # leaklint: ignore[growth]\n', [])).toEqual([expect.stringContaining('`growth` is not needed')]);
  });

  it('is told when it names no rule, and silences nothing', () => {
    const text = 'b.append(1)  # leaklint: ignore\n';
    expect(told(text, [findingAt(text, 'b.append(1)')])).toEqual(['growth', expect.stringContaining('names no rule')]);
  });

  it('is told when it is the second in its comment', () => {
    const text = 'b.append(1)  # leaklint: ignore[growth] -- few  # leaklint: ignore[timer]\n';
    const findings = [findingAt(text, 'b.append(1)')];
    expect(told(text, findings)).toEqual([expect.stringContaining('`timer` is not needed')]);
  });

  it('is told with a proposal when it names an unknown rule', () => {
    expect(told('a()  # leaklint: ignore[grwoth]\n', [])).toEqual([expect.stringContaining('did you mean "growth"?')]);
  });

  it('is not told of a rule that did not run', () => {
    const { added } = suppress(
      [],
      [moduleOf('a()  # leaklint: ignore[timer]\n')],
      { ...rules, ran: new Set(['growth']) },
      () => 'a()  # leaklint: ignore[timer]\n',
    );
    expect(added).toEqual([]);
  });
});
