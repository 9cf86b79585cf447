import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** A unified diff that `git apply` and `patch -p1` read, of all files whose text changes. */
export function printPatch(texts: ReadonlyMap<string, string>, read: (path: string) => string): string {
  const headers = { headerOptions: FILE_HEADERS_ONLY };
  return [...texts]
    .map(([path, text]) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, read(path), text, undefined, undefined, headers),
    )
    .join('');
}
