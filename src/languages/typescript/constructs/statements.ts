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
import { lowerEnum, lowerNamespace } from './namespaces.js';
import { lowerTry } from './try.js';

export function lowerStatement(lowering: Lowering, node: Node): void {
  switch (node.type) {
    case 'expression_statement':
      return lowerEffect(lowering, lowering.parts(node)[0]);
    case 'lexical_declaration':
    case 'variable_declaration':
      return void lowerVariables(lowering, node);
    case 'return_statement':
      return lowerExit(lowering, node, 'return');
    case 'throw_statement':
      return lowerExit(lowering, node, 'throw');
    case 'if_statement':
      return lowerIf(lowering, node);
    case 'for_in_statement':
      return lowerForEach(lowering, node);
    case 'for_statement':
      return lowerFor(lowering, node);
    case 'while_statement':
      return lowerWhile(lowering, node);
    case 'do_statement':
      return lowerDo(lowering, node);
    case 'switch_statement':
      return lowerSwitch(lowering, node);
    case 'try_statement':
      return lowerTry(lowering, node);
    case 'statement_block':
      return lowerBlock(lowering, node);
    case 'break_statement':
      return lowerBreak(lowering, node);
    case 'continue_statement':
      return lowerJump(lowering, node, 'continue');
    case 'function_declaration':
    case 'generator_function_declaration':
      return void lowerFunctionDeclaration(lowering, node);
    case 'class_declaration':
    case 'abstract_class_declaration':
      return void lowerClassDeclaration(lowering, node);
    case 'import_statement':
      return lowerImport(lowering, node);
    case 'import_alias':
      return lowerImportAlias(lowering, node);
    case 'export_statement':
      return lowerExport(lowering, node);
    case 'enum_declaration':
      return void lowerEnum(lowering, node);
    case 'internal_module':
    case 'module':
      return void lowerNamespace(lowering, node);
    case 'labeled_statement':
      return lowering.statement(lowering.parts(node)[1]);
    case 'with_statement':
      return lowerWith(lowering, node);
    case 'ERROR':
      return lowering.statementsOf(node);
    case 'comment':
    case 'empty_statement':
    case 'interface_declaration':
    case 'type_alias_declaration':
    case 'function_signature':
    case 'ambient_declaration':
    case 'debugger_statement':
    case 'hash_bang_line':
      return;
    default:
      return lowerEffect(lowering, node);
  }
}

function lowerBlock(lowering: Lowering, node: Node): void {
  lowering.within('block', lowering.spanOf(node), lowering.keyword(node, '{'), () =>
    lowering.statementsOf(node),
  );
}

function lowerExit(lowering: Lowering, node: Node, how: 'return' | 'throw'): void {
  const expression = lowering.parts(node)[0];
  if (expression === undefined) return lowerJump(lowering, node, how);
  const value = lowering.expression(expression);
  const { region } = lowering.builder;
  lowering.builder.fact({ is: 'exit', how, value, region, at: lowering.spanOf(node) });
}

/** A `break` of a switch only ends an arm: it leaves no loop. */
function lowerBreak(lowering: Lowering, node: Node): void {
  if (lowering.breaks === 'loop' || lowering.parts(node).length > 0) lowerJump(lowering, node, 'break');
}

function lowerJump(lowering: Lowering, node: Node, how: ExitFact['how']): void {
  lowering.builder.fact({ is: 'exit', how, region: lowering.builder.region, at: lowering.spanOf(node) });
}

function lowerWith(lowering: Lowering, node: Node): void {
  const [object, body] = lowering.parts(node);
  lowering.expression(object);
  lowering.body(body);
}
