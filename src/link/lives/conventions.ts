import { memberOf } from '../../model/members.js';
import type { Life } from '../../model/time.js';
import type { Calls } from '../program/calls/calls.js';
import { isRoot } from '../program/classes/shown-once.js';
import { returnsOf } from '../program/calls/returns.js';
import type { FrameworkLife } from '../../model/catalog/catalog.js';
import { isNameOf, lastName } from '../../model/parts.js';
import { isObject } from '../program/classes/object-methods.js';
import { isConstructor } from '../program/classes/constructors.js';
import { ancestry } from '../program/classes/ancestry.js';
import type { ClassNode } from '../program/unit.js';
import type { Lifetime } from './lifetime.js';
import { articleOf } from '../program/spelling.js';

const HOW_LONG: Record<Life, string> = {
  data: 'whoever uses it',
  call: 'one piece of work',
  request: 'a request',
  connection: 'its connection',
  component: 'it is mounted',
  unknown: 'somebody wants',
  long: 'the program runs',
  process: 'the process',
};

/** Frameworks decide for their own: a cog lives as long as the process, a view as long as a request. */
export function frameworkLife(calls: Calls, cls: ClassNode): Lifetime | undefined {
  const place = cls.unit.place(cls.region.head);
  if (isRoot(calls, cls))
    return { life: 'process', place, says: `\`${cls.name}\` is the root component: it lives as long as the page` };
  for (const ancestor of ancestry(cls)) {
    for (const name of ancestor.outside) {
      const life = cls.unit.catalog.lives[name] && (lifeSaid(ancestor) ?? cls.unit.catalog.lives[name]);
      if (life && !(life === 'data' && isWorker(ancestor, name)))
        return {
          life,
          place,
          says: `${articleOf(name)} \`${name}\` lives as long as ${HOW_LONG[life]}`,
          many: life !== 'process',
        };
    }
  }
  return undefined;
}

/** `@dataclass class Node: …; async def sync(self)`: a decorator that writes the constructor of what has work of its own to wait for. */
function isWorker({ unit, region, methods }: ClassNode, name: string): boolean {
  const isDecorator = (region.class?.decorators ?? []).some(
    decorator => lastName(unit.call(decorator)?.callee ?? decorator) === name,
  );
  return isDecorator && [...methods.values()].some(method => method.region.function!.async);
}

/** `@Injectable({ scope: Scope.REQUEST })`: one for each request. */
function lifeSaid({ unit, region }: ClassNode): FrameworkLife | undefined {
  const { lifeOptions } = unit.catalog;
  for (const decorator of region.class?.decorators ?? []) {
    const options = unit.call(decorator)?.arguments[0]?.value;
    if (options === undefined || !isObject(options)) continue;
    for (const [name, lives] of Object.entries(lifeOptions)) {
      const said = lives[lastName(memberOf(options, name))];
      if (said) return said;
    }
  }
  return undefined;
}

/** `_instance = None` … `cls._instance = cls()`; `static getInstance()`; a `Singleton` metaclass; a `__new__` that gives what the class has. */
export function singletonLife(cls: ClassNode): Lifetime | undefined {
  const { names } = cls.unit.catalog;
  // A form has an `instance` as well, of what is filled in: what is the only one is kept by the class.
  const marked = [...cls.fields].find(
    ([name, sites]) => names.ofOne.test(name) && sites.some(site => site.static) && !isTakenOver(cls, name),
  );
  const method = [...cls.methods].find(([name, { region }]) => names.givesOne.test(name) && region.function!.static);
  const named = marked ?? method ?? cls.outside.find(name => names.singletons.test(name)) ?? givingItsOwn(cls);
  return named === undefined
    ? undefined
    : { life: 'process', place: cls.unit.place(cls.region.head), says: `\`${cls.name}\` is a singleton` };
}

/** `def __new__(cls): …; return cls._one`. */
function givingItsOwn({ methods }: ClassNode): string | undefined {
  const maker = methods.get('__new__');
  const own = maker?.region.function!.parameters[0]?.binding;
  if (maker === undefined || own === undefined) return undefined;
  for (const { value } of returnsOf(maker)) if (value.is === 'get' && isNameOf(value.of, own)) return value.name;
  return undefined;
}

/** `Formatter.instance = this;` in the constructor: whichever was made last. */
function isTakenOver(cls: ClassNode, name: string): boolean {
  return cls.fields.get(name)!.some(({ unit, fact, function: setter }) => {
    const { value, region } = unit.assignment(fact);
    const isItself = unit.bindingOf(value)?.kind === 'self';
    return isItself && setter !== undefined && isConstructor(setter) && setter.region.id === region;
  });
}

/** Loaded once by a host, by its name or from a folder: `class Lyrics(SearchPlugin)`. */
export function isPlugin(cls: ClassNode): boolean {
  const { plugins } = cls.unit.catalog.names;
  return ancestry(cls).some(({ name, outside }) => [name, ...outside].some(each => plugins.test(each)));
}
