import { beforeAll, describe, expect, it } from 'vitest';
import { typescript } from '../../src/languages/typescript/index.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => typescript.prepare());

/** The class after the fix, where the subscription to `source` ends as its sibling does. */
function ended(source: string, more = 'x.pipe(takeUntil(this.gone)).subscribe(f);', head = ''): string {
  const members = `a() { ${more} ${source}.subscribe(g); } end() { this.gone.next(); }`;
  const text = new Text('a.ts', `class A${head} { gone = new Subject(); ${members} }\n`);
  return fixed(typescript.fixer, text, { do: 'take-until', acquired: text.at(`${source}.subscribe(g)`) });
}

describe('a subscription ends with its siblings', () => {
  it.each([
    ['y', 'y.pipe(takeUntil(this.gone))'],
    ['this.y.z()', 'this.y.z().pipe(takeUntil(this.gone))'],
    ['y.pipe(map(h))', 'y.pipe(map(h), takeUntil(this.gone))'],
    ['y.pipe()', 'y.pipe().pipe(takeUntil(this.gone))'],
  ])('%s', (source, result) => {
    expect(ended(source)).toContain(`${result}.subscribe(g);`);
  });

  it.each([
    ['', 'where none does'],
    ['x.pipe(takeUntil(this.gone)); x.pipe(takeUntil(this.changed));', 'where they end at two times'],
    ['x.pipe(takeUntil(this.other));', 'where nobody is seen to end them'],
    ['x.pipe(takeUntil(gone));', 'where what ends them is not its own'],
  ])('not beside %j, %s', more => {
    expect(ended('y', more)).toMatch(/^declined/);
  });

  it('where a base class ends them', () => {
    expect(ended('y', 'x.pipe(takeUntil(this.other));', ' extends B')).toContain('takeUntil(this.other)).subscribe(g)');
  });

  it.each([
    [
      'this.settings.saved',
      '    this.settings.saved\n      .pipe(takeUntil(this.unsubscribeNotifier))\n      .subscribe(() => {\n        this.load();\n      });\n',
    ],
    [
      'this.socket.deleted()',
      '    this.socket\n      .deleted()\n      .pipe(takeUntil(this.unsubscribeNotifier))\n      .subscribe(() => {\n        this.load();\n      });\n',
    ],
  ])('on lines of their own where the line gets long: %s', (source, result) => {
    const gone = 'this.unsubscribeNotifier';
    const call = `${source}.subscribe(() => {\n      this.load();\n    })`;
    const head = `class A extends B {\n  a() {\n    x.pipe(takeUntil(${gone})).subscribe(f);\n`;
    const text = new Text('a.ts', `${head}    ${call};\n  }\n}\n`);
    expect(fixed(typescript.fixer, text, { do: 'take-until', acquired: text.at(call) })).toBe(
      `${head}${result}  }\n}\n`,
    );
  });
});
