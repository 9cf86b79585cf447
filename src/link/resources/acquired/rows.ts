import type { GetValue, Value } from '../../../model/model.js';
import { lastOf } from '../../../model/qualified-names.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import type { ResourceCatalog } from '../../../model/catalog/resource-words.js';
import { remember } from '../../program/remember.js';

/** The rows of a catalog by what is written where they are used. */
export class Rows {
  private readonly verbs = new Map<string, ResourceRow>();
  /** What was found by a prefix; `null`: nothing. Programs call the same few thousand methods again and again. */
  private readonly byPrefix = new Map<string, ResourceRow | null>();
  private readonly prefixes: (readonly [prefix: string, row: ResourceRow])[] = [];
  private readonly ofMembers = new Map<string, ResourceRow>();
  private readonly calls = new Map<string, ResourceRow>();
  private readonly makes = new Map<string, ResourceRow>();
  private readonly comparing = new Map<string, ResourceRow>();
  /** Methods that can only mean that listeners are taken off what they were added to, and those that take off all beside them. */
  readonly removing = new Set<string>();
  /** Last names of the functions that acquire. */
  private readonly lastOfCalls = new Set<string>();
  /** Last names of all that may release something. */
  readonly releasing = new Set<string>();

  private constructor(readonly catalog: ResourceCatalog) {
    for (const row of catalog.rows) this.index(row);
    for (const name of catalog.listsOfFunctions.row.release.all ?? []) this.releasing.add(name);
    for (const name of [...catalog.endings, ...catalog.inverses]) this.releasing.add(name);
  }

  static readonly of = remember((catalog: ResourceCatalog) => new Rows(catalog));

  private index(row: ResourceRow): void {
    for (const verb of row.verb ?? []) {
      if (row.of) this.ofMembers.set(verb, row);
      else if (verb.endsWith('*')) this.prefixes.push([verb.slice(0, -1), row]);
      else if (!this.verbs.has(verb)) this.verbs.set(verb, row);
    }
    for (const call of row.call ?? []) {
      this.calls.set(call, row);
      this.lastOfCalls.add(lastOf(call));
    }
    for (const make of row.make ?? []) this.makes.set(make, row);
    const { verbs = [], all = [], calls = [], methods = [], comparing = [] } = row.release;
    if (comparing.length > 0) for (const name of [...comparing, ...all]) this.removing.add(name);
    for (const verb of comparing) if (!this.comparing.has(verb)) this.comparing.set(verb, row);
    for (const name of [...verbs, ...all, ...methods]) this.releasing.add(name);
    for (const name of calls) this.releasing.add(lastOf(name));
  }

  /** What a method acquires: by the member that it is called on a part of, else by its name. */
  ofMethod(callee: GetValue): ResourceRow | undefined {
    const row = this.ofMembers.get(callee.name);
    return row && leadsOver(callee.of, row.of!) ? row : this.ofVerb(callee.name);
  }

  /** What a method of this name acquires. A prefix is followed by a capital: `onChange`, not `once`. */
  ofVerb(verb: string): ResourceRow | undefined {
    const row = this.verbs.get(verb);
    if (row) return row;
    let found = this.byPrefix.get(verb);
    if (found === undefined) this.byPrefix.set(verb, (found = this.prefixed(verb) ?? null));
    return found ?? undefined;
  }

  private prefixed(verb: string): ResourceRow | undefined {
    return this.prefixes.find(([prefix]) => isCapitalAfter(verb, prefix))?.[1];
  }

  /** What a method of this name removes, by comparing functions. */
  ofComparing(verb: string): ResourceRow | undefined {
    return this.comparing.get(verb);
  }

  ofCall(qualified: string): ResourceRow | undefined {
    return this.calls.get(qualified);
  }

  /** Whether a function of the name is one that acquires, if it is the library's. */
  mayBeCall(name: string): boolean {
    return this.lastOfCalls.has(name);
  }

  ofClass(name: string): ResourceRow | undefined {
    return this.makes.get(name);
  }
}

/** `api.interceptors.request` leads over `interceptors`. */
function leadsOver(value: Value, members: readonly string[]): boolean {
  return value.is === 'get' && (members.includes(value.name) || leadsOver(value.of, members));
}

function isCapitalAfter(verb: string, prefix: string): boolean {
  return verb.length > prefix.length && verb.startsWith(prefix) && /[A-Z]/.test(verb[prefix.length]!);
}
