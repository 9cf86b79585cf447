import { isMergedEnd } from '../../../program/classes/components.js';
import type { ClassNode, FunctionNode } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { isEnding } from '../../acquired/disposables.js';

/** A method that ends the instances of a class. */
interface ClassEnd {
  readonly cls: ClassNode;
  readonly name: string;
  readonly method: FunctionNode;
}

/** Those of all classes but such as a framework runs beside those of their bases. */
export function* endsOf({ units }: Project): Iterable<ClassEnd> {
  for (const unit of units)
    for (const cls of unit.classes.values())
      for (const [name, method] of cls.methods)
        if (isEnding(cls, name) && !isMergedEnd(cls, name)) yield { cls, name, method };
}
