import { posix } from 'node:path';
import type { CallFact, FactId, Value } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import type { At } from '../../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';

/** A call that hands something to a longer life. */
export interface Acquisition {
  readonly row: ResourceRow;
  readonly unit: Unit;
  readonly fact: FactId;
  readonly call: CallFact;
  readonly at: At;
  readonly node: FunctionNode;
  /** The class whose instance acquires it; undefined in plain functions and at module level. */
  readonly owner: ClassNode | undefined;
  /** What it is registered on; undefined where the row's own target is the process. */
  readonly receiver: Value | undefined;
  /** 1 where the target is the first argument of a helper: `DomEvent.on(button, 'click', f)`, `renderer.listen(button, 'click', f)`. */
  readonly shift: 0 | 1;
  readonly topic: Value | undefined;
  readonly handler: Value | undefined;
  readonly context: Value | undefined;
  readonly options: Value | undefined;
  /** The class of what is made, where that is one of the project's own with an end. */
  readonly made: ClassNode | undefined;
  /** Which part of the result it is, where that is taken apart: `self.reader, self.writer = os.pipe()`. */
  readonly part?: number;
}

/** Whether its receiver is a signal, an attribute of what it lives with: `window.closed.connect(f)`. */
export function isOnSignal({ row, topic }: Acquisition): boolean {
  return row.signals === true && topic === undefined;
}

/**
 * What a person calls the owner: by its class, or the function that acquires; where that has no name, by what is around it, or by
 * its file.
 */
export function nameOfOwner({ unit, owner, node }: Acquisition): string {
  const { region } = owner ?? node;
  const names = [owner?.name ?? region.name, ...unit.around(region.parent, 0).map(({ name }) => name)];
  return names.find(name => name !== '') ?? posix.basename(unit.module.path);
}
