import { languageNamed, languageOf } from '../../src/languages/index.js';
import { distanceOf, type Frequency } from '../../src/link/frequency/frequency.js';
import { growthOf } from '../../src/link/growth/growth.js';
import { confidenceOf } from '../../src/link/growth/judgement.js';
import { linkProject, type Project } from '../../src/link/project.js';
import type { Slot } from '../../src/link/slots/slots.js';
import type { Unit } from '../../src/link/program/unit.js';
import type { Module } from '../../src/model/model.js';
import { NO_NAMES } from '../../src/model/module-names.js';
import type { Life, Runs } from '../../src/model/time.js';

/** A program of several small files, linked, and what may be asked of it. Questions throw for a name that is not there. */
export class Linked {
  private constructor(private readonly project: Project) {}

  /** `files`: text by path; the indentation of a file's first line is taken from all its lines. */
  static async of(files: Readonly<Record<string, string>>, moduleNames = NO_NAMES): Promise<Linked> {
    const modules: Module[] = [];
    for (const [path, text] of Object.entries(files)) modules.push(await lowered(path, outdented(text)));
    return new Linked(linkProject(modules, moduleNames));
  }

  /** What a name at the top of a file stands for: `function app/store.py:put`, `outside collections.deque`. */
  meaning(path: string, name: string): string {
    const unit = this.unit(path);
    const binding = unit.module.bindings.find(each => each.region === 0 && each.name === name);
    if (binding === undefined) throw new Error(`${path} has no name ${name}`);
    const entity = this.project.names.ofBinding(unit, binding.id);
    if (entity === undefined) return 'nothing';
    switch (entity.is) {
      case 'outside':
        return `outside ${entity.name}`;
      case 'module':
        return `module ${entity.unit.module.path}`;
      case 'variable':
        return `variable ${entity.unit.module.path}:${entity.unit.binding(entity.binding)!.name}`;
      default:
        return `${entity.is} ${entity.node.unit.module.path}:${entity.node.region.name}`;
    }
  }

  /** How long the collection lives. */
  life(slot: string): Life {
    return this.project.lives.ofSlot(this.slot(slot)).life;
  }

  /** How often the function runs. */
  runs(name: string): Runs {
    return this.frequency(name).runs;
  }

  /** How many calls lie between what makes the function run and the function. */
  distance(name: string): number {
    return distanceOf(this.frequency(name));
  }

  private frequency(name: string): Frequency {
    for (const { functions } of this.project.units) {
      for (const node of functions.values()) {
        if (node.region.name === name) return this.project.frequencies.ofFunction(node);
      }
    }
    throw new Error(`no function ${name}`);
  }

  /** Why nothing is said of the collection; `told` when it is reported by default, `possible` when only on demand. */
  verdict(slot: string): string {
    return this.verdictOf(this.slot(slot));
  }

  /** The same of all collections of that name, in the order of the files. */
  verdicts(slot: string): string[] {
    return this.slots(slot).map(each => this.verdictOf(each));
  }

  /** What is done to the collection, in the order of the files: `grow b.py`. */
  operations(slot: string): string[] {
    return this.slot(slot).operations.map(({ kind, place }) => `${kind} ${place.path}`);
  }

  private verdictOf(slot: Slot): string {
    const growth = growthOf(this.project, slot);
    if ('silent' in growth) return growth.silent;
    const confidence = confidenceOf(growth);
    return confidence === 'certain' || confidence === 'likely' ? 'told' : (confidence ?? 'too weak a case');
  }

  private slot(name: string): Slot {
    const found = this.slots(name);
    if (found.length !== 1) throw new Error(`${found.length} collections are called ${name}`);
    return found[0]!;
  }

  private slots(name: string): Slot[] {
    return [...this.project.operations.slots.values()].filter(slot => slot.spot.name === name);
  }

  private unit(path: string): Unit {
    const found = this.project.units.find(({ module }) => module.path === path);
    if (found === undefined) throw new Error(`no file ${path}`);
    return found;
  }
}

async function lowered(path: string, text: string): Promise<Module> {
  const language = languageNamed(languageOf(path)!);
  await language.prepare();
  const module = language.lower({ path, text });
  if (module.problems.length > 0) throw new Error(`${path}: ${module.problems[0]!.message}`);
  return module;
}

export function outdented(text: string): string {
  const indent = /^\n?( *)/.exec(text)![1]!;
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}
