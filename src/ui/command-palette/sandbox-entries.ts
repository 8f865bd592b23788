import { ENDINGS, openFiles } from '../files/open-file';
import { saveBlob } from '../files/save-blob';
import type { SandboxParts } from '../sandbox-context';
import type { Entry } from './entry';

/** What the menu of sandboxes does with the open one, and in place of it. */
export function sandboxEntries(parts: SandboxParts): Entry[] {
  const { commands, view } = parts;
  const tell = (work: Promise<unknown>) =>
    void work.catch((error: unknown) =>
      view.setState({ notice: error instanceof Error ? error.message : String(error) }),
    );
  const entry = (id: string, label: string, words: string, run: () => void): Entry => ({
    id: `sandboxes/${id}`,
    group: 'Actions',
    label,
    detail: 'Sandboxes',
    words: `sandbox ${words}`,
    run,
  });
  return [
    entry('new', 'New sandbox', 'create empty', () => tell(commands.newSandbox())),
    entry('duplicate', 'Duplicate this sandbox', 'copy', () => tell(commands.duplicateSandbox())),
    entry('open', 'Open a file…', 'import load', () => chooseFiles(parts)),
    entry('save', 'Save to file', 'download', () => tell(saveToFile(parts))),
    entry('all', 'All sandboxes: open, rename, delete…', '', () =>
      view.setState({ dialog: { kind: 'sandboxes' } }),
    ),
  ];
}

/** The browser's own dialog; what is chosen is opened as if it had been dropped on the page. */
function chooseFiles(parts: SandboxParts): void {
  const field = document.createElement('input');
  Object.assign(field, { type: 'file', multiple: true, accept: ENDINGS });
  field.addEventListener('change', () => void openFiles(parts, [...(field.files ?? [])]));
  field.click();
}

async function saveToFile({ commands }: SandboxParts): Promise<void> {
  const { fileName, text } = await commands.saveFile();
  saveBlob(fileName, new Blob([text], { type: 'application/json' }));
}
