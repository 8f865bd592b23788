import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NodeLayout } from '../model/sandbox-document';

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'failed';

/** A change of layout: what was there before and after, by node id; undefined where nothing was. */
export interface LayoutEdit {
  label: string;
  before: Record<string, NodeLayout | undefined>;
  after: Record<string, NodeLayout | undefined>;
}

/**
 * Where things are drawn, and which sandbox is open. Node ids are entity ids (ARNs). Clusters, load
 * balancers, target groups, clients and faults have absolute places; services lie inside their
 * cluster (relative to it); tasks have none, since a service arranges its own.
 */
export interface WorkspaceState {
  documentId: string;
  name: string;
  seed: number;
  layout: Readonly<Record<string, NodeLayout>>;
  /**
   * Where the canvas draws what has no place in `layout`, by node id: kept up to date by the
   * canvas, and saved with the layout, so that nothing moves when the sandbox is opened again. A
   * label given to such a node fixes it there.
   */
  autoPlaces: Readonly<Record<string, { x: number; y: number }>>;
  /** Tasks whose cards are open and show their containers, by id. */
  opened: ReadonlySet<string>;
  /** Members of imported files that the simulator does not know, kept by path. */
  notes: Readonly<Record<string, unknown>>;
  save: SaveState;
  /** Why saving failed, in words. */
  saveProblem: string | null;
  /** How far the replay of a sandbox being opened is, 0 to 1; null when none is being opened. */
  opening: number | null;
  undo: readonly LayoutEdit[];
  redo: readonly LayoutEdit[];
}

export type WorkspaceStore = StoreApi<WorkspaceState>;

const UNDO_KEPT = 200;

/** What a sandbox is called until somebody names it. */
export const UNTITLED = 'Untitled sandbox';

export const createWorkspaceStore = (): WorkspaceStore =>
  createStore<WorkspaceState>(() => ({
    documentId: '',
    name: UNTITLED,
    seed: 1,
    layout: {},
    autoPlaces: {},
    opened: new Set(),
    notes: {},
    save: 'saved',
    saveProblem: null,
    opening: null,
    undo: [],
    redo: [],
  }));

/** Gives nodes new places or labels as one undoable step; call it when the gesture has ended. */
export function editLayout(
  store: WorkspaceStore,
  label: string,
  after: Record<string, NodeLayout | undefined>,
): void {
  store.setState((state) => {
    const before: LayoutEdit['before'] = {};
    for (const id of Object.keys(after)) before[id] = state.layout[id];
    const edit = { label, before, after };
    return {
      layout: withLayout(state.layout, after),
      undo: [...state.undo, edit].slice(-UNDO_KEPT),
      redo: [],
    };
  });
}

/** Opens the card of a task, or closes it; no step to be undone. */
export function toggleOpened(store: WorkspaceStore, taskId: string): void {
  store.setState(({ opened }) => {
    const next = new Set(opened);
    if (!next.delete(taskId)) next.add(taskId);
    return { opened: next };
  });
}

/** Takes the last layout edit back. */
export function undoLayout(store: WorkspaceStore): void {
  store.setState((state) => {
    const edit = state.undo.at(-1);
    if (!edit) return state;
    return {
      layout: withLayout(state.layout, edit.before),
      undo: state.undo.slice(0, -1),
      redo: [...state.redo, edit],
    };
  });
}

/** Does the edit taken back last once more. */
export function redoLayout(store: WorkspaceStore): void {
  store.setState((state) => {
    const edit = state.redo.at(-1);
    if (!edit) return state;
    return {
      layout: withLayout(state.layout, edit.after),
      undo: [...state.undo, edit],
      redo: state.redo.slice(0, -1),
    };
  });
}

function withLayout(
  layout: WorkspaceState['layout'],
  changes: Record<string, NodeLayout | undefined>,
): WorkspaceState['layout'] {
  const next = { ...layout };
  for (const [id, place] of Object.entries(changes)) {
    if (place) next[id] = place;
    else delete next[id];
  }
  return next;
}
