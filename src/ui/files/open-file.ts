import type { ImportResult } from '../../formats/import-result';
import { isPng } from '../../formats/share/is-png';
import { KINDS as KNOWN, openText } from '../../formats/registry';
import type { Runnable } from '../../formats/task-definition/service-plan';
import { giveHere } from '../give-here';
import type { SandboxParts } from '../sandbox-context';
import { optionsBeside, showImport } from '../import/imported-file';
import { attachFile } from '../terminal/attached-files';
import { showOpenedFile } from './opened-files';

/** No file of a known format comes near; a film dropped by mistake would hold the page up. */
const LARGEST_BYTES = 50_000_000;

/** For a file picker: `.json`; an .env is opened with the file that it belongs to. */
export const ENDINGS = [...new Set(KNOWN.flatMap(({ endings }) => endings)), '.png', '.env'].join(
  ',',
);

const isDotenv = ({ name }: File): boolean => name.startsWith('.env') || name.endsWith('.env');

/** Opens the one that the others belong to; they are there for what it names (`extends`, .env). */
export async function openFiles(parts: SandboxParts, files: readonly File[]): Promise<void> {
  const [only] = files;
  if (!only) return;
  if (files.length === 1) return openFile(parts, only);
  const texts = new Map<string, string>();
  for (const file of files) {
    if (file.size <= LARGEST_BYTES) texts.set(file.name, await file.text());
  }
  const main = mainOf(files, texts);
  texts.delete(main.name);
  await openFile(parts, main, texts);
}

/** The file that no other one names, and that is no .env; the first of several. */
function mainOf(files: readonly File[], texts: ReadonlyMap<string, string>): File {
  const isNamed = ({ name }: File): boolean =>
    [...texts].some(([other, text]) => other !== name && text.includes(name));
  const able = files.filter((file) => !isDotenv(file));
  return able.find((file) => !isNamed(file)) ?? able[0] ?? files[0]!;
}

/**
 * Opens a file of whatever known format: a saved sandbox takes the place of the open one, a task
 * definition is registered in it, anything else first shows what it becomes. What cannot be opened
 * changes nothing and says why.
 */
async function openFile(
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
  const opened = await openText(text, optionsBeside(file.name, others)).catch((error: unknown) =>
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
    else showImport(parts.view, { fileName: file.name, text, importer, result, others });
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
