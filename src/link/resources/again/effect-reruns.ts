import type { Value } from '../../../model/model.js';
import { lastName, pathRoot } from '../../../model/parts.js';
import { callGiven } from '../../program/calls/handovers.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/** `useEffect(() => …, [room])`: an effect that lists what changes runs again in the one component that there is. */
export function runsAgain(project: Project, effect: FunctionNode): boolean {
  return project.calls.handoversOf(effect).some(handover => {
    const { unit, verb } = handover;
    const call = callGiven(handover);
    if (call === undefined || !unit.catalog.resources.effects.has(verb)) return false;
    const listed = call.arguments[1]?.value;
    // What lists nothing runs whenever the component is drawn.
    if (listed === undefined) return unit.catalog.resources.hooks.test(verb);
    return listed.is === 'literal' && listed.of.some(value => isChanging(unit, value));
  });
}

/** `const [room] = useState()`, `const { room } = useParams()`; what sets a state stays the same. */
function isChanging(unit: Unit, value: Value): boolean {
  const root = pathRoot(value);
  let given = root.is === 'name' ? unit.soleValue(root.binding) : undefined;
  while (given?.is === 'get' || given?.is === 'item') {
    if (given.is === 'item' && given.key.is === 'const' && given.key.value !== 0) return false;
    given = given.of;
  }
  const call = given && unit.call(given);
  return call !== undefined && unit.catalog.resources.changing.has(lastName(call.callee));
}
