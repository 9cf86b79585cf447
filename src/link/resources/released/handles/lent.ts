import type { Argument, Parameter, Value } from '../../../../model/model.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import { partsOf } from '../../../../model/parts.js';
import type { At } from '../../../program/at.js';
import { parameterFor } from '../../../program/calls/arguments.js';
import { valuesOf } from '../../../program/mentions.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { plainName } from '../../../program/spelling.js';
import type { FunctionNode } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { useIn } from './handle-use.js';

/**
 * Whether a call only lends what it is given: to a function of the project that works with it and neither ends it nor hands it
 * on, to one of a library that is known to, or to anybody who does not end it, where it is there to be worked on.
 */
export function isLent({ types, names }: Project, { unit, before }: At, argument: Argument, row: OpenRow): boolean {
  const type = types.ofCalled(unit, before);
  const call = unit.fact(before);
  if (type?.is !== 'function' || call.is !== 'call')
    return row.workedOn === true || unit.catalog.opens.borrowers.has(names.outsideCalled(unit, before) ?? '');
  const parameter = parameterFor(type.of, call, argument);
  if (parameter === undefined || type.of.region.function?.generator) return row.workedOn === true;
  return usesOf(type.of, parameter, row).every(use => use !== 'end' && (use !== 'keep' || row.workedOn === true));
}

/** What a function does with a parameter, fact by fact. */
function usesOf(
  { unit, region }: FunctionNode,
  { name, binding }: Parameter,
  row: OpenRow,
): ('end' | 'keep' | 'use')[] {
  const { endings } = unit.catalog.resources;
  const isIt = (value: Value): boolean => value.is === 'name' && value.binding === binding;
  return factsNaming(unit, name)
    .filter(id => unit.isWithin(unit.fact(id).region, region.id))
    .map(id => {
      const fact = unit.fact(id);
      // `with loop:`
      if (fact.is === 'use' || valuesOf(fact).some(value => namesEnd(value, isIt, row))) return 'end';
      const use = useIn(unit, id, isIt);
      if (use === undefined) return 'use';
      if (use.how !== 'method') return 'keep';
      const isEnd = row.closes.includes(use.name) || endings.has(plainName(use.name));
      return isEnd && row.rests?.includes(use.name) !== true ? 'end' : 'use';
    });
}

/** `loop.call_soon(loop.close)` */
function namesEnd(value: Value, isIt: (value: Value) => boolean, row: OpenRow): boolean {
  if (value.is === 'get' && row.closes.includes(value.name) && isIt(value.of)) return true;
  return partsOf(value).some(part => namesEnd(part, isIt, row));
}
