import {
  containerMadeBy,
  defineRule,
  growsParameter,
  growsThroughField,
  isAlwaysGiven,
  isAside,
  isCalledByOthers,
  isCalledOnce,
  isLeftAlone,
  isNeverGiven,
  keepsParameter,
  type Finding,
  type FunctionNode,
  type Parameter,
  type Place,
  type Project,
} from '../src/rule.js';

export const mutableDefault = defineRule({
  id: 'mutable-default',
  severity: 'warning',
  languages: ['python'],
  words: {
    what: 'A mutable default argument is made once, and the function adds to it or keeps it.',
    why: 'All calls share the one object: what one call puts in is there for every other, and stays as long as the function.',
    instead: 'Use `None` as the default and make the container in the body.',
  },
  *check(project) {
    for (const unit of project.units) {
      if (unit.module.language !== 'python') continue;
      for (const node of unit.functions.values()) yield* findingsOf(project, node);
    }
  },
});

/**
 * `def version(_seen={})`: no part of what callers are offered, so its author wants what calls share; and who calls it a cache
 * says so.
 */
function isMeant({ unit }: FunctionNode, { name }: Parameter): boolean {
  return name.startsWith('_') || unit.catalog.names.caches.test(name);
}

function* findingsOf(project: Project, node: FunctionNode): Iterable<Finding> {
  const { unit, region } = node;
  for (const parameter of region.function?.parameters ?? []) {
    const at = { unit, region: region.parent, before: region.from };
    const made = parameter.default && containerMadeBy(project, at, parameter.default);
    if (made === undefined) continue;
    const inBody = growsParameter(project, node, parameter);
    const grown = inBody ?? growsThroughField(project, node, parameter.binding, made);
    const kept = grown?.place ?? keepsParameter(node, parameter.binding);
    if (kept === undefined) continue;
    const place: Place = unit.place(parameter.at);
    // It grows no more, is there for nobody in sight or for one call, or in a program that ends: 1 of 9 that were read was true.
    const isOver = isCalledOnce(project, node);
    const isGiven =
      isAlwaysGiven(project, node, parameter) ||
      isLeftAlone(project, node, parameter) ||
      isCalledByOthers(project, node);
    const isHarmless = grown?.few === true || inBody?.passing === true || isOver || isGiven || isAside(unit);
    // Meant as a memo: 0 of 6.
    const isMemo = inBody?.asked === true && isNeverGiven(project, node, parameter);
    yield {
      rule: 'mutable-default',
      // Under the few names that are written there it has all that it will ever have after one call.
      severity: grown?.few ? 'note' : 'warning',
      confidence: !grown || isMeant(node, parameter) || isHarmless || isMemo ? 'possible' : 'certain',
      place,
      name: `${region.name}(${parameter.name})`,
      message: `The default of \`${parameter.name}\` is one object for all calls of \`${region.name}\`, and the function ${grown ? 'adds to it' : 'keeps it'}.`,
      because: [
        { place: kept, role: 'grows', says: grown ? 'it is added to here' : 'it is handed on here' },
        { place, role: 'held', says: 'it is made once, when the function is defined' },
      ],
      instead: `Write \`${parameter.name}=None\`, and make it in the body.`,
      fix: { do: 'fresh-default', parameter: place, function: unit.place(region.at), name: parameter.name },
    };
  }
}
