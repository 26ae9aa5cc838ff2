import ts from 'typescript';
import type { SourceFile } from './files.ts';

/** Exported declarations without a docstring, as `file: name`. Re-exports count where they are declared. */
export function undocumented({ path, text }: SourceFile): string[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const exported = tree.statements.filter(
    (statement) =>
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
  return exported
    .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => `${path}: ${nameOf(statement)}`);
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  }
  return (statement as { name?: ts.Node } & ts.Statement).name?.getText() ?? 'default';
}
