import { readDotenv } from '../../formats/compose/dotenv';
import type { ImportOptions, ImportResult } from '../../formats/import-result';
import type { Importer } from '../../formats/registry';
import type { ViewStore } from '../../state/view-store';

/** A file that is about to become resources. */
export interface ImportedFile {
  fileName: string;
  text: string;
  importer: Importer;
  /** What it becomes as long as nobody has answered anything. */
  result: ImportResult;
  /** Files given with it, by name: what it extends or takes variables from. */
  others: ReadonlyMap<string, string>;
}

const files = new WeakMap<ViewStore, ImportedFile>();

/** Remembers the file and opens the dialog that shows what it becomes. */
export function showImport(view: ViewStore, file: ImportedFile): void {
  files.set(view, file);
  view.setState({ dialog: { kind: 'import' } });
}

/** The file that the dialog is about. */
export const importedFile = (view: ViewStore): ImportedFile | undefined => files.get(view);

/** What the lines of an .env file say, as Compose reads them. */
export function readVariables(text: string): Record<string, string> {
  const variables: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { name, value } of readDotenv(text, {})) variables[name] = value;
  return variables;
}

/** What an importer is told of files given with one: by name, wherever it is said to be. */
export function optionsBeside(
  fileName: string,
  others: ReadonlyMap<string, string>,
): ImportOptions & { variables: Record<string, string> } {
  return {
    fileName,
    variables: readVariables(others.get('.env') ?? ''),
    readFile: (path) => others.get(path.split('/').at(-1) ?? path),
  };
}
