/**
 * The types of the library as one file that needs no other: what src/index.ts exports, and all that its types name.
 * A declaration that has a body stands there without it.
 */
import { join } from 'node:path';
import ts from 'typescript';

const entry = join(import.meta.dirname, '../src/index.ts');

export function libraryTypes() {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)));
  const declarations = new Set();
  for (const symbol of exported) take(declarationOf(symbol, checker), declarations, checker);
  return `${[...declarations].map(printed).join('\n\n')}\n`;
}

/** Adds a declaration of leaklint's own, and those that it names. */
function take(declaration, taken, checker) {
  if (declaration === undefined || taken.has(declaration)) return;
  taken.add(declaration);
  const visit = node => {
    if (node === declaration.body) return;
    if (ts.isIdentifier(node) && isTypeName(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      if (symbol !== undefined) take(declarationOf(symbol, checker), taken, checker);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(declaration, visit);
}

function isTypeName({ parent }) {
  return ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent);
}

/** Undefined for what TypeScript's own libraries declare. */
function declarationOf(symbol, checker) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0];
  return declaration?.getSourceFile().isDeclarationFile === false && ts.isSourceFile(declaration.parent)
    ? declaration
    : undefined;
}

function printed(declaration) {
  const source = declaration.getSourceFile();
  const comment = ts
    .getJSDocCommentsAndTags(declaration)
    .filter(ts.isJSDoc)
    .map(node => `${node.getText(source)}\n`)
    .join('');
  return comment + headOf(declaration, source);
}

function headOf(declaration, source) {
  const text = declaration.getText(source);
  if (ts.isClassDeclaration(declaration)) return text.replace(/^export class/, 'export declare class');
  if (!ts.isFunctionDeclaration(declaration)) return text;
  return ts.transpileDeclaration(text, {}).outputText.trim();
}
