import type { ModuleNames, NamePattern, NameScope } from '../model/module-names.js';
import { isPackageManifest, ManifestReader } from './manifest-reader.js';
import { isInstallable, readPackage, readPackageImports } from './package-manifest.js';
import { folderOf } from './name-patterns.js';
import { readTsconfig } from './tsconfig.js';

/** What modules are called in a project, and what could not be read of that. */
export interface ReadNames {
  readonly moduleNames: ModuleNames;
  readonly warnings: readonly string[];
}

/** What the manifests say of module names. Never throws: what cannot be read is a warning, and without effect. */
export function readModuleNames(manifests: readonly string[], cwd: string): ReadNames {
  const reader = new ManifestReader(cwd);
  const outerFirst = [...manifests].sort((a, b) => a.length - b.length);
  const packages = new Map<string, readonly NamePattern[]>();
  const scopes: NameScope[] = [];
  const installable = new Map<string, boolean>();
  for (const path of outerFirst) {
    if (isPackageManifest(path)) {
      const found = readPackage(path, reader);
      if (found !== undefined && !packages.has(found.name)) packages.set(found.name, found.patterns);
      scopes.push(readPackageImports(path, reader));
      installable.set(folderOf(path), isInstallable(path, reader));
    } else scopes.push(readTsconfig(path, reader));
  }
  const speaking = scopes.filter(({ patterns }) => patterns.length > 0);
  speaking.sort((a, b) => b.folder.length - a.folder.length);
  return { moduleNames: { packages, scopes: speaking, installable }, warnings: reader.warnings };
}
