import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import type { FactId } from '../../../../model/model.js';
import type { FunctionNode } from '../../../program/unit.js';
import type { Project } from '../../../project.js';

/** What is followed through a function: what a call in it opens, or what it is given. */
export interface Followed {
  readonly project: Project;
  readonly node: FunctionNode;
  readonly row: OpenRow;
  /** The call that opens it. */
  readonly opening?: FactId;
  /** The one part of its result, where that is taken apart. */
  readonly part?: number | undefined;
  /** Through how many functions it has come there. */
  readonly depth?: number;
}
