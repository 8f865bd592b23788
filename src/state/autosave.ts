import type { SandboxDocument } from '../model/sandbox-document';
import type { DocumentStore } from './document-store';
import type { MirrorStore } from './mirror-store';
import type { WorkspaceStore } from './workspace-store';

/** So long after the first change it is saved unless told otherwise, ms. */
const QUIET_MS = 1000;
/** While changes keep coming, or time alone moves on, it is saved this often, ms. */
const TIME_MS = 10_000;

export interface AutosaveParts {
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  store: DocumentStore;
  /** So long after the first change it is saved, and what came meanwhile with it, ms. */
  quietMs?: number | undefined;
  /** The document as it is now, its account asked for anew. */
  document: () => Promise<SandboxDocument>;
  /** The same at once, with the account last known: for a page about to go. */
  documentAtOnce: () => SandboxDocument;
}

/** What there is to save: something was made or changed, or time alone has moved on. */
type Cause = 'content' | 'time';

/** Keeps the open sandbox stored. Its state is shown by `workspace.save`. */
export class Autosave {
  private timer: { cause: Cause; handle: ReturnType<typeof setTimeout> } | null = null;
  private suspended = true;
  private running: Promise<void> = Promise.resolve();
  private unsaved: Cause | null = null;
  private readonly stops: (() => void)[];

  constructor(private readonly parts: AutosaveParts) {
    const { mirror, workspace } = parts;
    this.stops = [
      mirror.subscribe((state, before) => {
        // Looking at the past changes nothing that is saved.
        const moved = state.run.head !== before.run.head && state.run.log?.length;
        if (state.run.log !== before.run.log) this.schedule('content');
        else if (moved) this.schedule(state.run.playing ? 'time' : 'content');
      }),
      workspace.subscribe((state, before) => {
        const { layout, name, notes, workbench } = before;
        const changed =
          state.layout !== layout ||
          state.name !== name ||
          state.notes !== notes ||
          state.workbench !== workbench;
        if (changed) this.schedule('content');
      }),
      whenPageGoes(() => this.saveAtOnce()),
    ];
  }

  /** Saves what is unsaved, now. Resolves when it is stored, or when that has failed. */
  flush(): Promise<void> {
    this.running = this.running.then(() => this.saveNow());
    return this.running;
  }

  /** While another sandbox is being opened nothing is saved: the stores hold some of each. */
  suspend(): void {
    this.suspended = true;
    this.stopTimer();
  }

  /** What the stores hold now is taken as saved. */
  resume(): void {
    this.suspended = false;
    this.unsaved = null;
  }

  close(): void {
    this.stopTimer();
    for (const stop of this.stops) stop();
  }

  private schedule(cause: Cause): void {
    if (this.suspended) return;
    if (cause === 'content') this.parts.workspace.setState({ save: 'unsaved' });
    this.unsaved = this.unsaved === 'content' ? 'content' : cause;
    // Time alone never puts off a save, and a change only that of time alone.
    if (this.timer && (cause === 'time' || this.timer.cause === 'content')) return;
    this.stopTimer();
    const ms = cause === 'content' ? (this.parts.quietMs ?? QUIET_MS) : TIME_MS;
    this.timer = { cause, handle: setTimeout(() => void this.flush(), ms) };
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer.handle);
    this.timer = null;
  }

  private async saveNow(): Promise<void> {
    this.stopTimer();
    if (this.suspended || this.unsaved === null) return;
    if (this.unsaved === 'content') this.parts.workspace.setState({ save: 'saving' });
    const document = await this.parts.document();
    // Until here a page that goes would still save by itself.
    if (this.suspended || this.unsaved === null) return;
    this.unsaved = null;
    await this.put(document);
  }

  private saveAtOnce(): void {
    if (this.suspended || this.unsaved === null) return;
    this.stopTimer();
    this.unsaved = null;
    void this.put(this.parts.documentAtOnce());
  }

  private async put(document: SandboxDocument): Promise<void> {
    const { store, workspace } = this.parts;
    try {
      await store.save(document, Date.now());
      if (workspace.getState().documentId !== document.id) return;
      const save = this.unsaved === 'content' ? 'unsaved' : 'saved';
      workspace.setState({ save, saveProblem: null });
    } catch (error) {
      this.unsaved ??= 'content';
      workspace.setState({ save: 'failed', saveProblem: inWords(error) });
    }
  }
}

/** Browsers promise nothing after a page was hidden: that is the moment to save. */
function whenPageGoes(save: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  const hidden = () => document.visibilityState === 'hidden' && save();
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', save);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', save);
  };
}

function inWords(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return 'The browser has no room left for this page. Save the sandbox to a file.';
  }
  return `The browser did not keep it (${reason}). Save the sandbox to a file.`;
}
