import type { AssignFact, GetValue, Value } from '../../../model/model.js';
import { isNothing } from '../../../model/parts.js';
import { isSameText } from '../../program/spelling.js';
import { factsNaming, unitsNaming } from '../../program/modules/vocabulary.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isSelf } from '../written/names.js';

/**
 * `if (service.ready) begin(); else service.onReady(begin)`: whoever comes later does not wait. The flag is one of the same
 * object that is listened to, and is never taken back once it is set.
 */
export function isBeforeReady(project: Project, { unit, node, call, receiver }: Acquisition): boolean {
  if (receiver === undefined) return false;
  for (const { branch } of unit.around(call.region, node.region.id)) {
    const flag = branch?.test && unsetIn(branch.test);
    if (flag && !isSelf(unit, flag.of) && hangsOn(receiver, flag.of) && isSetOnceForAll(project, unit, flag))
      return true;
  }
  return false;
}

/** The attribute that is not set under the condition. */
function unsetIn(test: Value): GetValue | undefined {
  const [asked] = test.is === 'op' && test.op === 'not' ? test.of : [];
  return asked?.is === 'get' ? asked : undefined;
}

function hangsOn(receiver: Value, holder: Value): boolean {
  return isSameText(receiver, holder) || (receiver.is === 'get' && hangsOn(receiver.of, holder));
}

/** Whether all that is ever given to an attribute of that name is `true`, and `false` where its owner is made. */
function isSetOnceForAll({ units }: Project, here: Unit, { name }: GetValue): boolean {
  const given = unitsNaming(units, name)
    .filter(({ module }) => module.language === here.module.language)
    .flatMap(unit => assignmentsTo(unit, name).map(assign => ({ unit, assign })));
  const isTrue = ({ assign: { value } }: (typeof given)[number]): boolean =>
    value?.is === 'const' && value.value === true;
  return given.some(isTrue) && given.every(each => isTrue(each) || (isUnset(each.assign) && isAtBirth(each)));
}

function assignmentsTo(unit: Unit, name: string): AssignFact[] {
  return factsNaming(unit, name).flatMap(id => {
    const fact = unit.fact(id);
    return fact.is === 'assign' && fact.target.is === 'get' && fact.target.name === name ? [fact] : [];
  });
}

function isUnset({ value }: AssignFact): boolean {
  return isNothing(value) || (value?.is === 'const' && value.value === false);
}

function isAtBirth({ unit, assign }: { readonly unit: Unit; readonly assign: AssignFact }): boolean {
  const { function: shape } = unit.functionOf(assign.region).region;
  return shape === undefined || shape.form === 'constructor' || unit.region(assign.region).kind === 'class';
}
