import type { Importer } from '../../formats/registry';
import type { ViewStore } from '../../state/view-store';

/** A file that is about to become resources. */
export interface ImportedFile {
  fileName: string;
  text: string;
  importer: Importer;
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
