/** Writes what leaklint reads of one commit, without touching the clone. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const sources = /\.(pyi?|[cm]?[jt]s|[jt]sx|vue|svelte)$/;
const manifests = /(^|\/)(package\.json|[jt]sconfig[^/]*\.json|pyproject\.toml|setup\.(py|cfg)|\.gitignore)$/;
const most = 2 ** 31 - 1;

/** The clone that holds `commit`, if there is one: `<clones>/<owner>+<name>/repo`. */
export function cloneOf({ repo, commit }, clones) {
  const git = join(clones, repo.replace('/', '+'), 'repo');
  const has = existsSync(git) && spawnSync('git', ['-C', git, 'cat-file', '-e', `${commit}^{commit}`]).status === 0;
  return has ? git : undefined;
}

/** Writes the sources and manifests of `commit` into `folder`; blobs that the clone lacks are left out. */
export function checkout(git, commit, folder) {
  const rows = execFileSync('git', ['-C', git, 'ls-tree', '-r', '-z', commit], { maxBuffer: most })
    .toString()
    .split('\0')
    .filter(row => row !== '')
    .map(parseRow)
    .filter(({ mode, path }) => mode.startsWith('100') && (sources.test(path) || manifests.test(path)));
  const input = rows.map(({ hash }) => `${hash}\n`).join('');
  const blobs = readBlobs(execFileSync('git', ['-C', git, 'cat-file', '--batch'], { input, maxBuffer: most }));
  rows.forEach(({ path }, index) => {
    const content = blobs[index];
    if (content === undefined) return;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  });
}

function parseRow(row) {
  const [meta, path] = row.split('\t');
  const [mode, , hash] = meta.split(' ');
  return { mode, hash, path };
}

/** `<hash> blob <size>\n<content>\n` or `<hash> missing\n`, one after the other. */
function readBlobs(output) {
  const blobs = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [, kind, size] = output.subarray(at, end).toString().split(' ');
    at = end + 1;
    blobs.push(kind === 'blob' ? output.subarray(at, at + Number(size)) : undefined);
    if (kind === 'blob') at += Number(size) + 1;
  }
  return blobs;
}
