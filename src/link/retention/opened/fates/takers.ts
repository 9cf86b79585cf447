import type { Argument, BindingId, CallFact, FactId, Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import { constructorOf } from '../../../program/classes/constructors.js';
import { familyOf } from '../../../resources/written/families.js';
import { isOwnMember } from '../../../resources/written/names.js';
import { closingFacts } from '../holdings/closing-facts.js';
import { anyFact, isRegistered, runsByItself } from '../holdings/own-ends.js';
import { atFact, type At } from '../../../program/at.js';
import { parameterFor } from '../../../program/calls/arguments.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { CallUses } from './call-uses.js';
import type { Fate } from './fate.js';
import type { Followed } from './followed.js';
import type { Use } from './held.js';

/** Follows what a function is given under one of its parameters. */
type Follow = (taker: FunctionNode, parameter: BindingId) => Fate;

const MAX_DEPTH = 3;

/** Answers what becomes of something in the functions that it is handed to. */
export class Takers {
  private readonly project: Project;
  private readonly unit: Unit;
  private readonly row: OpenRow;
  private readonly isFarAway: boolean;

  constructor(
    { project, node, row, depth = 0 }: Followed,
    private readonly calls: CallUses,
    private readonly follow: Follow,
  ) {
    this.project = project;
    this.unit = node.unit;
    this.row = row;
    this.isFarAway = depth >= MAX_DEPTH;
  }

  /** What the function that is called with it does. */
  useBy(call: CallFact, id: FactId, argument: Argument): Use {
    if (this.calls.isTakenBack(call)) return 'close';
    const name = this.project.names.outsideName(this.unit, call.callee);
    if (name !== undefined) {
      if (this.calls.isClosing(call)) return 'close';
      return this.unit.catalog.opens.borrowers.has(name) ? 'use' : this.unfollowed(call);
    }
    if (this.isFarAway) return 'lend';
    const type = this.project.types.typeOf(atFact(this.unit, id), call.callee);
    return type?.is === 'function' ? this.useAs(type.of, call, argument) : this.unfollowed(call);
  }

  /**
   * `Parser(file)`: an instance of a class of the project that keeps what it is given, and never closes it. Whoever has the
   * instance has that, and nobody else needs it.
   */
  isOver(call: CallFact, id: FactId, argument: Argument): boolean {
    if (this.isFarAway || this.row.collected !== true) return false;
    const type = this.project.types.typeOf(atFact(this.unit, id), call.callee);
    const maker = type?.is === 'class' ? constructorOf(type.of) : undefined;
    const parameter = maker && parameterFor(maker, call, argument);
    if (type?.is !== 'class' || maker?.owner === undefined || parameter === undefined) return false;
    if (anyFact(type.of, isRegistered) || anyFact(type.of, runsByItself)) return false;
    const { managed, captured, closed, moved, stored } = this.follow(maker, parameter.binding);
    if (managed || captured || closed.length > 0 || moved.length === 0 || moved.length > stored.length) return false;
    return stored.every(fact => isLeftAlone(maker.unit, fact, type.of, this.row));
  }

  /** `client.on_publish = hang_up`, for a function of the project that closes what it is called with. */
  isEnding(at: At, handler: Value): boolean {
    const type = this.isFarAway ? undefined : this.project.types.typeOf(at, handler);
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

/** `self._file = file`, and no method of the class closes that or hands it on. */
function isLeftAlone(unit: Unit, stored: FactId, cls: ClassNode, row: OpenRow): boolean {
  const fact = unit.fact(stored);
  if (fact.is !== 'assign' || !isOwnMember(unit, fact.target)) return false;
  return closingFacts(familyOf(cls.unit, cls), fact.target.name, row).size === 0;
}
