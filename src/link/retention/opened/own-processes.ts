import type { FactId } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/** `Process(target=serve)`, and nobody calls it otherwise: it is the whole of a process, which ends with it. */
export function isWholeProcess(project: Project, node: FunctionNode): boolean {
  const handovers = project.calls.handoversOf(node);
  return (
    handovers.length > 0 &&
    project.calls.callersOf(node).length === 0 &&
    handovers.every(({ unit, fact }) => {
      const call = unit.fact(fact);
      const name = call.is === 'call' ? project.names.outsideName(unit, call.callee) : undefined;
      return name !== undefined && unit.catalog.opens.processes.has(name);
    })
  );
}

/** `os.execv(path, args)`, `sys.exit()` on every way from there: the process, or this program in it, is over. */
export function endsWithProcess(project: Project, unit: Unit, opening: FactId): boolean {
  const { region } = unit.fact(opening);
  const { to } = unit.functionOf(region).region;
  return unit.calls.idsWithin({ from: opening + 1, to }).some(id => {
    const name = project.names.outsideCalled(unit, id);
    return name !== undefined && unit.catalog.opens.ends.has(name) && unit.isWithin(region, unit.fact(id).region);
  });
}
