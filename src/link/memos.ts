import type { MemoRow } from '../model/catalog.js';
import type { CallFact, Place, Value } from '../model/model.js';
import type { Project } from './project.js';
import type { FunctionNode, Unit } from './unit.js';

/** A function whose results are kept by a decorator or wrapper. */
export interface Memo {
  readonly node: FunctionNode;
  /** The decorator, or the call that wraps. */
  readonly place: Place;
  readonly name: string;
  /** Number of results kept; undefined: all. */
  readonly limit: number | undefined;
  readonly bounded: boolean;
  readonly perInstance: boolean;
  /** Made inside a function that runs again: a new cache each time. */
  readonly decorator: boolean;
}

export function findMemos(project: Project): Memo[] {
  const memos: Memo[] = [];
  for (const unit of project.units) {
    for (const node of unit.functions.values()) {
      for (const decorator of node.region.function?.decorators ?? []) {
        const memo = memoOf(project, unit, node, decorator);
        if (memo) memos.push(memo);
      }
    }
    unit.module.facts.forEach(fact => {
      const memo = fact.is === 'call' ? wrapOf(project, unit, fact) : undefined;
      if (memo) memos.push(memo);
    });
  }
  return memos;
}

function memoOf(project: Project, unit: Unit, node: FunctionNode, decorator: Value): Memo | undefined {
  const call = unit.call(decorator);
  const callee = call ? call.callee : decorator;
  const name = project.names.outsideName(unit, callee);
  const row = name === undefined ? undefined : unit.catalog.memos[name];
  if (row === undefined || row.wraps || (!call && !row.bare)) return undefined;
  const place = unit.place(call ? call.at : decorator.is === 'get' ? decorator.at : node.region.head);
  return {
    node,
    place,
    name: name!,
    decorator: true,
    perInstance: row.perInstance ?? false,
    ...limitOf(project, unit, row, call),
  };
}

/** `memoize(fn)` */
function wrapOf(project: Project, unit: Unit, call: CallFact): Memo | undefined {
  const name = project.names.outsideName(unit, call.callee);
  const row = name === undefined ? undefined : unit.catalog.memos[name];
  const first = call.arguments[0]?.value;
  if (!row || !first || (!row.wraps && unit.catalog.memos[name!]?.bare !== true)) return undefined;
  const type = project.types.typeOf({ unit, region: call.region, before: 0 }, first);
  if (type?.is !== 'function' || (!row.wraps && row.limit && first.is === 'const')) return undefined;
  if (row.wraps && call.arguments.length > 1 && row.keeps === 'unbounded') return undefined;
  return {
    node: type.of,
    place: unit.place(call.at),
    name: name!,
    decorator: false,
    perInstance: row.perInstance ?? false,
    ...limitOf(project, unit, row, row.wraps ? call : undefined),
  };
}

function limitOf(
  project: Project,
  unit: Unit,
  row: MemoRow,
  call: CallFact | undefined,
): Pick<Memo, 'limit' | 'bounded'> {
  if (row.keeps === 'unbounded') return { limit: undefined, bounded: false };
  if (row.keeps === 'bounded') return { limit: undefined, bounded: true };
  if (row.keeps === 'given')
    return { limit: undefined, bounded: !isPlainMapping(project, unit, call?.arguments[0]?.value) };
  const limit = row.limit!;
  const argument =
    call?.arguments.find(entry => entry.name === limit.name) ??
    call?.arguments.filter(entry => entry.name === undefined)[limit.position];
  if (argument === undefined) return { limit: limit.default ?? undefined, bounded: limit.default !== null };
  const { value } = argument;
  if (value.is === 'const')
    return { limit: typeof value.value === 'number' ? value.value : undefined, bounded: value.value !== null };
  return { limit: undefined, bounded: true };
}

function isPlainMapping(project: Project, unit: Unit, value: Value | undefined): boolean {
  if (value?.is === 'literal') return true;
  const call = value && unit.call(value);
  const name = call && project.names.outsideName(unit, call.callee);
  return name === 'dict';
}
