import type { CallFact, FactId } from '../../../../model/model.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import type { Project } from '../../../project.js';
import { atFact, type At } from '../../../program/at.js';
import { resultsBesideError } from '../../../program/calls/error-first.js';
import { isMentionedIn } from '../../../program/mentions.js';
import type { Unit } from '../../../program/unit.js';
import { isSelf } from '../../../resources/written/names.js';
import type { Fate } from './fate.js';
import { FateFinder } from './fate-finder.js';
import { endsOfWhole } from './wholes.js';

/**
 * Follows what a call gives through the function around it; of a result that is taken apart, the one part. One that is given
 * in a callback goes through that.
 */
export function fateOfCall(project: Project, unit: Unit, call: FactId, row: OpenRow, part?: number): Fate {
  const node = unit.functionOf(unit.fact(call).region);
  const followed = new FateFinder({ project, node, row, opening: call, part }).find();
  const fate = { ...followed, closed: [...followed.closed, ...endsOfWhole(unit, call)] };
  const fact = unit.callAt(call);
  const isOthers =
    isSeenToInAnswer(project, atFact(unit, call), fact, row) ||
    isAnsweredToCaller(unit, fact) ||
    (row.protocol === true && isGivenToOwner(unit, fact));
  return isOthers ? { ...fate, captured: true } : fate;
}

/** `loop.create_connection(lambda: self, host)`: the instance is told of its transport, in `connection_made`. */
function isGivenToOwner(unit: Unit, { arguments: [maker] }: CallFact): boolean {
  const value = maker?.value;
  return value?.is === 'function' && isSelf(unit, unit.region(value.region).function!.result);
}

/** `lend(callback) { pool.getConnection(callback); }`: whoever gave the function gets what is opened. */
function isAnsweredToCaller(unit: Unit, { dropped, arguments: given }: CallFact): boolean {
  const last = given.at(-1)?.value;
  if (dropped !== true || last?.is !== 'name' || unit.bindingOf(last)?.kind !== 'parameter') return false;
  return unit.catalog.resources.answersUrl.test(last.name);
}

/** `pool.getConnection((err, line) => …)`, `pool.connect(listen)`: whether the function that gets it closes it, or hands it on. */
function isSeenToInAnswer(project: Project, at: At, call: CallFact, row: OpenRow): boolean {
  return call.arguments.some(({ value }) => {
    const type = project.types.typeOf(at, value);
    if (type?.is !== 'function') return false;
    const node = type.of;
    const [given, done] = resultsBesideError(node) ? node.region.function!.parameters.slice(1) : [];
    if (given === undefined) return false;
    // `(err, client, done) => { …; done(); }`: a pool gives the function that gives it back.
    if (done && isMentionedIn(node.unit, node.region, done.binding)) return true;
    const { managed, closed, moved, captured } = new FateFinder({ project, node, row }).find(given.binding);
    return managed || captured || closed.length + moved.length > 0;
  });
}
