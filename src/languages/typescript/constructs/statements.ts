import type { ExitFact } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { lowerIf, lowerSwitch } from './branches.js';
import { lowerClassDeclaration } from './classes.js';
import { lowerVariables } from './declarations.js';
import { lowerEffect } from './effects.js';
import { lowerExport } from './exports.js';
import { lowerFunctionDeclaration } from './functions.js';
import { lowerImport, lowerImportAlias } from './imports.js';
import { lowerDo, lowerFor, lowerForEach, lowerWhile } from './loops.js';
import { lowerEnum, lowerNamespace, lowerTypeAlias } from './namespaces.js';
import { lowerTry } from './try.js';

/** How each kind of statement is lowered; what is not here is an expression. */
const STATEMENTS: ReadonlyMap<string, (lowering: Lowering, node: Node) => unknown> = new Map([
  ['expression_statement', lowerExpressionStatement],
  ['lexical_declaration', lowerVariables],
  ['variable_declaration', lowerVariables],
  ['function_declaration', lowerFunctionDeclaration],
  ['generator_function_declaration', lowerFunctionDeclaration],
  ['class_declaration', lowerClassDeclaration],
  ['abstract_class_declaration', lowerClassDeclaration],
  ['enum_declaration', lowerEnum],
  ['internal_module', lowerNamespace],
  ['module', lowerNamespace],
  ['import_statement', lowerImport],
  ['import_alias', lowerImportAlias],
  ['export_statement', lowerExport],
  ['if_statement', lowerIf],
  ['switch_statement', lowerSwitch],
  ['for_in_statement', lowerForEach],
  ['for_statement', lowerFor],
  ['while_statement', lowerWhile],
  ['do_statement', lowerDo],
  ['try_statement', lowerTry],
  ['with_statement', lowerWith],
  ['labeled_statement', lowerLabeled],
  ['statement_block', lowerBlock],
  ['return_statement', lowerReturn],
  ['throw_statement', lowerThrow],
  ['break_statement', lowerBreak],
  ['continue_statement', lowerContinue],
  ['ERROR', lowerParts],
  ['comment', lowerNothing],
  ['empty_statement', lowerNothing],
  ['interface_declaration', lowerNothing],
  ['type_alias_declaration', lowerTypeAlias],
  ['function_signature', lowerNothing],
  ['ambient_declaration', lowerNothing],
  ['debugger_statement', lowerNothing],
  ['hash_bang_line', lowerNothing],
]);

export function lowerStatement(lowering: Lowering, node: Node): void {
  (STATEMENTS.get(node.type) ?? lowerEffect)(lowering, node);
}

/** Types and what only the parser needs. */
function lowerNothing(): void {}

function lowerParts(lowering: Lowering, node: Node): void {
  lowering.statements(node.namedChildren);
}

function lowerExpressionStatement(lowering: Lowering, node: Node): void {
  lowerEffect(lowering, lowering.parts(node)[0]);
}

function lowerLabeled(lowering: Lowering, node: Node): void {
  lowering.statement(lowering.parts(node)[1]);
}

function lowerBlock(lowering: Lowering, node: Node): void {
  lowering.within({ kind: 'block', at: lowering.spanOf(node), head: lowering.keyword(node, '{') }, () => {
    lowerParts(lowering, node);
  });
}

function lowerReturn(lowering: Lowering, node: Node): void {
  lowerExit(lowering, node, 'return', lowering.parts(node)[0]);
}

function lowerThrow(lowering: Lowering, node: Node): void {
  lowerExit(lowering, node, 'throw', lowering.parts(node)[0]);
}

/** A `break` of a switch only ends an arm: it leaves no loop. */
function lowerBreak(lowering: Lowering, node: Node): void {
  if (lowering.breaks === 'loop' || lowering.parts(node).length > 0) lowerExit(lowering, node, 'break');
}

function lowerContinue(lowering: Lowering, node: Node): void {
  lowerExit(lowering, node, 'continue');
}

function lowerExit(lowering: Lowering, node: Node, how: ExitFact['how'], expression?: Node): void {
  const value = expression && lowering.expression(expression);
  const { builder } = lowering;
  builder.fact({ is: 'exit', how, region: builder.region, at: lowering.spanOf(node), ...(value && { value }) });
}

function lowerWith(lowering: Lowering, node: Node): void {
  const [object, body] = lowering.parts(node);
  lowering.expression(object);
  lowering.body(body);
}
