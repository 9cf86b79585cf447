import type { FactId, LanguageName, Value } from '../../../model/model.js';
import { innerMap, push } from '../maps.js';
import type { Unit } from '../unit.js';

/** An assignment to an attribute of an object that no class of the project describes. */
export interface Hanging {
  readonly unit: Unit;
  readonly fact: FactId;
}

const MAX_SITES = 3;
const NOWHERE: readonly Hanging[] = [];

/**
 * What the project hangs on objects of libraries, by the name of the attribute: `app.state.rooms = Rooms()`, which handlers
 * find again as `request.app.state.rooms`.
 */
export class HungOn {
  private known: ReadonlyMap<LanguageName, ReadonlyMap<string, readonly Hanging[]>> | undefined;

  constructor(private readonly units: readonly Unit[]) {}

  /** None where a class of the project has an attribute or a method of the name, or it is hung on in many places. */
  of({ module }: Unit, name: string): readonly Hanging[] {
    this.known ??= this.find();
    const sites = this.known.get(module.language)?.get(name);
    return sites === undefined || sites.length > MAX_SITES ? NOWHERE : sites;
  }

  private find(): ReadonlyMap<LanguageName, ReadonlyMap<string, readonly Hanging[]>> {
    const found = new Map<LanguageName, Map<string, Hanging[]>>();
    for (const unit of this.units) {
      const hung = innerMap(found, unit.module.language);
      unit.module.facts.forEach((fact, id) => {
        if (fact.is === 'assign' && fact.how === 'set' && fact.target.is === 'get' && isObject(unit, fact.target.of))
          push(hung, fact.target.name, { unit, fact: id });
      });
    }
    for (const { module, classes } of this.units) {
      const hung = found.get(module.language)!;
      for (const { methods, fields } of classes.values()) {
        for (const name of methods.keys()) hung.delete(name);
        for (const name of fields.keys()) hung.delete(name);
      }
    }
    return found;
  }
}

/** Neither an instance of the project's nor a module: `app`, `app.state`. */
function isObject(unit: Unit, value: Value): boolean {
  if (value.is === 'get') return isObject(unit, value.of);
  if (value.is !== 'name') return false;
  const kind = unit.binding(value.binding)?.kind;
  return kind === 'variable' || kind === 'parameter';
}
