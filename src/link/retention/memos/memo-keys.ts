import type { Value } from '../../../model/model.js';
import type { Domain } from '../../keys/domain.js';
import type { Project } from '../../project.js';
import { writtenAs } from '../../program/written.js';
import type { At } from '../../program/at.js';
import { returnsOf } from '../../program/calls/returns.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Memo } from './memos.js';

/** A part of the key under which a result is kept. */
export interface KeyPart {
  /** What a person would call it, if anything. */
  readonly name: string | undefined;
  readonly domain: Domain;
}

/** What tells the calls of a memoised function apart: what its resolver gives, its first argument, or all of them. */
export function partsOfKey(project: Project, { node, resolver, byFirst }: Memo): readonly KeyPart[] {
  if (resolver) return [...returnsOf(resolver)].map(({ at, value }) => partOf(project, at, value));
  const parameters = domainsOfParameters(project, node);
  return byFirst ? parameters.slice(0, 1) : parameters;
}

/** The function's parameters, `self` left out. */
function domainsOfParameters(project: Project, { unit, region }: FunctionNode): KeyPart[] {
  const at = { unit, region: region.id, before: region.to };
  return region
    .function!.parameters.filter(({ binding }) => unit.binding(binding)?.kind === 'parameter')
    .map(({ name, binding }) => ({ name, domain: project.keys.domainOf(at, { is: 'name', name, binding }) }));
}

function partOf(project: Project, at: At, value: Value): KeyPart {
  return { name: lastName(value), domain: project.keys.domainOf(at, value) };
}

/** `spans[0].traceId` is a `traceId`. */
function lastName(value: Value): string | undefined {
  return value.is === 'get' ? value.name : writtenAs(value);
}
