import type { Value } from '../../../../model/model.js';
import { someIn } from '../../../program/mentions.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isNamedAlike } from '../../released/inverses/identity.js';
import type { Release } from '../../released/release.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { isSelf } from '../../written/names.js';

/**
 * `close() { if (this.room.has(this)) { …; socket.off('message', this.hear); } }`: the end takes back under a condition what is
 * added under none, and what it asks is about something else.
 */
export function leftOnCondition(
  { teardowns }: Inventory,
  { acquisition, releases, state }: Standing,
): Release | undefined {
  const { owner, unit, node, call, row } = acquisition;
  const [first] = releases.found;
  if (state !== 'released' || row.kind !== 'listener' || owner === undefined || first === undefined) return undefined;
  if (unit.around(call.region, node.region.id).some(({ branch }) => branch?.test !== undefined)) return undefined;
  const { atEnd } = teardowns.of(owner);
  const isDoubtful = (release: Release): boolean => {
    const end = release.unit.functionOf(release.region);
    return release.how === 'paired' && (end.outer === undefined || isIn(atEnd, end)) && isAskedOfOther(release, end);
  };
  return releases.found.every(isDoubtful) ? first : undefined;
}

function isIn(ends: ReadonlySet<FunctionNode>, node: FunctionNode): boolean {
  for (let each: FunctionNode | undefined = node; each; each = each.outer) if (ends.has(each)) return true;
  return false;
}

/** Under a condition that names nothing of what the removal names. */
function isAskedOfOther({ unit, fact, region }: Release, end: FunctionNode): boolean {
  const tests = unit.around(region, end.region.id).flatMap(({ branch }) => branch?.test ?? []);
  const removal = unit.fact(fact);
  if (tests.length === 0 || removal.is !== 'call') return false;
  const named = [removal.callee, ...removal.arguments.map(({ value }) => value)].flatMap(value =>
    prefixesOf(unit, value),
  );
  return tests.every(test => !named.some(part => someIn(unit, test, asked => isNamedAlike(asked, part))));
}

/** `this.socket.off`, `this.socket`; not the instance itself, nor what a call gives. */
function prefixesOf(unit: Unit, value: Value): Value[] {
  if (isSelf(unit, value)) return [];
  if (value.is === 'get') return [value, ...prefixesOf(unit, value.of)];
  return value.is === 'name' ? [value] : [];
}
