import { lastOf } from '../model/qualified-names.js';
import type { Catalog, ComponentRow, ContainerRow, MemoRow } from '../model/catalog/catalog.js';
import type { ResourceRow } from '../model/catalog/resource-rows.js';
import type { LanguageName } from '../model/model.js';
import type { OwnContainer, OwnPair, OwnPhase, OwnRows } from '../model/catalog/own-rows.js';
import { pythonCatalog } from './python/catalog.js';
import { typescriptCatalog } from './typescript/catalog.js';

/** What is known of libraries, by the language that uses them. */
export type Catalogs = Readonly<Record<LanguageName, Catalog>>;

/** What leaklint itself knows of libraries. */
export const catalogs: Catalogs = {
  python: pythonCatalog,
  typescript: typescriptCatalog,
};

/** The catalogs with what a user knows of libraries of their own. A name of theirs goes before one of ours. */
export function catalogsWith({ containers, memos, pairs, phases }: OwnRows): Catalogs {
  if (containers.length + memos.length + pairs.length + phases.length === 0) return catalogs;
  const containerRows = Object.fromEntries(containers.map(({ make, ...row }) => [make, containerRow(row)]));
  const memoRows = (how: Partial<MemoRow>): Record<string, MemoRow> =>
    Object.fromEntries(memos.map(({ call, keeps, ends }) => [call, { keeps, ...how, ...(ends && { ends }) }]));
  const extended = (catalog: Catalog, how: Partial<MemoRow>): Catalog => ({
    ...catalog,
    containers: { ...catalog.containers, ...containerRows },
    memos: { ...catalog.memos, ...memoRows(how) },
    components: phases.reduce(withPhase, catalog.components),
    resources: { ...catalog.resources, rows: [...pairs.map(pairRow), ...catalog.resources.rows] },
  });
  return {
    python: extended(catalogs.python, { bare: true }),
    typescript: extended(catalogs.typescript, { wraps: true }),
  };
}

/** Told apart by the receiver, and by what the two are given: a topic, a handler. */
function pairRow({ acquire, release }: OwnPair): ResourceRow {
  const by = [lastOf(release)];
  return {
    kind: 'subscription',
    verb: [lastOf(acquire)],
    release: { verbs: by, methods: by },
    topic: 0,
    handler: 1,
    noun: 'subscription',
  };
}

type Components = Readonly<Record<string, ComponentRow>>;

function withPhase(components: Components, { class: name, acquire, release }: OwnPhase): Components {
  const last = lastOf(name);
  const known = components[last] ?? { begins: new Set(), ends: new Set(), roots: new Set() };
  const row: ComponentRow = {
    ...known,
    begins: new Set([...known.begins, acquire]),
    ends: new Set([...known.ends, release]),
    inverses: { ...known.inverses, [acquire]: release },
  };
  return { ...components, [last]: row };
}

function containerRow({ holds, bound, limit, age }: Omit<OwnContainer, 'make'>): ContainerRow {
  return { holds, ...(bound && { always: bound }), ...(limit && { limit }), ...(age && { age }) };
}
