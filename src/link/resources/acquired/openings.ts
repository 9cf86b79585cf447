import type { Argument, CallFact, FactId, Value } from '../../../model/model.js';
import { lastOf } from '../../../model/qualified-names.js';
import type { OpenCatalog, OpenRow } from '../../../model/catalog/open-rows.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { atFact, type At } from '../../program/at.js';
import { ancestry } from '../../program/classes/ancestry.js';
import type { Unit } from '../../program/unit.js';
import { definitionOf } from './definitions.js';
import { remember } from '../../program/remember.js';

/** What a call opens that somebody has to close, as libraries say. */
export function openRowOf(project: Project, unit: Unit, call: CallFact, id: FactId): OpenRow | undefined {
  const { callee } = call;
  const { rows, methods } = unit.catalog.opens;
  const name = project.names.outsideCalled(unit, id);
  if (name !== undefined) return ofRows(rows, name);
  const own = ofBase(project, unit, call, id);
  if (own !== undefined) return own;
  if (callee.is === 'name') return madeByMaker(project, unit, id);
  if (callee.is !== 'get' || !verbsOf(unit.catalog.opens).has(callee.name)) return undefined;
  const of = outsideOf(project, atFact(unit, id), callee.of);
  const row = of === undefined ? undefined : ofRows(rows, `${of}.${callee.name}`);
  if (row && !row.static) return row;
  const word = partingName(callee.of);
  if (of !== undefined && !isCalled(of, word)) return undefined;
  return ofRows(methods, `${word}.${callee.name}`) ?? openedByMode(project, unit, call, id);
}

/** By what a library gave it: `mongodb.MongoClient.db.collection` of `client.db(…).collection(…)`. */
function outsideOf(project: Project, at: At, value: Value, hops = 0): string | undefined {
  const type = project.types.typeOf(at, value);
  if (type) return type.is === 'outside' ? type.name : undefined;
  if (hops > MAX_HOPS) return undefined;
  const made = definitionOf(project, at, value);
  if (made) return outsideOf(project, made.at, made.value, hops + 1);
  const callee = at.unit.call(value)?.callee;
  if (callee?.is !== 'get') return undefined;
  const of = outsideOf(project, at, callee.of, hops + 1);
  return of === undefined ? undefined : `${of}.${callee.name}`;
}

const MAX_HOPS = 3;

/** `fs.open(path, "w")`, where nobody knows what `fs` is. */
function openedByMode(
  project: Project,
  unit: Unit,
  { callee, arguments: given }: CallFact,
  id: FactId,
): OpenRow | undefined {
  const { byMode } = unit.catalog.opens;
  if (byMode === undefined || lastName(callee) !== byMode.verb) return undefined;
  const isMode = ({ value }: Argument): boolean => value.is === 'const' && byMode.modes.test(String(value.value));
  if (!given.some(isMode)) return undefined;
  return project.types.ofCalled(unit, id) === undefined ? byMode.row : undefined;
}

/** `class Session(requests.Session)`: an instance is one, with what the class adds to it. */
function ofBase(project: Project, unit: Unit, { callee }: CallFact, id: FactId): OpenRow | undefined {
  if (unit.module.language !== 'python' || !/^_*[A-Z]/.test(lastName(callee))) return undefined;
  const type = project.types.ofCalled(unit, id);
  if (type?.is !== 'class') return undefined;
  const { rows } = unit.catalog.opens;
  const base = ancestry(type.of)
    .flatMap(({ named }) => named)
    .find(name => Object.hasOwn(rows, name));
  return base === undefined ? undefined : asInstance(rows[base]!);
}

const asInstance = remember((row: OpenRow): OpenRow => ({ ...row, instance: true, derived: true }));

/** `psycopg_pool.ConnectionPool` is a pool; `threading.Lock` is none, whatever the variable is called that has one. */
function isCalled(type: string, word: string): boolean {
  return type.toLowerCase().includes(word.toLowerCase());
}

/** Last names of what opens: most calls end in none of them. */
const verbsOf = remember(
  ({ rows, methods }: OpenCatalog): ReadonlySet<string> =>
    new Set([...Object.keys(rows), ...Object.keys(methods)].map(lastOf)),
);

/** `Session()`, where `Session = sessionmaker(engine)`. */
function madeByMaker(project: Project, unit: Unit, id: FactId): OpenRow | undefined {
  const type = project.types.ofCalled(unit, id);
  return type?.is === 'outside' ? ofRows(unit.catalog.opens.rows, `${type.name}.__call__`) : undefined;
}

/** `loop` of `self._io_loop`. */
function partingName(value: Value): string {
  const name = lastName(value);
  return name.slice(name.lastIndexOf('_') + 1);
}

function ofRows(rows: Readonly<Record<string, OpenRow>>, name: string): OpenRow | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}

/** The same for an owner that keeps what is opened in an attribute; undefined where nobody has to close it. */
export function keptOpenRow(row: OpenRow): ResourceRow | undefined {
  if ((row.mayStay && !row.endsWithOwner) || row.kept || row.closes.length + (row.by?.length ?? 0) === 0)
    return undefined;
  return asResource(row);
}

const asResource = remember((row: OpenRow): ResourceRow => {
  const { closes: methods, by: calls = [], is, collected } = row;
  return {
    kind: 'opened',
    opened: row,
    release: { methods, calls },
    noun: is.replace(/^an? /, ''),
    ...(collected && { collected: true }),
  };
});
