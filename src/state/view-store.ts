import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CrashReport } from './crash-report';
import type { Given, Outcome } from './gesture';

export type InspectorTab =
  | 'state'
  | 'logs'
  | 'exec'
  | 'ssh'
  | 'scaling'
  | 'configure'
  | 'json'
  | 'cli';
export type DockTab = 'timeline' | 'metrics' | 'events' | 'terminal' | 'advisor';
export type LeftTab = 'build' | 'templates' | 'learn' | 'outline';
/** `system` follows the browser. */
export type ThemeChoice = 'system' | 'light' | 'dark';
/** `system` follows what the browser is told of its user. */
export type ContrastChoice = 'system' | 'normal' | 'high';
export type MotionChoice = 'system' | 'full' | 'reduced';
/** The dialog that is open, with what it is about. */
export type Dialog =
  /** A picture of the diagram, a film of the run, or files for elsewhere. */
  | { kind: 'export'; what?: 'film' | 'files' }
  /** A link that carries the sandbox. */
  | { kind: 'share' }
  | { kind: 'sandboxes' }
  | { kind: 'shortcuts' }
  /** Every action, thing, template and setting, by its words. */
  | { kind: 'palette' }
  /** Confirms a removal after naming its consequences. */
  | { kind: 'remove'; ids: string[] }
  /** The same for an edge; ids of its two ends. */
  | { kind: 'disconnect'; from: string; to: string }
  /** What was dropped needs an answer first: which cluster, which load balancer, which fault. */
  | { kind: 'add'; component: string; at: { x: number; y: number } | null; onto: string | null }
  /** An EFS file system is mounted in the tasks of a service. */
  | { kind: 'mount'; fileSystem: string; serviceId: string | null }
  /** VPCs, subnets, and security groups with their rules. */
  | { kind: 'networks' }
  /** Question by question: where a task’s data should go. */
  | { kind: 'storage-choice' }
  /** What is deployed to a service, and how. */
  | { kind: 'deploy'; serviceId: string }
  /** What a deployment of a service came to; the newest one where none is named. */
  | { kind: 'report'; serviceId: string; deploymentId: string | null }
  /** Why an entity is as it is; `target` is one of a target group, `id:port`. */
  | { kind: 'why'; id: string; target: string | null }
  /** A lesson on paper: one of the app's by its id, another one by its text. */
  | { kind: 'handout'; id: string; text: string | null }
  /** The whole script of a template, by the template's id. */
  | { kind: 'script'; templateId: string }
  /** A file was opened: findings, and the offer to run what it held. */
  | { kind: 'opened-file'; fileName: string }
  /** A file that becomes several resources: what it becomes, before it is done. */
  | { kind: 'import' };

/** What fills the page: the workbench, or one that is opened from it and left again. */
export type Screen =
  | { kind: 'workbench' }
  /** Two variants side by side. */
  | { kind: 'compare' }
  /** One setting over a range. */
  | { kind: 'sweep' }
  /** The file of a lesson, and what it becomes. */
  | { kind: 'lesson-editor' }
  /** What can be looked up; `at`: what of the page is to be seen, by the page's own name for it. */
  | { kind: 'reference'; page: ReferencePage; at?: string };

/** What can be looked up. */
export type ReferencePage = 'phrasebook' | 'commands' | 'launch-types' | 'fidelity';

/** A template or lesson that was run, and what lines that follow its script need to know. */
export interface RanTemplate {
  id: string;
  /** The sandbox it was run in. */
  documentId: string;
  /** What its script gave names to; lines that are run later add to them. */
  variables: Map<string, string>;
}

/** What hangs from the scrubber of the whole run, opened by button or key. */
export type TimePanel =
  /** `editing`: the bookmark whose name is being written. */
  { kind: 'bookmarks'; editing: string | null } | { kind: 'runs' };

