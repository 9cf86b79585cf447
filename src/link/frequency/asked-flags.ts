import { comparisonOf } from '../../model/conditions.js';
import { isNothing } from '../../model/parts.js';
import { armsBefore } from '../../model/steps.js';
import type { CallFact, Parameter, RegionId, Value } from '../../model/model.js';
import { argumentFor } from '../program/calls/arguments.js';
import type { FunctionNode } from '../program/unit.js';

/** A parameter that has to be set, or has not to be, where a place is reached: `if keep: kept.append(item)`. */
export interface AskedFlag {
  readonly parameter: Parameter;
  readonly set: boolean;
}

/** What the conditions around a place in a function, or in one that is written in it, ask of parameters that it leaves as they are. */
export function askedFlags(node: FunctionNode, region: RegionId): readonly AskedFlag[] {
  const { unit } = node;
  const flags: AskedFlag[] = [];
  for (const arm of unit.around(region, node.region.id)) {
    if (arm.branch?.test) flags.push(...flagsOf(node, arm.branch.test, true));
    for (const { branch } of armsBefore(unit.module, arm))
      if (branch?.test) flags.push(...flagsOf(node, branch.test, false));
  }
  return flags;
}

/** The flags of a condition that holds, or does not. */
function flagsOf(node: FunctionNode, test: Value, holds: boolean): AskedFlag[] {
  if (test.is === 'name') {
    const parameter = untouched(node, test.binding);
    return parameter ? [{ parameter, set: holds }] : [];
  }
  const compared = comparisonOf(test);
  if (compared) return isNothing(compared.with) ? flagsOf(node, compared.of, holds === compared.differs) : [];
  if (test.is !== 'op') return [];
  if (test.op === 'not') return flagsOf(node, test.of[0]!, !holds);
  return test.op === 'and' && holds ? test.of.flatMap(part => flagsOf(node, part, true)) : [];
}

function untouched({ unit, region }: FunctionNode, binding: number): Parameter | undefined {
  if (unit.binding(binding)?.kind !== 'parameter' || unit.definitions[binding]!.length > 0) return undefined;
  return region.function!.parameters.find(each => each.binding === binding && each.rest === undefined);
}

/**
 * Whether a call leads to a place where the flags are asked: not if it leaves out what has to be set. Undefined where nobody sees
 * what it gives: `add(item, **options)`.
 */
export function meets(node: FunctionNode, call: CallFact, flags: readonly AskedFlag[]): boolean | undefined {
  if (flags.length > 0 && call.arguments.some(({ spread }) => spread)) return undefined;
  return flags.every(({ parameter, set }) => {
    const given = argumentFor(node, call, parameter.binding) ?? usual(node, parameter);
    return given?.is !== 'const' || Boolean(given.value) === set;
  });
}

/** What a parameter is where a call says nothing of it. */
function usual({ unit }: FunctionNode, { default: written }: Parameter): Value | undefined {
  if (written !== undefined || unit.module.language === 'python') return written;
  return { is: 'const', value: null };
}
