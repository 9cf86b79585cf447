import picomatch from 'picomatch';

/** Answers whether a file or folder is excluded, by its path (`/` separators) and its own name. */
export type Excluder = (path: string, name: string) => boolean;

/**
 * Globs without a `/` speak of names at any depth, the others of paths; one that begins with it also of what stands where they
 * start, as in git. What is below a match is excluded with it.
 */
export function excluderOf(globs: readonly string[]): Excluder {
  const plain = globs.map(glob => glob.replace(/^\.\//, '').replace(/\/(?:\*\*\/?)?$/, '')).filter(glob => glob !== '');
  const byName = picomatch(
    plain.filter(glob => !glob.includes('/')),
    { dot: true },
  );
  const paths = plain.filter(glob => glob.includes('/'));
  const fromHere = paths.filter(glob => glob.startsWith('/')).map(glob => glob.slice(1));
  const byPath = picomatch([...paths, ...fromHere], { dot: true });
  return (path, name) => byName(name) || byPath(path);
}

/** Answers whether a path, or a folder that it lies in, is meant by the globs. */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const matches = excluderOf(globs);
  return path => {
    const names = path.split('/');
    return names.some((name, at) => matches(names.slice(0, at + 1).join('/'), name));
  };
}
