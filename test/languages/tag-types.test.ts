import { beforeAll, describe, expect, it } from 'vitest';
import { withoutTagTypes } from '../../src/languages/typescript/tag-types.js';
import { typescript } from '../../src/languages/typescript/index.js';

beforeAll(() => typescript.prepare());

describe('type arguments of a tagged template', () => {
  it.each([
    ['const A = styled.div<Props>`x`;', 'const A = styled.div       `x`;'],
    [
      'const A = styled(B)<{\n  a: () => Map<string, C>;\n}>`x`;',
      'const A = styled(B)  \n                          \n  `x`;',
    ],
    ['f<A>`x`; g<B>`y`;', 'f   `x`; g   `y`;'],
  ])('are left out, at the same offsets: %j', (text, result) => {
    expect(withoutTagTypes(text)).toBe(result);
  });

  it.each([
    'const html = `<b>${x}</b>`;',
    'const html = `${a}<b>`;',
    'const both = a < b && c >`x`.length;\n',
    'const element = <div>`</div>;',
    '>`',
  ])('are not seen elsewhere: %j', text => {
    expect(withoutTagTypes(text)).toBe(text);
  });

  it('make no file a broken one', () => {
    const text =
      'const A = styled.div<{ on: boolean }>`\n  color: ${({ on }) => (on ? a : b)};\n`;\nexport const B = () => <A on />;\n';
    expect(typescript.lower({ path: 'a.tsx', text }).problems).toEqual([]);
    expect(typescript.fixer.parses('a.tsx', text)).toBe(true);
  });
});
