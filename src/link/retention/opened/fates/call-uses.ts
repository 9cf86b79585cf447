import type { Argument, CallFact, FactId, Value } from '../../../../model/model.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import { lastName } from '../../../../model/parts.js';
import { atFact } from '../../../program/at.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { givesItself } from './gives-itself.js';
import type { Held } from './held.js';

/** Answers what a call does with what is held, by who is called and how. */
export class CallUses {
  constructor(
    private readonly project: Project,
    private readonly unit: Unit,
    private readonly row: OpenRow,
    private readonly it: Held,
  ) {}

  /** `client.query(text)`: a method of it that neither closes it nor is given it. */
  isWork({ callee, arguments: given }: CallFact): boolean {
    if (this.row.instance || callee.is !== 'get' || !this.it.is(callee.of)) return false;
    return !this.row.closes.includes(callee.name) && !given.some(({ value }) => this.it.isIn(value));
  }

  /** `gain.connect(audio.destination)`: others are given what an attribute of it holds, and have nothing to close it by. */
  isGivenParts({ callee, arguments: given }: CallFact): boolean {
    if (this.it.isIn(callee)) return false;
    return given.every(({ value }) => !this.it.isIn(value) || (value.is === 'get' && this.it.kept(value) === 'use'));
  }

  /** A method of it after which nothing is left to close. */
  isClosedBy({ arguments: given }: CallFact, method: string): boolean {
    const isReadOut = given.length === 0 && this.row.readsOut?.includes(method) === true;
    return isReadOut || this.row.closes.includes(method) || this.row.closes.includes(unpromised(method));
  }

  /** `process.communicate(timeout=5)`, `wait_for(process.wait(), 5)` */
  isTimedWait({ arguments: given, region }: CallFact, id: FactId, method: string): boolean {
    if (this.row.waitsFor?.includes(method) !== true) return false;
    const { functions } = this.unit.catalog.timedWaits;
    const isLimit = ({ name, value }: Argument): boolean => name === 'timeout' && value.is !== 'const';
    if (given.some(argument => isLimit(argument) || isNumber(argument))) return true;
    return this.unit.calls.within(this.unit.functionOf(region).region).some(({ callee, arguments: [first] }) => {
      if (first?.value.is !== 'call' || first.value.fact !== id) return false;
      return Object.hasOwn(functions, this.project.names.outsideName(this.unit, callee) ?? '');
    });
  }

  /** `window.happyDOM.close()`, `client.session.close()`: what ends it is a method of a part of it. */
  isEndOfPart(callee: Value): boolean {
    if (callee.is !== 'get' || callee.of.is !== 'get' || !this.it.is(callee.of.of)) return false;
    const isOfPart = this.row.endless === true || this.row.closes.includes(callee.of.name);
    return isOfPart && this.row.closes.includes(callee.name);
  }

  /** `Session().start()`: what it gives may be the instance itself. */
  isFluent({ callee, dropped }: CallFact, id: FactId): boolean {
    if (!this.row.instance || dropped || callee.is !== 'get' || callee.of.is === 'name') return false;
    const type = this.project.types.typeOf(atFact(this.unit, id), callee);
    return type?.is !== 'function' || givesItself(type.of);
  }

  /** `open(…).then(f)`: the function is given what was opened, and may keep it. */
  isPromised({ callee, arguments: given }: CallFact): boolean {
    const isScript = this.unit.module.language === 'typescript';
    return isScript && callee.is === 'get' && callee.name === 'then' && given.length > 0;
  }

  isClosing({ callee }: CallFact): boolean {
    const name = this.project.names.outsideName(this.unit, callee);
    return name !== undefined && this.row.by?.includes(name) === true;
  }

  /** `pool.putconn(connection)` */
  isTakenBack({ callee }: CallFact): boolean {
    return callee.is === 'get' && this.row.takenBackBy?.includes(callee.name) === true;
  }

  /** `sum(len(line) for line in file)`, `'|'.join(line for line in file)`: it is read to its end there. */
  isWalkedBy({ callee }: CallFact, value: Value): boolean {
    if (value.is !== 'comprehension' || value.holds !== 'generator') return false;
    const name = this.project.names.outsideName(this.unit, callee);
    return name === undefined ? callee.is === 'get' : this.unit.catalog.opens.borrowers.has(name);
  }

  /** `os.dup2(file.fileno(), 1)`: its number goes on to stand for something of the process's. */
  isHandedOver({ callee }: CallFact, value: Value): boolean {
    const name = this.project.names.outsideName(this.unit, callee);
    const given = name !== undefined && this.unit.catalog.opens.duplicators.has(name) && this.unit.call(value);
    return given !== undefined && given !== false && given.callee.is === 'get' && this.it.is(given.callee.of);
  }

  isView({ callee }: CallFact): boolean {
    const name = this.project.names.outsideName(this.unit, callee);
    if (name === undefined) return false;
    const { views, speakers } = this.unit.catalog.opens;
    return views.has(name) || speakers.test(lastName(callee));
  }
}

/** `timeout=5` */
function isNumber({ name, value }: Argument): boolean {
  return name === 'timeout' && value.is === 'const' && typeof value.value === 'number';
}

/** `quit` of `quitAsync`: what promises a method's answer is called so, of all methods at once. */
function unpromised(method: string): string {
  return method.replace(/Async$/, '');
}
