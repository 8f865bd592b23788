import type { SandboxDocument } from '../model/sandbox-document';
import type { DocumentStore } from './document-store';
import type { MirrorStore } from './mirror-store';
import type { WorkspaceStore } from './workspace-store';

/** After a change, so long is waited for more of them, ms. */
const QUIET_MS = 1000;
/** While changes keep coming, or time alone moves on, it is saved this often, ms. */
const TIME_MS = 10_000;

export interface Autosave {
  /** Saves what is unsaved, now. Resolves when it is stored, or when that has failed. */
  flush: () => Promise<void>;
  /** While another sandbox is being opened nothing is saved: the stores hold some of each. */
  suspend: () => void;
  /** What the stores hold now is taken as saved. */
  resume: () => void;
  close: () => void;
}

export interface AutosaveParts {
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  store: DocumentStore;
  /** The document as it is now, its account asked for anew. */
  document: () => Promise<SandboxDocument>;
  /** The same at once, with the account last known: for a page about to go. */
  documentAtOnce: () => SandboxDocument;
}

type Cause = 'content' | 'time';

/** Keeps the open sandbox stored. Its state is shown by `workspace.save`. */
export function createAutosave(parts: AutosaveParts): Autosave {
  const { mirror, workspace, store } = parts;
  let timer: { cause: Cause; handle: ReturnType<typeof setTimeout> } | null = null;
  let suspended = true;
  let running: Promise<void> = Promise.resolve();
  let unsaved: Cause | null = null;

  const put = async (document: SandboxDocument): Promise<void> => {
    try {
      await store.save(document, Date.now());
      if (workspace.getState().documentId !== document.id) return;
      workspace.setState({ save: unsaved === 'content' ? 'unsaved' : 'saved', saveProblem: null });
    } catch (error) {
      unsaved ??= 'content';
      workspace.setState({ save: 'failed', saveProblem: inWords(error) });
    }
  };

  const saveNow = async (): Promise<void> => {
    stopTimer();
    if (suspended || unsaved === null) return;
    if (unsaved === 'content') workspace.setState({ save: 'saving' });
    unsaved = null;
    await put(await parts.document());
  };

  const stopTimer = () => {
    if (timer) clearTimeout(timer.handle);
    timer = null;
  };

  const flush = (): Promise<void> => {
    running = running.then(saveNow);
    return running;
  };

  const schedule = (cause: Cause) => {
    if (suspended) return;
    if (cause === 'content') workspace.setState({ save: 'unsaved' });
    unsaved = unsaved === 'content' ? 'content' : cause;
    // Time alone never puts off a save, and a change only that of time alone.
    if (timer && (cause === 'time' || timer.cause === 'content')) return;
    stopTimer();
    const handle = setTimeout(() => void flush(), cause === 'content' ? QUIET_MS : TIME_MS);
    timer = { cause, handle };
  };

  const stops = [
    mirror.subscribe((state, before) => {
      if (state.run.log !== before.run.log) schedule('content');
      else if (state.now !== before.now && state.run.log?.length) {
        schedule(state.run.playing ? 'time' : 'content');
      }
    }),
    workspace.subscribe((state, before) => {
      const changed =
        state.layout !== before.layout ||
        state.name !== before.name ||
        state.notes !== before.notes;
      if (changed) schedule('content');
    }),
    whenPageGoes(() => {
      if (suspended || unsaved === null) return;
      stopTimer();
      unsaved = null;
      void put(parts.documentAtOnce());
    }),
  ];

  return {
    flush,
    suspend: () => {
      suspended = true;
      stopTimer();
    },
    resume: () => {
      suspended = false;
      unsaved = null;
    },
    close: () => {
      stopTimer();
      for (const stop of stops) stop();
    },
  };
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
