/**
 * The folder, with a slash at its end, that holds all files which lie outside of the current one, whose paths are absolute; '' where
 * there are none.
 */
export function folderOutside(paths: readonly string[]): string {
  const [first, ...others] = paths.filter(path => /^(?:[A-Za-z]:)?\//.test(path));
  if (first === undefined) return '';
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (!others.every(path => path.startsWith(folder)))
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return folder;
}
