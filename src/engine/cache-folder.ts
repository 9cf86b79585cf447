import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Where facts are kept: with the other caches of the project's tools where it has some, else with those of its user. */
export function cacheFolder(cwd: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) return join(modules, '.cache', 'leaklint');
    if (folder === dirname(folder)) return join(userCaches(env, platform), 'leaklint');
  }
}

function userCaches(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
}
