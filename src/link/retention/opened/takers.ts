import type { Argument, BindingId, CallFact, FactId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { atFact, type At } from '../../program/at.js';
import { parameterFor } from '../../program/calls/arguments.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { CallUses } from './call-uses.js';
import type { Fate } from './fate.js';
import type { Use } from './held.js';

/** Follows what a function is given under one of its parameters. */
type Follow = (taker: FunctionNode, parameter: BindingId) => Fate;

const MAX_DEPTH = 3;

/** Answers what becomes of something in the functions that it is handed to. */
export class Takers {
  constructor(
    private readonly project: Project,
    private readonly unit: Unit,
    private readonly calls: CallUses,
    private readonly depth: number,
    private readonly follow: Follow,
  ) {}

  /** What the function that is called with it does. */
  useBy(call: CallFact, id: FactId, argument: Argument): Use {
    const name = this.project.names.outsideName(this.unit, call.callee);
    if (name !== undefined) {
      if (this.calls.isClosing(call)) return 'close';
      return this.unit.catalog.opens.borrowers.has(name) ? 'use' : this.unfollowed(call);
    }
    if (this.depth >= MAX_DEPTH) return 'lend';
    const type = this.project.types.typeOf(atFact(this.unit, id), call.callee);
    return type?.is === 'function' ? this.useAs(type.of, call, argument) : this.unfollowed(call);
  }

  /** `client.on_publish = hang_up`, for a function of the project that closes what it is called with. */
  isEnding(at: At, handler: Value): boolean {
    const type = this.depth < MAX_DEPTH ? this.project.types.typeOf(at, handler) : undefined;
    if (type?.is !== 'function') return false;
    const { unit, region } = type.of;
    const given = region.function!.parameters.find(({ binding }) => unit.binding(binding)?.kind === 'parameter');
    return given !== undefined && this.follow(type.of, given.binding).closed.length > 0;
  }

  /** `asyncio.set_event_loop(loop)`: by its name it keeps what it is given. */
  private unfollowed({ callee }: CallFact): Use {
    return this.unit.catalog.names.lists.test(lastName(callee)) ? 'move' : 'lend';
  }

  /** A function of the project that only uses its parameter gives it back. */
  private useAs(node: FunctionNode, call: CallFact, argument: Argument): Use {
    const parameter = parameterFor(node, call, argument);
    if (parameter === undefined || node.region.function!.generator) return 'move';
    const fate = this.follow(node, parameter.binding);
    if (fate.managed || fate.closed.length > 0) return 'close';
    return fate.moved.length > 0 || fate.captured ? 'move' : 'use';
  }
}
