import { describe, expect, it } from 'vitest';
import { lint } from '../../src/run/lint.js';
import { folderWith } from '../command.js';

const panel = `
  export class Panel {
    constructor() {
      window.addEventListener('resize', this.fit);
      window.addEventListener('message', () => this.fit());
    }
    fit = () => {};
    dispose() {
      window.removeEventListener('resize', this.fit);
    }
  }
`;

async function found(more: Readonly<Record<string, string>>, isPackage: boolean): Promise<string[]> {
  const manifest = JSON.stringify({ name: 'panels', exports: './panel.js', private: !isPackage });
  const findings = await lint({ cwd: folderWith({ 'package.json': manifest, 'src/panel.ts': panel, ...more }) });
  return findings.map(({ rule }) => rule);
}

const use = "import { Panel } from './panel.js';\nexport const show = () => new Panel();\n";

const out = use.replace('./', '../src/');

describe('a class that forgets a listener at its end', () => {
  it.each([
    ['a package offers it', {}, true],
    ['an application makes it', { 'src/app.ts': use }, false],
    ['an application hands it on', { 'src/app.ts': "import * as ui from './panel.js';\nregister(ui.Panel);\n" }, false],
  ])('is told of where %s', async (_, files, isPackage) => {
    expect(await found(files, isPackage)).toEqual(['teardown-misses']);
  });

  it.each([
    ['nobody names it', {}],
    ['only a tool or a test does', { 'scripts/show.ts': out, 'test/panel.test.ts': out }],
  ])('is not where, in an application, %s', async (_, files) => {
    expect(await found(files, false)).toEqual([]);
  });
});
