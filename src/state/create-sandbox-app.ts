import { createClient, type Transport } from '../bridge/client';
import type { TrialWorker } from '../bridge/trial-worker';
import type { Commands } from './commands';
import { createCommands } from './create-commands';
import { createDocumentStore, type DocumentStore } from './document-store';
import { Documents } from './documents';
import { DotBuffer } from './dot-buffer';
import { FollowUps } from './follow-ups';
import { noteOutcomes } from './given';
import { createMirrorStore, type MirrorStore } from './mirror-store';
import { KeptSelection } from './kept-selection';
import { createPassingStore } from './passing-store';
import { createPlacing } from './placing';
import { Recovery } from './recovery';
import { sharedLength } from './run-log';
import type { ServedSandbox } from './served-sandbox';
import { createViewStore, type ViewStore } from './view-store';
import { createWorkspaceStore, type WorkspaceStore } from './workspace-store';

/** Everything behind the screen: three stores, the dots, and the only way to change anything. */
export interface SandboxApp {
  mirror: MirrorStore;
  workspace: WorkspaceStore;
  view: ViewStore;
  dots: DotBuffer;
  commands: Commands;
  /** Opens what was open last, or shows what is served; resolves when that is there. */
  start: () => Promise<void>;
  /** A simulator of its own for a run beside this one; null where there can be none. */
  newTransport: (() => Transport) | null;
  /** A worker that carries out trials (`trials.ts`); null where there can be none. */
  newTrialWorker: (() => TrialWorker) | null;
  /** Ends the run; what is unsaved stays so. */
  close: () => void;
}

export interface SandboxAppOptions {
  transport: Transport;
  /** Makes simulators for runs beside this one (`second-run.ts`). */
  newTransport?: () => Transport;
  /** Makes workers that carry out trials (`trials.ts`). */
  newTrialWorker?: () => TrialWorker;
  /** Where sandboxes are kept; this browser's IndexedDB unless given. */
  store?: DocumentStore;
  /** How long after a change it is saved, ms; a second unless given. */
  saveAfterMs?: number;
  /** Where the simulator is one that others use too: its run is shown, whatever was open last. */
  served?: ServedSandbox | undefined;
  /** False where nothing of this visit may be kept: neither sandboxes nor preferences. */
  isKept?: boolean;
}

/** Wires a simulator to the stores that the screen is drawn from. */
export function createSandboxApp(options: SandboxAppOptions): SandboxApp {
  const client = createClient(options.transport);
  const mirror = createMirrorStore();
  const workspace = createWorkspaceStore();
  const { isKept = true } = options;
  const view = createViewStore(isKept);
  const dots = new DotBuffer();
  const placing = createPlacing(workspace);
  const followUps = new FollowUps();
  const store = options.store ?? (isKept ? createDocumentStore() : createPassingStore());
  const documents = new Documents({
    client,
    store,
    mirror,
    workspace,
    view,
    quietMs: options.saveAfterMs,
    served: options.served,
    isKept,
  });
  const run = createCommands({
    client,
    mirror,
    workspace,
    view,
    placing,
    followUps,
  });
  const selection = new KeptSelection(view, mirror);
  noteOutcomes({ view, workspace });

  client.onFrame((frame, status) => {
    const { run: before } = mirror.getState();
    const isTravel = frame.reset && status.run === before.run;
    if (frame.reset) dots.clear();
    dots.append(frame.dots);
    placing.applyFrame(frame, isTravel);
    mirror.applyFrame(frame, status);
    selection.follow(isTravel);
    const { run: after, entities } = mirror.getState();
    if (after.run !== before.run) followUps.clear(after.branch);
    else if (after.branch !== before.branch) {
      followUps.follow(after.branch, sharedLength(before.log ?? [], after.log ?? []));
    }
    // What is looked at in the past has been followed up already.
    if (frame.now < after.head) return;
    for (const { target, input } of followUps.due(entities, after.log?.length ?? 0)) {
      void run.send(target, input);
    }
  });
  client.onOpened(({ progress }) => workspace.setState({ opening: progress }));
  const recovery = new Recovery({ client, mirror, view, documents });

  return {
    mirror,
    workspace,
    view,
    dots,
    commands: { ...run, ...documents.commands(), giveUpWaiting: () => recovery.giveUp() },
    newTransport: options.newTransport ?? null,
    newTrialWorker: options.newTrialWorker ?? null,
    start: () => documents.start(),
    close: () => {
      documents.close();
      client.close();
    },
  };
}
