import type { Place } from '../../../model/model.js';
import { ancestry } from '../../program/classes/ancestry.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import type { Family } from '../written/families.js';
import { isPrivate, plainName } from '../../program/spelling.js';

/** The method that ends an instance: where it is written, or the class that inherits it. */
export interface Ending {
  readonly name: string;
  readonly place: Place;
}

/** `close` beside `open` hides what can be shown again, `stop` beside `play` is for now; `stop(item)` ends what it is given. */
export function isPhase(cls: ClassNode, method: FunctionNode): boolean {
  const { unit, region } = method;
  const own = plainName(region.name);
  if (!unit.catalog.names.hidesOrEnds.test(own)) return false;
  const given = region.function!.parameters.filter(
    ({ name, default: fallback }) => name !== 'self' && fallback === undefined,
  );
  if (own === 'close') return canBeShown(cls) || reopens(cls, own);
  return given.length > 0 || isPause(cls, method);
}

/** `stop` beside `play`. */
function isPause({ methods, unit }: ClassNode, { region }: FunctionNode): boolean {
  return plainName(region.name) === 'stop' && [...methods.keys()].some(name => unit.catalog.names.plays.test(name));
}

/** Whether what ends a phase ends the instance, where nothing else does: not what can be shown or played again. */
export function isLastPhase(method: FunctionNode): boolean {
  const { owner } = method;
  return !canBeShown(owner) && (owner === undefined || !isPause(owner, method));
}

/** `cleanup() {}`: an end that a base class offers to those derived from it, and that takes nothing back. */
export function isEmpty({ region }: FunctionNode): boolean {
  return region.from === region.to;
}

/** Whether the class has what begins again what is ended: `open` of `close`. */
function reopens({ unit, methods }: ClassNode, end: string): boolean {
  return unit.catalog.names.phases.some(([does, undoes]) => undoes.includes(end) && methods.has(does));
}

function canBeShown(owner: ClassNode | undefined): boolean {
  return owner !== undefined && [...owner.methods.keys()].some(name => owner.unit.catalog.names.shows.test(name));
}

/** How a class is ended, by one of these methods of its own or of its family; one that others may call goes before a private one. */
export function endingIn(cls: ClassNode, endings: readonly FunctionNode[], { classes }: Family): Ending | undefined {
  for (const each of [cls, ...classes]) {
    const ofClass = endings.filter(({ owner }) => owner === each);
    const own = ofClass.find(({ region }) => !isPrivate(region.name)) ?? ofClass[0];
    if (own) return { name: own.region.name, place: own.unit.place(own.region.head) };
  }
  return undefined;
}

/** `class A extends Disposable`, where the base is not in the project. */
export function inheritedEnding(cls: ClassNode): Ending | undefined {
  const { endingBases } = cls.unit.catalog.resources;
  for (const ancestor of ancestry(cls)) {
    const base = ancestor.outside.find(name => name in endingBases);
    if (base) return { name: endingBases[base]!, place: cls.unit.place(cls.region.head) };
  }
  return undefined;
}