/** What a step in time has come to, told for a while: in words, and the run one can return to. */
export interface TravelNotice {
  text: string;
  /** `Branch.id`; null where there is nothing to return to. */
  back: number | null;
}

/** Kept from visit to visit, but not worth saving with a sandbox. */
export interface Preferences {
  theme: ThemeChoice;
  contrast: ContrastChoice;
  /** Reduced: rates on the edges in place of dots, nothing slides or fades. */
  motion: MotionChoice;
  leftOpen: boolean;
  rightOpen: boolean;
  dockOpen: boolean;
  dockHeight: number;
  leftTab: LeftTab;
  dockTab: DockTab;
  inspectorTab: InspectorTab;
  /** The terminal shows what clicks elsewhere come to. */
  echoesGestures: boolean;
  /** What is dragged keeps to the grid and to the edges of its neighbours. */
  snaps: boolean;
  /** The map of the whole canvas is shown; null leaves that to how much there is on it. */
  minimap: boolean | null;
}

/** What is only looked at: gone with the page, but for the preferences. */
export interface ViewState extends Preferences {
  /** All of the diagram is in view; the canvas notes it. */
  allInView: boolean;
  /** Entity ids; the inspector shows the last one. */
  selection: readonly string[];
  dialog: Dialog | null;
  /** The stop of the tour, from 0; null while it is not taken. */
  tour: number | null;
  screen: Screen;
  /** What a drag over the canvas does: move the view, or select what the rectangle holds. */
  tool: 'pan' | 'select';
  /** The field that finds things on the canvas is open. */
  finding: boolean;
  /** Only canvas and transport. */
  presenting: boolean;
  /** What was done last, with the commands it was; shown for a while. */
  lastOutcome: Outcome | null;
  /** What was done in this sandbox before and with `lastOutcome`, oldest first: the newest few. */
  recentOutcomes: readonly Outcome[];
  ranTemplate: RanTemplate | null;
  /** The terminal is asked to take the keyboard, and a command to its prompt; null once it has. */
  terminalAsk: { command: string } | null;
  /** What was typed into the terminal during this visit, oldest first. */
  typedLines: readonly string[];
  /** Commands given during this visit, by line or on the screen: the newest few hundred. */
  given: readonly Given[];
  /** Groups (by title) and templates (by id) of the list that were opened or folded by hand. */
  unfolded: Readonly<Record<string, boolean>>;
  /**
   * An entity that the canvas is asked to bring into view; null once it has. What hides it (a
   * collapsed group) is opened.
   */
  lookAt: string | null;
  /** Simulated second under the crosshair of charts and timeline; null while it reads now. */
  reading: number | null;
  /** Stretch of simulated time that charts and timeline are held at, in seconds. */
  zoom: { from: number; to: number } | null;
  /** The chart that is enlarged, by its id. */
  chart: string | null;
  /** Entity under the pointer in a list or chart, lit on the canvas. */
  hovered: string | null;
  /**
   * Something to tell once, in words: a stored sandbox that could not be opened, a replay that
   * differs.
   */
  notice: string | null;
  /** A stored sandbox that could not be read, and the notice that tells of it. */
  damaged: { id: string; notice: string } | null;
  travelNotice: TravelNotice | null;
  timePanel: TimePanel | null;
  /** What came of something done on the canvas, in words; shown for a while. */
  told: string | null;
  /** The simulator has broken down. */
  crash: CrashReport | null;
  /** For so many seconds it has not answered; 0 when it does. */
  silence: number;
  /**
   * A new version of the app waits: loads it, which what is open must be saved for. Null while
   * there is none, or while this one is gone on with.
   */
  loadUpdate: (() => Promise<void>) | null;
  /** Has the browser install the page as an app; null where it does not offer that. */
  installApp: (() => Promise<void>) | null;
}

export type ViewStore = StoreApi<ViewState>;

/** Opens the dialog that deploys to a service. */
export const openDeploy = (view: ViewStore, serviceId: string): void =>
  view.setState({ dialog: { kind: 'deploy', serviceId } });

