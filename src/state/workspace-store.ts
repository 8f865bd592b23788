import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SimMicros } from '../model/sim-time';
import { EMPTY_WORKBENCH, type NodeLayout, type Workbench } from '../model/sandbox-document';

/** `elsewhere`: another tab has the sandbox open and saves it; here it is only looked at. */
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'failed' | 'elsewhere';

/** What is drawn by hand: places by node id, undefined where there is none, and annotations. */
export interface Drawn {
  layout: Record<string, NodeLayout | undefined>;
  /** All of them, where they have changed. */
  annotations?: Workbench['annotations'];
}

/** One step that can be undone: what was drawn before it and after. */
export interface LayoutEdit {
  label: string;
  before: Drawn;
  after: Drawn;
}

/** Where somebody stood: on which branch of the run, at which moment of it. */
export interface RunPlace {
  branch: number;
  at: SimMicros;
}

/** One step of the run that can be undone, by going back in it (`run-edits.ts`). */
export interface RunEdit {
  label: string;
  run:
    | {
        /** Commands given at the head, from `log[length]` on. */
        kind: 'given';
        length: number;
        at: SimMicros;
      }
    | {
        /** One run in place of another: by a command given in the past, or because one asked. */
        kind: 'switched';
        from: RunPlace;
        /** It goes on from there with nothing given: this can be done as often as one likes. */
        isFork?: true;
      };
  /** Where to go to do it once more; null while it is not undone. */
  again: RunPlace | null;
  /** It is what there was to begin with: it is not undone, and neither is anything before it. */
  isFloor?: true;
}

export type Edit = LayoutEdit | RunEdit;

export const isRunEdit = (edit: Edit): edit is RunEdit => 'run' in edit;

/**
 * Where things are drawn, and which sandbox is open. Node ids are entity ids (ARNs). Clusters, load
 * balancers, target groups, clients and faults have absolute places; services lie inside their
 * cluster (relative to it); tasks have none, since a service arranges its own.
 */
export interface WorkspaceState {
  documentId: string;
  /** Grows with every sandbox that is opened; one that goes on as a copy is the same visit. */
  visit: number;
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
  /** Bookmarks, speaker steps, notes and frames; saved with the layout. */
  workbench: Readonly<Workbench>;
  save: SaveState;
  /** Why saving failed, in words. */
  saveProblem: string | null;
  /** How far the replay of a sandbox being opened is, 0 to 1; null when none is being opened. */
  opening: number | null;
  /** One stack for both kinds of steps, oldest first. */
  undo: readonly Edit[];
  redo: readonly Edit[];
}

/** Whether there are notes or frames on the canvas. */
export const isWrittenOn = ({ workbench }: Pick<WorkspaceState, 'workbench'>): boolean =>
  workbench.annotations.length > 0;

export type WorkspaceStore = StoreApi<WorkspaceState>;

const UNDO_KEPT = 200;

/** What a sandbox is called until somebody names it. */
export const UNTITLED = 'Untitled sandbox';

export const createWorkspaceStore = (): WorkspaceStore =>
  createStore<WorkspaceState>(() => ({
    documentId: '',
    visit: 0,
    name: UNTITLED,
    seed: 1,
    layout: {},
    autoPlaces: {},
    opened: new Set(),
    notes: {},
    workbench: EMPTY_WORKBENCH,
    save: 'saved',
    saveProblem: null,
    opening: null,
    undo: [],
    redo: [],
  }));

/** Where everything is drawn, placed by hand or not: as it is saved, so that nothing moves. */
export function drawnLayout({
  autoPlaces,
  layout,
}: Pick<WorkspaceState, 'autoPlaces' | 'layout'>): Record<string, NodeLayout> {
  const given = Object.entries(autoPlaces).map(([id, place]) => [id, { ...place, auto: true }]);
  return { ...(Object.fromEntries(given) as Record<string, NodeLayout>), ...layout };
}

/** Gives nodes new places or labels as one undoable step; call it when the gesture has ended. */
export function editLayout(
  store: WorkspaceStore,
  label: string,
  after: Record<string, NodeLayout | undefined>,
): void {
  store.setState((state) => {
    const layout: Drawn['layout'] = {};
    for (const id of Object.keys(after)) layout[id] = state.layout[id];
    return done(state, { label, before: { layout }, after: { layout: after } });
  });
}

/** Gives nodes new places and puts other notes and frames in place, as one undoable step. */
export function editDrawn(store: WorkspaceStore, label: string, after: Drawn): void {
  store.setState((state) => {
    const layout: Drawn['layout'] = {};
    for (const id of Object.keys(after.layout)) layout[id] = state.layout[id];
    const annotations = after.annotations && { annotations: state.workbench.annotations };
    return done(state, { label, before: { layout, ...annotations }, after });
  });
}

/** Changes bookmarks, speaker steps or zone columns: nothing to be undone. */
export function editWorkbench(
  store: WorkspaceStore,
  change: Partial<Omit<Workbench, 'annotations'>>,
): void {
  store.setState(({ workbench }) => ({ workbench: { ...workbench, ...change } }));
}

function done(state: WorkspaceState, edit: LayoutEdit): Partial<WorkspaceState> {
  return { ...drawnAs(state, edit.after), ...noted(state, edit) };
}

const noted = ({ undo }: WorkspaceState, edit: Edit) => ({
  undo: [...undo, edit].slice(-UNDO_KEPT),
  redo: [],
});

/** A step of the run was taken. */
export const noteRunEdit = (store: WorkspaceStore, edit: RunEdit): void =>
  store.setState((state) => noted(state, edit));

/** Another run was opened or begun: its predecessor's steps cannot be undone any more. */
export const forgetRunEdits = (store: WorkspaceStore): void =>
  store.setState(({ undo, redo }) => {
    const kept = (edits: readonly Edit[]) => edits.filter((edit) => !isRunEdit(edit));
    return { undo: kept(undo), redo: kept(redo) };
  });

/** Opens the card of a task, or closes it; no step to be undone. */
export function toggleOpened(store: WorkspaceStore, taskId: string): void {
  store.setState(({ opened }) => {
    const next = new Set(opened);
    if (!next.delete(taskId)) next.add(taskId);
    return { opened: next };
  });
}

/**
 * Takes the last step back; `instead` stands for it among those that can be done once more. The
 * run itself is moved by whoever calls this.
 */
export function undoEdit(store: WorkspaceStore, instead?: RunEdit): void {
  store.setState((state) => {
    const edit = state.undo.at(-1);
    if (!edit) return state;
    return {
      ...(isRunEdit(edit) ? {} : drawnAs(state, edit.before)),
      undo: state.undo.slice(0, -1),
      redo: [...state.redo, instead ?? edit],
    };
  });
}

/** Does the step taken back last once more. */
export function redoEdit(store: WorkspaceStore, instead?: RunEdit): void {
  store.setState((state) => {
    const edit = state.redo.at(-1);
    if (!edit) return state;
    return {
      ...(isRunEdit(edit) ? {} : drawnAs(state, edit.after)),
      undo: [...state.undo, instead ?? edit],
      redo: state.redo.slice(0, -1),
    };
  });
}

function drawnAs(
  { layout, workbench }: WorkspaceState,
  drawn: Drawn,
): Pick<WorkspaceState, 'layout' | 'workbench'> {
  const next = { ...layout };
  for (const [id, place] of Object.entries(drawn.layout)) {
    if (place) next[id] = place;
    else delete next[id];
  }
  const annotations = drawn.annotations ?? workbench.annotations;
  return { layout: next, workbench: { ...workbench, annotations } };
}
