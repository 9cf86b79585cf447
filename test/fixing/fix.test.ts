import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/discover/decode.js';
import type { LoadedSource } from '../../src/discover/gather.js';
import type { Finding } from '../../src/finding.js';
import { applyEdits } from '../../src/fix/edits.js';
import { encode } from '../../src/fix/encode.js';
import { patchOf } from '../../src/fix/patch.js';
import { type FixContext, planFixes } from '../../src/fix/plan.js';
import { writeFixed } from '../../src/fix/write.js';
import type { Edit, Fix } from '../../src/languages/language.js';
import { folderWith, leaklint } from '../command.js';
import { finding } from '../report/report-fixture.js';

const path = 'a.py';
const text = 'xs = []\nys = []\n';
const edit = (start: number, end: number, replacement: string): Edit => ({ path, start, end, text: replacement });
const unsafe = (...edits: Edit[]): Fix => ({ title: 'bound it', safety: 'unsafe', edits });

/** A leak for each `[]` that is left in the text. */
function leaksIn(source: string): Finding[] {
  return [...source.matchAll(/(\w+) = \[\]/g)].map(match => {
    const place = { path, span: [match.index, match.index + match[0].length] } as const;
    return finding(place, [], { name: match[1]! });
  });
}

function plan(fixes: readonly Fix[], more: Partial<FixContext> = {}): ReturnType<typeof planFixes> {
  const findings = leaksIn(text);
  return planFixes({
    findings,
    offers: new Map(fixes.map((fix, at) => [findings[at]!, fix])),
    unsafe: true,
    read: () => text,
    parses: (_, changed) => !changed.includes('('),
    relint: texts => leaksIn(texts.get(path)!),
    ...more,
  });
}

describe('the plan of fixes', () => {
  it('joins the fixes of a file', () => {
    const { texts, fixed, remaining } = plan([unsafe(edit(5, 7, 'deque')), unsafe(edit(13, 15, 'deque'))]);
    expect(texts.get(path)).toBe('xs = deque\nys = deque\n');
    expect([fixed.length, remaining.length]).toEqual([2, 0]);
  });

  it('writes an edit that two fixes share once', () => {
    const header = edit(0, 0, 'import deque\n');
    const { texts } = plan([unsafe(header, edit(5, 7, 'deque')), unsafe(header, edit(13, 15, 'deque'))]);
    expect(texts.get(path)).toBe('import deque\nxs = deque\nys = deque\n');
  });

  it.each([
    ['is declined by its language', [{ declined: 'exported' }], 'exported'],
    ['does not parse', [unsafe(edit(5, 7, '('))], 'would not parse'],
    ['leaves the finding where it was', [unsafe(edit(5, 7, '[]'))], 'would still be there'],
  ])('leaves out a fix that %s', (_, fixes, reason) => {
    const { declined, texts } = plan(fixes);
    expect(declined.map(each => each.reason)).toEqual([expect.stringContaining(reason)]);
    expect(texts.size).toBe(fixes.length - 1);
  });

  it('puts off a fix that overlaps with one before', () => {
    const { declined, postponed, texts } = plan([unsafe(edit(5, 7, 'a')), unsafe(edit(6, 15, 'b'))]);
    expect(texts.get(path)).toBe('xs = a\nys = []\n');
    expect([declined, postponed.map(({ name }) => name)]).toEqual([[], ['ys']]);
  });

  it('leaves out only the fix that breaks the file', () => {
    const { texts, fixed } = plan([unsafe(edit(5, 7, 'deque')), unsafe(edit(13, 15, '('))]);
    expect(texts.get(path)).toBe('xs = deque\nys = []\n');
    expect(fixed.map(({ name }) => name)).toEqual(['xs']);
  });

  it('takes unsafe fixes only when asked to', () => {
    const { declined, texts } = plan([unsafe(edit(5, 7, 'deque'))], { unsafe: false });
    expect(declined[0]!.reason).toContain('--unsafe-fixes');
    expect(texts.size).toBe(0);
  });
});

/** An effect with three listeners: the first fix writes the cleanup, into which the others go. */
const crowded = `import { useEffect } from 'react';

export function Board({ show }: { show: (line: string) => void }) {
  useEffect(() => {
    document.addEventListener('keydown', () => show('key'));
    document.addEventListener('click', () => show('click'));
    window.addEventListener('resize', () => show('size'));
  }, [show]);
  return null;
}
`;

describe('fixes that change the same lines', () => {
  it('are all made in one run, and none is left for a second', () => {
    const folder = folderWith({ 'board.tsx': crowded });
    const read = (): string => readFileSync(join(folder, 'board.tsx'), 'utf8');
    const { stderr } = leaklint(['--fix', '--unsafe-fixes', '--no-cache'], folder);
    const once = read();
    expect(stderr).toContain('fixed 3, declined 0');
    expect(once.match(/return \(\) =>/g)).toHaveLength(1);
    expect(once.match(/removeEventListener/g)).toHaveLength(3);
    leaklint(['--fix', '--unsafe-fixes', '--no-cache'], folder);
    expect(read()).toBe(once);
  });
});

