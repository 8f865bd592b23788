import { readDotenv } from '../../formats/compose/dotenv';
import type { ImportOptions, ImportResult } from '../../formats/import-result';
import type { Importer } from '../../formats/registry';
import type { ViewStore } from '../../state/view-store';
import type { Place } from '../files/opened-files';

/** A file that is about to become resources. */
export interface ImportedFile {
  fileName: string;
  text: string;
  importer: Importer;
  /** What it becomes as long as nobody has answered anything. */
  result: ImportResult;
  /** Files given with it, by name: what it extends or takes variables from. */
  others: ReadonlyMap<string, string>;
  /** Those of them that were needed to read it. */
  read: ReadonlySet<string>;
  place: Place;
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

/**
 * What an importer is told of files given with one: by name, wherever it is said to be.
 *
 * @param onRead - told the name of each of them that is read
 */
export function optionsBeside(
  fileName: string,
  others: ReadonlyMap<string, string>,
  onRead: (name: string) => void = () => {},
): ImportOptions & { variables: Record<string, string> } {
  return {
    fileName,
    variables: readVariables(others.get('.env') ?? ''),
    readFile: (path) => {
      const name = path.split('/').at(-1) ?? path;
      const text = others.get(name);
      if (text !== undefined) onRead(name);
      return text;
    },
  };
}
