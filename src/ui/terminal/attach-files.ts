import type { ViewStore } from '../../state/view-store';
import { attachFile } from './attached-files';

/** Attaches files for `file://`; answers how they are named in a command. */
export async function attachFiles(view: ViewStore, files: readonly File[]): Promise<string> {
  const names: string[] = [];
  for (const file of files) {
    if (attachFile(view, file.name, await file.text())) names.push(`file://${file.name}`);
  }
  return names.map((name) => (/\s/.test(name) ? `'${name}' ` : `${name} `)).join('');
}
