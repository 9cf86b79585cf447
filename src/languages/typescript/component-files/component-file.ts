import type { Span } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import { componentNameOf } from '../constructs/component-objects.js';
import { plainly } from '../constructs/shapes.js';
import type { Lowering } from '../lowering.js';
import { lowerDrawing } from './drawing.js';
import type { Element } from './elements.js';
import type { Script, Scripts } from './scripts.js';

/**
 * Lowers the scripts of one Vue or Svelte file into one module. What runs once for the file stands at module level; what
 * runs for every component that is made is the constructor of a class, the component, which is the file's default export.
 */
export function lowerComponentFile(lowering: Lowering, nodes: readonly Node[], { scripts, ...file }: Scripts): void {
  const { builder } = lowering;
  if (file.unclosed) builder.problem(spanOf(...file.unclosed), 'this script has no end');
  for (const { from, tag } of scripts) {
    if (from !== undefined) builder.export({ name: 'default', from, source: 'default', at: spanOf(...tag) });
  }
  const instances = scripts.filter(({ runs }) => runs === 'instance');
  if (instances.length === 0) lowering.page = file.page;
  const isOfModule = (node: Node): boolean => node.type === 'import_statement' || !instances.some(holds(node));
  lowering.statements(nodes.filter(isOfModule));
  for (const script of instances) {
    const own = nodes.filter(node => !isOfModule(node) && holds(node)(script));
    lowerInstance(lowering, own, script, file);
  }
}

function holds({ startIndex }: Node): (script: Script) => boolean {
  return ({ inner }) => inner[0] <= startIndex && startIndex < inner[1];
}

function lowerInstance(
  lowering: Lowering,
  nodes: readonly Node[],
  script: Script,
  { framework, page }: Pick<Scripts, 'framework' | 'page'>,
): void {
  const { builder } = lowering;
  const base = framework === 'vue' ? 'VueComponent' : 'SvelteComponent';
  const head = spanOf(...script.tag);
  const whole = { name: componentNameOf(builder.path), at: spanOf(script.tag[0], script.inner[1]), head };
  const shape = { bases: [], decorators: [], also: [builder.name(base)] };
  const region = lowering.within({ kind: 'class', ...whole, class: shape }, () => {
    const form = plainly('constructor');
    lowering.within({ kind: 'function', ...whole, function: form }, () => lowerScript(lowering, nodes, page));
  });
  builder.export({ name: 'default', value: { is: 'function', region }, at: head });
}

function lowerScript(lowering: Lowering, nodes: readonly Node[], page: readonly Element[]): void {
  lowerStatements(lowering, nodes);
  lowerDrawing(lowering, page);
}

function lowerStatements(lowering: Lowering, nodes: readonly Node[]): void {
  for (const node of nodes) {
    if (node.type === 'labeled_statement' && lowering.startsWith(node, '$')) lowerReactive(lowering, node);
    else lowering.statement(node);
  }
}

/** Svelte's `$: doubled = count * 2`: runs again whenever what it reads has changed, and declares what it assigns. */
function lowerReactive(lowering: Lowering, node: Node): void {
  const [, statement] = lowering.parts(node);
  if (statement === undefined) return;
  const { builder } = lowering;
  declareAssigned(lowering, statement);
  const head: Span = lowering.keyword(node, '$:');
  const region = lowering.within(
    { kind: 'function', at: lowering.spanOf(node), head, function: plainly('arrow') },
    () => lowering.body(statement),
  );
  const call = builder.call(builder.name('$effect'), [{ value: { is: 'function', region } }], lowering.spanOf(node));
  if (call.is === 'call') builder.mark(call.fact, 'dropped');
}

function declareAssigned(lowering: Lowering, statement: Node): void {
  const [assignment] = statement.type === 'expression_statement' ? lowering.parts(statement) : [];
  const [target] = assignment?.type === 'assignment_expression' ? lowering.parts(assignment) : [];
  if (target?.type === 'identifier')
    lowering.builder.declare(lowering.word(target), 'variable', lowering.spanOf(target));
}
