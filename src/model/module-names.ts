/**
 * What a project's manifests say of module names besides its files: tsconfig `paths`, the names of its own packages.
 * Folders and targets have the form of `Module.path`.
 */
export interface ModuleNames {
  /** What the packages of the project offer to everybody, by package name: `core`, `@scope/core`. */
  readonly packages: ReadonlyMap<string, readonly NamePattern[]>;
  /** Names that hold only for the files below a folder; inner folders first. */
  readonly scopes: readonly NameScope[];
  /** Folders with a package.json, in the form of `NameScope.folder`: whether others install what stands there. */
  readonly installable: ReadonlyMap<string, boolean>;
}

/** What names mean in the modules of one folder, and below it. */
export interface NameScope {
  /** '' or with a `/` at its end. */
  readonly folder: string;
  readonly patterns: readonly NamePattern[];
}

/** `@app/*` → `src/app/*`. Of several that match the first whose target is a module wins. */
export interface NamePattern {
  /** What comes before the `*`; the whole name where there is none. */
  readonly prefix: string;
  /** What comes after the `*`. */
  readonly suffix?: string;
  /** Paths, the likeliest first; what the `*` stood for takes the place of theirs. */
  readonly targets: readonly string[];
}

/** Of a project without manifests. */
export const NO_NAMES: ModuleNames = { packages: new Map(), scopes: [], installable: new Map() };
