import type { ImportResult } from '../../formats/import-result';
import { looksLikeScript } from '../../formats/looks-like-script';
import { overridesOf } from '../../formats/compose/override-names';
import { isPng } from '../../formats/share/is-png';
import { KINDS as KNOWN, openText } from '../../formats/registry';
import { faultsOf, refusedPlace } from '../../formats/refused-place';
import type { Runnable } from '../../formats/task-definition/service-plan';
import { looksLikeLesson } from '../../lesson/looks-like-lesson';
import { looksLikeProgress } from '../../state/progress-file';
import type { AwsError } from '../../model/result';
import type { ViewStore } from '../../state/view-store';
import { giveHere } from '../give-here';
import type { SandboxParts } from '../sandbox-context';
import { optionsBeside, showImport } from '../import/imported-file';
import { attachFile } from '../terminal/attached-files';
import { type OpenedFile, type Place, showOpenedFile } from './opened-files';

/** No file of a known format comes near; a film dropped by mistake would hold the page up. */
const LARGEST_BYTES = 50_000_000;

/** For a file picker: `.json`; an .env is opened with the file that it belongs to. */
export const ENDINGS = [
  ...new Set(KNOWN.flatMap(({ endings }) => endings)),
  '.sh',
  '.txt',
  '.md',
  '.png',
  '.env',
].join(',');

const isDotenv = ({ name }: File): boolean => name.startsWith('.env') || name.endsWith('.env');

/** A file among those that were given with it. */
interface Batch {
  others: ReadonlyMap<string, string>;
  /** Told of each of them that was needed to read this one. */
  use: (name: string) => void;
  place: () => Place;
}

/** What is being opened one by one: who gives other files meanwhile begins anew. */
const turns = new WeakMap<ViewStore, object>();

/**
 * Opens files one after another, each once the dialog about the one before is closed. Those that
 * another names (`extends`, .env, an override of a compose file) are read with it instead.
 */
export async function openFiles(parts: SandboxParts, files: readonly File[]): Promise<void> {
  const turn = {};
  turns.set(parts.view, turn);
  const texts = files.length > 1 ? await textsOf(files) : new Map<string, string>();
  const used = new Set<string>();
  const isLeft = ({ name }: File): boolean => !used.has(name);
  let [file, ...rest] = inOrder(files, texts);
  for (let at = 1; file; at++) {
    const [own, waiting] = [file.name, rest];
    await openFile(parts, file, {
      others: new Map([...texts].filter(([name]) => name !== own)),
      use: (name) => used.add(name),
      place: () => ({ at, of: at + waiting.filter(isLeft).length }),
    });
    [file, ...rest] = waiting.filter(isLeft);
    if (file) await untilClosed(parts.view);
    if (turns.get(parts.view) !== turn) return;
  }
}

async function textsOf(files: readonly File[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    if (file.size <= LARGEST_BYTES) texts.set(file.name, await file.text());
  }
  return texts;
}

function untilClosed(view: ViewStore): Promise<void> {
  return new Promise((resolve) => {
    if (view.getState().dialog === null) return resolve();
    const unsubscribe = view.subscribe(({ dialog }) => {
      if (dialog !== null) return;
      unsubscribe();
      resolve();
    });
  });
}

