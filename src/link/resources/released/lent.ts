import type { Argument, Value } from '../../../model/model.js';
import type { OpenRow } from '../../../model/open-rows.js';
import { partsOf } from '../../../model/parts.js';
import type { At } from '../../program/at.js';
import { parameterFor } from '../../program/calls/arguments.js';
import { valuesOf } from '../../program/mentions.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import { plainName } from '../../program/spelling.js';
import type { Project } from '../../project.js';
import { useIn } from './handle-use.js';

/** Whether a call is one of a function of the project that works with what it is given: it neither ends it nor hands it on. */
export function isGivenBackBy({ types }: Project, { unit, before }: At, argument: Argument, row: OpenRow): boolean {
  const type = types.ofCalled(unit, before);
  const call = unit.fact(before);
  if (type?.is !== 'function' || call.is !== 'call' || type.of.region.function?.generator) return false;
  const parameter = parameterFor(type.of, call, argument);
  if (parameter === undefined) return false;
  const { unit: where, region } = type.of;
  const isIt = (value: Value): boolean => value.is === 'name' && value.binding === parameter.binding;
  return factsNaming(where, parameter.name).every(id => {
    const fact = where.fact(id);
    if (!where.isWithin(fact.region, region.id)) return true;
    if (fact.is === 'use' || valuesOf(fact).some(value => namesEnd(value, isIt, row))) return false;
    const use = useIn(where, id, isIt);
    return use === undefined || (use.how === 'method' && !endsIt(row, use.name));
  });

  function endsIt({ closes, rests = [] }: OpenRow, method: string): boolean {
    const { endings } = where.catalog.resources;
    return closes.includes(method) || (endings.has(plainName(method)) && !rests.includes(method));
  }
}

/** `loop.call_soon(loop.close)` */
function namesEnd(value: Value, isIt: (value: Value) => boolean, row: OpenRow): boolean {
  if (value.is === 'get' && row.closes.includes(value.name) && isIt(value.of)) return true;
  return partsOf(value).some(part => namesEnd(part, isIt, row));
}
