import type { SandboxDocument } from '../model/sandbox-document';
import { type DocumentStore, SavedElsewhere } from './document-store';
import { warnBeforeLeaving } from './leave-warning';
import type { MirrorStore } from './mirror-store';
import type { WorkspaceStore } from './workspace-store';

/** So long after the first change it is saved unless told otherwise, ms. */
const QUIET_MS = 1000;
/** While changes keep coming, or time alone moves on, it is saved this often, ms. */
const TIME_MS = 10_000;
/** What the browser did not keep is tried again so often, though nothing changes meanwhile, ms. */
const RETRY_MS = 15_000;

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
  /** No other tab can write this sandbox. */
  isOwned: (id: string) => boolean;
  /** Another tab has written or deleted it: this page's work goes on, and is stored, elsewhere. */
  onSavedElsewhere: (problem: SavedElsewhere) => Promise<void>;
  /** Something is changed in a sandbox that is another tab's and only looked at here. */
  onEditWhileLooking: () => void;
}

/** What there is to save: something was made or changed, or time alone has moved on. */
type Cause = 'content' | 'time';

/** Keeps the open sandbox stored. Its state is shown by `workspace.save`. */
export class Autosave {
  private timer: { cause: Cause; handle: ReturnType<typeof setTimeout> } | null = null;
  private mode: 'saving' | 'suspended' | 'looking' = 'suspended';
  private running: Promise<void> = Promise.resolve();
  private unsaved: Cause | null = null;
  /** Counts changes, and says up to which of them a file has been taken along. */
  private changes = 0;
  private inFile = -1;
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
      warnBeforeLeaving(workspace, () => this.wouldBeLost),
    ];
  }

  /** Saves what is unsaved, now. Resolves when it is stored, or when that has failed. */
  flush(): Promise<void> {
    this.running = this.running.then(() => this.saveNow());
    return this.running;
  }

  /** The browser did not keep what is here, and nor did a file: opening another would lose it. */
  get wouldBeLost(): boolean {
    return this.parts.workspace.getState().saveProblem !== null && this.inFile !== this.changes;
  }

  /** What is here has been taken along as a file. */
  noteInFile(): void {
    this.inFile = this.changes;
  }

  /** While another sandbox is being opened nothing is saved: the stores hold some of each. */
  suspend(): void {
    this.mode = 'suspended';
    this.stopTimer();
  }

  /** What the stores hold now is taken as saved. */
  resume(): void {
    this.mode = 'saving';
    this.unsaved = null;
  }

  /** Another tab saves it: whoever changes something here is told, and nothing is written. */
  look(): void {
    this.suspend();
    this.mode = 'looking';
    this.unsaved = null;
  }

  /** What the stores hold is not stored, whatever has changed. */
  noteUnsaved(): void {
    this.schedule('content');
  }

  close(): void {
    this.stopTimer();
    for (const stop of this.stops) stop();
  }

  private schedule(cause: Cause): void {
    if (this.mode === 'looking' && cause === 'content') {
      this.suspend();
      this.parts.onEditWhileLooking();
    }
    if (this.mode !== 'saving') return;
    if (cause === 'content') {
      this.changes += 1;
      this.parts.workspace.setState({ save: 'unsaved' });
    }
    this.unsaved = this.unsaved === 'content' ? 'content' : cause;
    this.startTimer(cause, cause === 'content' ? (this.parts.quietMs ?? QUIET_MS) : TIME_MS);
  }

  private startTimer(cause: Cause, ms: number): void {
    // Time alone never puts off a save, and a change only that of time alone.
    if (this.timer && (cause === 'time' || this.timer.cause === 'content')) return;
    this.stopTimer();
    this.timer = { cause, handle: setTimeout(() => void this.flush(), ms) };
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer.handle);
    this.timer = null;
  }

  private async saveNow(): Promise<void> {
    this.stopTimer();
    if (this.mode !== 'saving' || this.unsaved === null) return;
    if (this.unsaved === 'content') this.parts.workspace.setState({ save: 'saving' });
    const document = await this.parts.document();
    // Until here a page that goes would still save by itself.
    if (this.mode !== 'saving' || this.unsaved === null) return;
    this.unsaved = null;
    await this.put(document, this.parts.store.save);
  }

  private saveAtOnce(): void {
    if (this.mode !== 'saving' || this.unsaved === null) return;
    this.stopTimer();
    this.unsaved = null;
    const document = this.parts.documentAtOnce();
    const { saveAtOnce, save } = this.parts.store;
    void this.put(document, this.parts.isOwned(document.id) ? saveAtOnce : save);
  }

  private async put(document: SandboxDocument, save: DocumentStore['save']): Promise<void> {
    const { workspace } = this.parts;
    try {
      await save(document, Date.now());
      if (workspace.getState().documentId !== document.id) return;
      const state = this.unsaved === 'content' ? 'unsaved' : 'saved';
      workspace.setState({ save: state, saveProblem: null });
    } catch (error) {
      if (workspace.getState().documentId !== document.id) return;
      this.unsaved ??= 'content';
      if (error instanceof SavedElsewhere) return this.parts.onSavedElsewhere(error);
      workspace.setState({ save: 'failed', saveProblem: inWords(error) });
      // Room may be made, by the user or by another page: a change does not wait for it.
      if (this.mode === 'saving') this.startTimer('time', RETRY_MS);
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

const MAKE_ROOM = 'Free space on the disk, or delete sandboxes in “All sandboxes”.';

function inWords(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  // Firefox and older browsers say it by a name, newer ones by a class of that name.
  if (error instanceof Error && error.name === 'QuotaExceededError') {
    return `The browser has no room left for this page. ${MAKE_ROOM} Save the sandbox to a file.`;
  }
  return `The browser did not keep it (${reason}). Save the sandbox to a file.`;
}