/** What takes the place of all first, then what others stand on; what others name comes last. */
function inOrder(files: readonly File[], texts: ReadonlyMap<string, string>): File[] {
  const rank = (file: File): number => {
    const { name } = file;
    if (isDotenv(file)) return 5;
    if ([...texts.keys()].some((other) => overridesOf(other).includes(name))) return 4;
    if ([...texts].some(([other, text]) => other !== name && text.includes(name))) return 3;
    const text = texts.get(name) ?? '';
    return text.includes('"ecs-sandbox"') ? 0 : text.includes('containerDefinitions') ? 1 : 2;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Opens a file of whatever known format: a saved sandbox takes the place of the open one, a task
 * definition is registered in it, anything else first shows what it becomes. What cannot be opened
 * changes nothing and says why.
 */
async function openFile(
  parts: SandboxParts,
  file: File,
  { others, use, place }: Batch,
): Promise<void> {
  const about = { fileName: file.name, place };
  if (file.size > LARGEST_BYTES) {
    refuse(parts, about, 'File', 'too large: files of up to 50 MB can be opened');
    return;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPng(bytes)) return openPicture(parts, bytes, about);
  const text = new TextDecoder().decode(bytes);
  attachFile(parts.view, file.name, text);
  if (looksLikeLesson(file.name, text) || looksLikeProgress(text)) {
    return openLearning(parts, text, about);
  }
  if (looksLikeScript(text)) return offerScript(parts, text, about, { others, use });
  const read = new Set<string>();
  const options = optionsBeside(file.name, others, (name) => {
    read.add(name);
    use(name);
  });
  const opened = await openText(text, options).catch((error: unknown) => String(error));
  if (typeof opened === 'string') {
    refuse(parts, about, 'File', `what reads it could not be loaded: ${opened}`);
  } else if (opened.kind === 'refused') {
    if (isDotenv(file)) return refuse(parts, about, 'Variables', LONE_DOTENV);
    show(parts, about, { label: opened.label, findings: opened.result.findings });
  } else if (opened.kind === 'import') {
    const { importer, result } = opened;
    const names = Object.keys(options.variables);
    if (names.some((name) => text.includes(name))) options.readFile?.('.env');
    if (importer.id === 'task-definition') return register(parts, about, result);
    const { fileName } = about;
    const all = { fileName, text, importer, result, others, read, place: place() };
    showImport(parts.view, all);
  } else {
    await openSandbox(parts, text, about);
  }
}

interface About {
  fileName: string;
  place: () => Place;
}

const LONE_DOTENV =
  'variables are opened together with the file that names them: choose or drop both at once';

function show(
  { view }: SandboxParts,
  { fileName, place }: About,
  what: Pick<OpenedFile, 'label' | 'findings'> & Partial<OpenedFile>,
): void {
  showOpenedFile(view, { registered: null, refusal: null, fileName, place: place(), ...what });
}

function refuse(parts: SandboxParts, about: About, label: string, message: string): void {
  show(parts, about, { label, findings: [{ path: '', severity: 'error', message }] });
}

/** A lesson's file begins it; a file of progress is taken up. */
async function openLearning(parts: SandboxParts, text: string, about: About): Promise<void> {
  const { openLessonFile, openProgressFile } = await import('../learn/open-learning-file');
  const { fileName } = about;
  const isProgress = looksLikeProgress(text);
  const findings = isProgress
    ? openProgressFile(parts, text)
    : await openLessonFile(parts, fileName, text);
  if (findings.length === 0) return parts.view.setState({ dialog: null });
  show(parts, about, { label: isProgress ? 'Progress' : 'Lesson', findings });
}

/** Whatever a script comes to is a sandbox of its own; files that it reads were given with it. */
function offerScript(
  parts: SandboxParts,
  text: string,
  about: About,
  { others, use }: Pick<Batch, 'others' | 'use'>,
): void {
  const nameIn = (path: string) => path.replace(/^.*[/\\]/, '');
  for (const name of others.keys()) if (text.includes(name)) use(name);
  const readFile = (path: string) => others.get(nameIn(path));
  const { fileName } = about;
  const script = { fileName, text, readFile };
  show(parts, about, { label: 'Script of aws lines', findings: [], script });
}

/** A picture that was saved from here carries its sandbox. */
async function openPicture(parts: SandboxParts, png: Uint8Array, about: About): Promise<void> {
  const { sandboxInside } = await import('../../formats/share/png-sandbox');
  const inside = sandboxInside(png);
  if (inside.ok) return openSandbox(parts, inside.text, about);
  refuse(parts, about, 'Picture', inside.reason);
}

async function openSandbox(parts: SandboxParts, text: string, about: About): Promise<void> {
  try {
    await parts.commands.openText(text, about.fileName);
    parts.view.setState({ dialog: null });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuse(parts, about, 'Saved sandbox', message);
  }
}

async function register(parts: SandboxParts, about: About, result: ImportResult): Promise<void> {
  const { operations, findings, notes } = result;
  const family = String(operations[0]?.input.family ?? about.fileName);
  const outcome = await giveHere(parts, {
    label: `Register task definition ${family}`,
    operations,
  });
  const answer = outcome.outputs[0] as { taskDefinition: Runnable } | undefined;
  const registered = outcome.ok && answer ? answer.taskDefinition : null;
  if (registered) keepNotes(parts, registered, notes);
  const refusal = outcome.error ? refusalOf(outcome.error, result) : null;
  show(parts, about, { label: 'ECS task definition', findings, registered, refusal });
}

/** A task definition is the first operation of its file. */
function refusalOf(error: AwsError, result: ImportResult): OpenedFile['refusal'] {
  const faults = faultsOf(error).map((words) => ({ words, place: refusedPlace(words, result, 0) }));
  return { type: error.__type, faults };
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
