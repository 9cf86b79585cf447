import type { CallFact, FactId, GetValue, NameValue, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { takerOf, takingFact } from '../../program/calls/takers.js';
import type { Project } from '../../project.js';
import { atFact, type At } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';
import { globalCalled, isOwnMember, isSelf } from '../written/names.js';
import { decoratedLoop } from './decorated-loops.js';
import { Habits } from './habits.js';
import { rowOfHelper } from './helpers.js';
import { onlyCallsWhatItIsGiven } from './only-called.js';
import { OwnVerbs } from './own-verbs.js';
import { UsedVerbs } from './used-verbs.js';
import { namedVerb } from './named-verbs.js';
import { keptOpenRow, openRowOf } from './openings.js';
import { Rows } from './rows.js';
import { isOfBlock, taskOfHelper } from './tasks.js';
import { twinRow } from './twins.js';
import { disposableRow, outsideRow } from './disposables.js';
import type { Acquisition } from './acquisition.js';
import { acquiredAs } from './acquired-as.js';

/** Every call of the program that acquires, tests left out. */
export function findAcquisitions(project: Project): Acquisition[] {
  const found: Acquisition[] = [];
  for (const unit of project.units) {
    const rows = Rows.of(unit.catalog.resources);
    unit.eachCall((call, id) => {
      const acquired = acquiredBy(project, rows, unit, call, id);
      if (acquired) found.push(...takenApart(acquired));
    });
  }
  return found;
}

function takenApart(acquired: Acquisition): Acquisition[] {
  const { unit, fact, row } = acquired;
  const parts = takerOf(unit, fact) === undefined ? row.opened?.parts : undefined;
  return parts ? parts.map(part => ({ ...acquired, part })) : [acquired];
}

function acquiredBy(project: Project, rows: Rows, unit: Unit, call: CallFact, fact: FactId): Acquisition | undefined {
  // The head of a `with` or `using` releases it.
  if (call.managed || isOfItself(project, unit, call)) return undefined;
  const at = atFact(unit, fact);
  const isPython = unit.module.language === 'python';
  const made = call.new || isPython ? disposableRow(project, at) : undefined;
  const row =
    made?.row ??
    rowOf(project, rows, at, call) ??
    taskOfHelper(project, at) ??
    decoratedLoop(project, at, call) ??
    openedInField(project, at, call, fact) ??
    ownVerb(project, at, call) ??
    namedVerb(unit, call) ??
    Habits.of(project).rowOf(unit, call) ??
    (call.dropped ? UsedVerbs.of(project).rowOf(call) : undefined) ??
    outsideInField(project, at, call, fact);
  if (row?.kind === 'task' && isOfBlock(at, call)) return undefined;
  const acquired = row && acquiredAs(project, row, at, call, made?.cls);
  if (acquired || !isPython) return acquired;
  const twin = twinRow(unit, call, fact);
  return twin && acquiredAs(project, twin, at, call);
}

/** `Base.add(self, item)`: the class is asked for a method, and the instance does it to itself. */
function isOfItself({ names }: Project, unit: Unit, { callee, arguments: [first] }: CallFact): boolean {
  if (callee.is !== 'get' || callee.of.is !== 'name' || first === undefined || !isSelf(unit, first.value)) return false;
  return unit.module.language === 'python' && names.entityOf(unit, callee.of)?.is === 'class';
}

/** `addEventListener('online', f)`: the global object's own. */
const GLOBAL_VERB = 'addEventListener';

function rowOf(project: Project, rows: Rows, at: At, call: CallFact): ResourceRow | undefined {
  const { callee } = call;
  if (callee.is !== 'get' && callee.is !== 'name') return undefined;
  const made = call.new || at.unit.module.language === 'python' ? rows.ofClass(callee.name) : undefined;
  if (made && !(made.kind === 'observer' && isOfLibrary(project, at, callee))) return made;
  const qualified = globalCalled(project, at.unit, at.before);
  const row = qualified === undefined ? undefined : rows.ofCall(qualified);
  if (row || call.new) return row;
  if (callee.is === 'name')
    return qualified === GLOBAL_VERB || isEventOfModule(at.unit, callee)
      ? rows.ofVerb(callee.name)
      : rowOfHelper(project, at);
  const verb = rows.ofMethod(callee);
  if (verb === undefined || rows.catalog.endHooks.has(callee.name) || isCallbackGiven(rows, callee)) return undefined;
  return onlyCallsWhatItIsGiven(project, at, call) ? undefined : verb;
}

/** `onDidClose(f)` of `import { onDidClose } from './shop'`: an event that a module offers. */
function isEventOfModule(unit: Unit, { name, binding }: NameValue): boolean {
  return unit.catalog.resources.moduleEvents.test(name) && unit.binding(binding)?.kind === 'import';
}

/** `import { MutationObserver } from './mutation-observer.js'`, or from a library that watches changes of its own, is not the page's. */
function isOfLibrary(project: Project, { unit, before }: At, callee: Value): boolean {
  if (unit.module.language !== 'typescript' || callee.is !== 'name') return false;
  if (unit.binding(callee.binding)?.kind !== 'import') return false;
  const qualified = project.names.outsideName(unit, callee);
  if (qualified === undefined) return project.types.ofCalled(unit, before)?.is === 'class';
  return !unit.catalog.resources.standsInFor.test(qualified);
}

/** `this.props.onSwipe(done)`: who shows the component has given it a function to call, and is told, not listened to. */
function isCallbackGiven({ catalog }: Rows, { of, name }: GetValue): boolean {
  return catalog.givenFields.has(lastName(of)) && /^on[A-Z]/.test(name);
}

/** `this.changes = new Emitter()`, `this._register(new Emitter())` of a class that is not in the project. */
function outsideInField(project: Project, at: At, call: CallFact, fact: FactId): ResourceRow | undefined {
  if (!call.new || at.unit.classOf(call.region) === undefined) return undefined;
  const by = takingFact(at.unit, fact);
  const isKept = by?.is === 'call' || (by?.is === 'assign' && by.target.is === 'get');
  return isKept ? outsideRow(project, at, call) : undefined;
}

/** `document.tell_changes_to(self)`: an instance, or a method of it, is given to what keeps it. */
function ownVerb(project: Project, at: At, call: CallFact): ResourceRow | undefined {
  const { unit } = at;
  if (call.callee.is !== 'get' || isSelf(unit, call.callee.of) || unit.classOf(call.region) === undefined)
    return undefined;
  const verbs = OwnVerbs.of(project);
  const type = project.types.ofCalled(unit, at.before);
  const row = type?.is === 'function' ? verbs.ofMethod(type.of) : type ? undefined : verbs.ofName(call.callee.name);
  const given = row && call.arguments[row.handler!]?.value;
  const isOwn =
    given && (isSelf(unit, given) || (given.is === 'get' && project.types.typeOf(at, given)?.is === 'function'));
  return isOwn ? row : undefined;
}

/** `self.session = ClientSession()`. */
function openedInField(project: Project, { unit }: At, call: CallFact, fact: FactId): ResourceRow | undefined {
  if (unit.classOf(call.region) === undefined) return undefined;
  const row = openRowOf(project, unit, call, fact);
  return row && !isOfOwnPart(unit, call, row) ? keptOpenRow(row) : undefined;
}

/** `this.page = await this.browser.newPage()`: whoever ends the one has ended the other. */
function isOfOwnPart(unit: Unit, { callee }: CallFact, { ofWhole }: OpenRow): boolean {
  return ofWhole === true && callee.is === 'get' && isOwnMember(unit, callee.of);
}
