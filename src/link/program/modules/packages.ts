import type { ModuleNames } from '../../../model/module-names.js';
import type { Unit } from '../unit.js';

/** The packages of a project, by the folders of their manifests. */
export class Packages {
  constructor(private readonly installable: ModuleNames['installable']) {}

  /** Whether programs that are not seen may call what the module offers: its manifest, if there is one, does not say otherwise. */
  isForOthers({ module: { path } }: Unit): boolean {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const known = this.installable.get(path.slice(0, end + 1));
      if (known !== undefined) return known;
    }
    return this.installable.get('') !== false;
  }
}
