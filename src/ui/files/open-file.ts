import type { ImportResult } from '../../formats/import-result';
import { isPng } from '../../formats/share/is-png';
import { KINDS as KNOWN, openText } from '../../formats/registry';
import type { Runnable } from '../../formats/task-definition/service-plan';
import { giveHere } from '../give-here';
import type { SandboxParts } from '../sandbox-context';
import { showImport } from '../import/imported-file';
import { attachFile } from '../terminal/attached-files';
import { showOpenedFile } from './opened-files';

/** No file of a known format comes near; a film dropped by mistake would hold the page up. */
const LARGEST_BYTES = 50_000_000;

/** For a file picker: `.json`. */
export const ENDINGS = [...new Set(KNOWN.flatMap(({ endings }) => endings)), '.png'].join(',');

/** Opens the first file that can be; the others are there for what it names (`extends`, .env). */
export async function openFiles(parts: SandboxParts, files: readonly File[]): Promise<void> {
  // The one that others are named in is the larger matter: never the .env beside it.
  const main = files.find(({ name }) => !/(^|\/)\.env/.test(name)) ?? files[0];
  if (!main) return;
  const others = new Map<string, string>();
  for (const file of files) {
    if (file !== main && file.size <= LARGEST_BYTES) others.set(file.name, await file.text());
  }
  await openFile(parts, main, others);
}

/**
 * Opens a file of whatever known format: a saved sandbox takes the place of the open one, a task
 * definition is registered in it, anything else first shows what it becomes. What cannot be opened
 * changes nothing and says why.
 */
export async function openFile(
  parts: SandboxParts,
  file: File,
  others: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (file.size > LARGEST_BYTES) {
    refuse(parts, file.name, 'File', 'too large: files of up to 50 MB can be opened');
    return;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPng(bytes)) return openPicture(parts, bytes, file.name);
  const text = new TextDecoder().decode(bytes);
  attachFile(parts.view, file.name, text);
  const opened = await openText(text, { fileName: file.name }).catch((error: unknown) =>
    String(error),
  );
  if (typeof opened === 'string') {
    refuse(parts, file.name, 'File', `what reads it could not be loaded: ${opened}`);
  } else if (opened.kind === 'refused') {
    const { label, result } = opened;
    const { findings } = result;
    showOpenedFile(parts.view, {
      fileName: file.name,
      label,
      findings,
      registered: null,
      refusal: null,
    });
  } else if (opened.kind === 'import') {
    const { importer, result } = opened;
    if (importer.id === 'task-definition') await register(parts, file.name, result);
    else showImport(parts.view, { fileName: file.name, text, importer, others });
  } else {
    await openSandbox(parts, text, file.name);
  }
}

function refuse({ view }: SandboxParts, fileName: string, label: string, message: string): void {
  const findings = [{ path: '', severity: 'error', message }] as const;
  showOpenedFile(view, { fileName, label, findings, registered: null, refusal: null });
}

/** A picture that was saved from here carries its sandbox. */
async function openPicture(parts: SandboxParts, png: Uint8Array, fileName: string): Promise<void> {
  const { sandboxInside } = await import('../../formats/share/png-sandbox');
  const inside = sandboxInside(png);
  if (inside.ok) return openSandbox(parts, inside.text, fileName);
  refuse(parts, fileName, 'Picture', inside.reason);
}

async function openSandbox(parts: SandboxParts, text: string, fileName: string): Promise<void> {
  try {
    await parts.commands.openText(text, fileName);
    parts.view.setState({ dialog: null });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuse(parts, fileName, 'Saved sandbox', message);
  }
}

async function register(
  parts: SandboxParts,
  fileName: string,
  { operations, findings, notes }: ImportResult,
): Promise<void> {
  const family = String(operations[0]?.input.family ?? fileName);
  const outcome = await giveHere(parts, {
    label: `Register task definition ${family}`,
    operations,
  });
  const answer = outcome.outputs[0] as { taskDefinition: Runnable } | undefined;
  const registered = outcome.ok && answer ? answer.taskDefinition : null;
  if (registered) keepNotes(parts, registered, notes);
  showOpenedFile(parts.view, {
    fileName,
    label: 'ECS task definition',
    findings,
    registered,
    refusal: outcome.error ?? null,
  });
}

/** Members that the simulator has no use for stay with the sandbox, under what they belong to. */
function keepNotes(
  { workspace }: SandboxParts,
  { family, revision }: Runnable,
  notes: Record<string, unknown>,
): void {
  if (Object.keys(notes).length === 0) return;
  const key = `${family}:${revision}`;
  workspace.setState((state) => ({ notes: { ...state.notes, [key]: notes } }));
}
