import type { Value } from '../../model/model.js';
import type { Domain } from '../keys/domain.js';
import type { Project } from '../project.js';
import { writtenAs } from '../program/written.js';
import { atFact, type At } from '../program/at.js';
import type { FunctionNode } from '../program/unit.js';
import type { Memo } from './memos.js';
import { domainsOfParameters } from './parameters.js';

/** A part of the key under which a result is kept. */
export interface KeyPart {
  /** What a person would call it, if anything. */
  readonly name: string | undefined;
  readonly domain: Domain;
}

/** What tells the calls of a memoised function apart: what its resolver gives, its first argument, or all of them. */
export function partsOfKey(project: Project, { node, resolver, byFirst }: Memo): readonly KeyPart[] {
  if (resolver) return givenBy(resolver).map(({ at, value }) => partOf(project, at, value));
  const parameters = domainsOfParameters(project, node);
  return byFirst ? parameters.slice(0, 1) : parameters;
}

function partOf(project: Project, at: At, value: Value): KeyPart {
  return { name: lastName(value), domain: project.keys.domainOf(at, value) };
}

/** `spans[0].traceId` is a `traceId`. */
function lastName(value: Value): string | undefined {
  return value.is === 'get' ? value.name : writtenAs(value);
}

function givenBy(node: FunctionNode): { at: At; value: Value }[] {
  const { unit, region } = node;
  const { result } = region.function!;
  if (result) return [{ at: { unit, region: region.id, before: region.to }, value: result }];
  const found: { at: At; value: Value }[] = [];
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'exit' && fact.how === 'return' && fact.value && unit.functionOf(fact.region) === node)
      found.push({ at: atFact(unit, id), value: fact.value });
  }
  return found;
}
