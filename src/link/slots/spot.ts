import type { NameWords } from '../../model/catalog/name-words.js';
import type { BindingId } from '../../model/model.js';
import type { ClassNode, Unit } from '../program/unit.js';

/** Whose name a place starts with. */
export type Root =
  | { readonly is: 'binding'; readonly unit: Unit; readonly binding: BindingId }
  /** An attribute of a class or of its instances. */
  | { readonly is: 'field'; readonly of: ClassNode; readonly name: string };

/** A place that can hold references: a root, and the way from there. One object a place in a project. */
export interface Spot {
  readonly root: Root;
  /** `*` an entry of a container, `.name` a property. */
  readonly steps: readonly string[];
  /** As a person would write it: `self.rooms[*]`. */
  readonly name: string;
  readonly within?: Spot;
}

/** The name under which a container keeps its own entries. */
export const ITSELF = '';

/** What its author named it by, without whose it is: `rooms` of `self.rooms` and `Hub.rooms`. */
export function ownNameOf({ root, steps, name }: Spot): string {
  const isOfOwner = root.is === 'field' && root.name !== ITSELF;
  return isOfOwner ? [root.name, ...steps.filter(step => step !== '*')].join('') : name;
}

/** What names of its language say. */
export function namesOf({ root }: Spot): NameWords {
  return (root.is === 'field' ? root.of.unit : root.unit).catalog.names;
}

/** What a function is given, or what that leads to. */
export function isParameter(spot: Spot): boolean {
  return spot.root.is === 'binding' && spot.root.unit.binding(spot.root.binding)?.kind === 'parameter';
}

/** A variable of a function, or what one leads to. */
export function isLocal({ root }: Spot): boolean {
  return root.is === 'binding' && root.unit.functionOf(root.unit.binding(root.binding)!.region).region.id !== 0;
}