/** Opens the report on a deployment of a service: its ARN or id, or null for the newest one. */
export const openReport = (
  view: ViewStore,
  serviceId: string,
  deploymentId: string | null = null,
): void => view.setState({ dialog: { kind: 'report', serviceId, deploymentId } });

/** Asks why an entity, or one target of a target group, is as it is. */
export const openWhy = (view: ViewStore, id: string, target: string | null = null): void =>
  view.setState({ dialog: { kind: 'why', id, target } });

/** Selects an entity and brings it into view. */
export const jumpTo = (view: ViewStore, id: string): void =>
  view.setState({ screen: { kind: 'workbench' }, selection: [id], lookAt: id });

/** Opens the terminal, a command at its prompt. */
export const openTerminal = (view: ViewStore, command = ''): void =>
  view.setState({
    dockOpen: true,
    dockTab: 'terminal',
    presenting: false,
    terminalAsk: { command },
  });

/** Opens a page of what can be looked up, at a row of it. */
export const openReference = (view: ViewStore, page: ReferencePage, at?: string): void =>
  view.setState({
    presenting: false,
    screen: { kind: 'reference', page, ...(at !== undefined && { at }) },
  });

/** Opens the script of a template. */
export const openScript = (view: ViewStore, templateId: string): void =>
  view.setState({ dialog: { kind: 'script', templateId } });

const PREFERENCES: Preferences = {
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  leftOpen: true,
  rightOpen: true,
  dockOpen: true,
  dockHeight: 214,
  leftTab: 'build',
  dockTab: 'timeline',
  inspectorTab: 'state',
  echoesGestures: true,
  snaps: true,
  minimap: null,
};

/** Outcomes that are remembered. */
const RECENT = 20;

/** Preferences survive in the browser's local storage if `isKept`; losing them loses nothing. */
export function createViewStore(isKept = true): ViewStore {
  const store = createStore<ViewState>()(
    persist(
      (): ViewState => ({
        ...PREFERENCES,
        allInView: false,
        selection: [],
        dialog: null,
        tour: null,
        screen: { kind: 'workbench' },
        tool: 'pan',
        finding: false,
        presenting: false,
        lastOutcome: null,
        recentOutcomes: [],
        ranTemplate: null,
        terminalAsk: null,
        typedLines: [],
        given: [],
        unfolded: {},
        lookAt: null,
        reading: null,
        zoom: null,
        chart: null,
        hovered: null,
        notice: null,
        damaged: null,
        loadUpdate: null,
        installApp: null,
        travelNotice: null,
        timePanel: null,
        told: null,
        crash: null,
        silence: 0,
      }),
      {
        name: 'ecs-sandbox-view',
        version: 1,
        storage: createJSONStorage(isKept ? preferenceStorage : passingStorage),
        partialize: (state): Preferences => ({
          theme: state.theme,
          contrast: state.contrast,
          motion: state.motion,
          leftOpen: state.leftOpen,
          rightOpen: state.rightOpen,
          dockOpen: state.dockOpen,
          dockHeight: state.dockHeight,
          leftTab: state.leftTab,
          dockTab: state.dockTab,
          inspectorTab: state.inspectorTab,
          echoesGestures: state.echoesGestures,
          snaps: state.snaps,
          minimap: state.minimap,
        }),
      },
    ),
  );
  store.subscribe(({ lastOutcome, recentOutcomes }, before) => {
    if (!lastOutcome || lastOutcome === before.lastOutcome) return;
    store.setState({ recentOutcomes: [...recentOutcomes, lastOutcome].slice(-RECENT) });
  });
  return store;
}

/** Browsers may forbid storage, and Node has none: preferences then last as long as the page. */
function preferenceStorage(): StateStorage {
  try {
    const probe = 'ecs-sandbox-probe';
    localStorage.setItem(probe, '');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return passingStorage();
  }
}

function passingStorage(): StateStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
