import { describe, expect, it } from 'vitest';
import { pathWords } from '../../src/languages/path-words.js';
import { standsAside } from '../../src/link/program/modules/aside.js';

const isAside = (path: string): boolean => standsAside(pathWords, path);

describe('what stands aside of a program', () => {
  it.each([
    'tools/release.ts',
    'src/scripts/fetch.py',
    'packages/app/scripts/pack.js',
    'shop/management/commands/sync.py',
    'src/tools/draw.py',
    'packages/core/tools/build.ts',
    'scripts/fetch.py',
  ])('is %s', path => {
    expect(isAside(path)).toBe(true);
  });

  it.each([
    'packages/tools/src/store/synchronizer.ts',
    'libs/tools/src/brush.ts',
    'src/scripts/slider.js',
    'app/scripts/views/list.js',
    'app/user-management/users.ts',
    'app/stream_management/manager.py',
    'src/store/synchronizer.ts',
  ])('is not %s, of a package that others use', path => {
    expect(isAside(path)).toBe(false);
  });
});