describe('edits', () => {
  it('take the line ends of the file', () => {
    expect(applyEdits([edit(3, 3, 'y\n')], () => 'x\r\nz\r\n').get(path)).toBe('x\r\ny\r\nz\r\n');
  });

  it('take the line ends around them where a file has two kinds', () => {
    const mixed = 'a\nb\r\nc';
    expect(applyEdits([edit(0, 0, 'x\n')], () => mixed).get(path)).toBe('x\na\nb\r\nc');
    expect(applyEdits([edit(2, 2, 'x\n')], () => mixed).get(path)).toBe('a\nx\r\nb\r\nc');
    expect(applyEdits([edit(6, 6, '\nx')], () => mixed).get(path)).toBe('a\nb\r\nc\r\nx');
  });

  it('make a patch', () => {
    const source = { text, encoding: 'utf-8', bom: false, absolute: '/a.py' };
    const patch = '--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n-xs = []\n+xs = deque\n ys = []\n';
    const { bytes, text: whole, leftOut } = patchOf(new Map([[path, 'xs = deque\nys = []\n']]), () => source);
    expect({ bytes: bytes.toString(), whole, leftOut }).toEqual({ bytes: patch, whole: patch, leftOut: [] });
  });
});

describe('an encoding', () => {
  it.each([
    ['utf-8', Buffer.from('é日')],
    ['utf-8 with mark', Buffer.from('\uFEFFé日')],
    ['utf-16le', Buffer.from('\uFEFFé日', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFé日', 'utf16le').swap16()],
    ['latin-1', Buffer.from('# coding: latin-1\n\xe9\xff\x80', 'latin1')],
    ['koi8-r', Buffer.from('# coding: koi8-r\n\xe9\xff\x80', 'latin1')],
  ])('%s goes both ways', (_, bytes) => {
    const decoded = decode(bytes, 'python');
    if ('problem' in decoded) throw new Error(decoded.problem);
    expect(encode(decoded.text, decoded.encoding, decoded.bom)).toEqual(bytes);
  });

  it('that lacks a character, or has several bytes for one, is not written', () => {
    expect(encode('日', 'windows-1252', false)).toBeUndefined();
    expect(encode('日', 'shift_jis', false)).toBeUndefined();
  });
});

describe('writing', () => {
  const written = 'xs = deque\n';

  function sourceIn(folder: string, name = path): LoadedSource {
    const absolute = join(folder, name);
    const decoded = decode(readFileSync(absolute), 'python');
    if ('problem' in decoded) throw new Error(decoded.problem);
    return { path: name, absolute, language: 'python', test: false, explicit: false, ...decoded };
  }

  it('keeps mode, mark and encoding', () => {
    const folder = folderWith({ [path]: Buffer.from(`\uFEFF${text}`) });
    chmodSync(join(folder, path), 0o751);
    expect(writeFixed(sourceIn(folder), written, folder)).toBeUndefined();
    expect(readFileSync(join(folder, path), 'utf8')).toBe(`\uFEFF${written}`);
    expect(statSync(join(folder, path)).mode & 0o777).toBe(0o751);
  });

  it.skipIf(process.getuid?.() === 0)('leaves a file alone that may not be written to', () => {
    const folder = folderWith({ [path]: text });
    chmodSync(join(folder, path), 0o444);
    expect(writeFixed(sourceIn(folder), written, folder)).toBe('cannot be written: permission denied');
    expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
  });

  it('leaves a file alone that changed since it was read', () => {
    const folder = folderWith({ [path]: text });
    const source = sourceIn(folder);
    writeFileSync(join(folder, path), 'z = 1\n');
    expect(writeFixed(source, written, folder)).toBe('changed while leaklint ran');
    expect(readFileSync(join(folder, path), 'utf8')).toBe('z = 1\n');
  });

  it('follows a link inside the project, and none out of it', () => {
    const outside = folderWith({ [path]: text });
    const folder = folderWith({ 'real.py': text });
    symlinkSync(join(outside, path), join(folder, 'out.py'));
    symlinkSync('real.py', join(folder, 'in.py'));
    expect(writeFixed(sourceIn(folder, 'out.py'), written, folder)).toBe('a link out of the project');
    expect(writeFixed(sourceIn(folder, 'in.py'), written, folder)).toBeUndefined();
    expect(readFileSync(join(folder, 'real.py'), 'utf8')).toBe(written);
    expect(readFileSync(join(outside, path), 'utf8')).toBe(text);
  });
});
