import { createClient, type Transport } from '../bridge/client';
import type { TrialWorker } from '../bridge/trial-worker';
import type { Commands } from './commands';
import { createCommands } from './create-commands';
import { createDocumentStore, type DocumentStore } from './document-store';
import { Documents } from './documents';
import { DotBuffer } from './dot-buffer';
import { FollowUps } from './follow-ups';
import { createMirrorStore, type MirrorStore } from './mirror-store';
import { createPlacing } from './placing';
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
}

/** Wires a simulator to the stores that the screen is drawn from. */
export function createSandboxApp(options: SandboxAppOptions): SandboxApp {
  const client = createClient(options.transport);
  const mirror = createMirrorStore();
  const workspace = createWorkspaceStore();
  const view = createViewStore();
  const dots = new DotBuffer();
  const placing = createPlacing(workspace);
  const followUps = new FollowUps();
  const store = options.store ?? createDocumentStore();
  const documents = new Documents({
    client,
    store,
    mirror,
    workspace,
    view,
    quietMs: options.saveAfterMs,
    served: options.served,
  });
  const run = createCommands({ client, mirror, workspace, view, placing, followUps });

  client.onFrame((frame, status) => {
    if (frame.reset) {
      dots.clear();
      followUps.clear();
    }
    dots.append(frame.dots);
    placing.applyFrame(frame);
    mirror.applyFrame(frame, status);
    forgetGone(view, mirror);
    for (const { target, input } of followUps.due(mirror.getState().entities)) {
      void client.send(target, input);
    }
  });
  client.onOpened(({ progress }) => workspace.setState({ opening: progress }));
  client.onCrash((crash) => view.setState({ crash }));

  return {
    mirror,
    workspace,
    view,
    dots,
    commands: { ...run, ...documents.commands() },
    newTransport: options.newTransport ?? null,
    newTrialWorker: options.newTrialWorker ?? null,
    start: () => documents.start(),
    close: () => {
      documents.close();
      client.close();
    },
  };
}

/** What is gone cannot stay selected. */
function forgetGone(view: ViewStore, mirror: MirrorStore): void {
  const { selection, hovered } = view.getState();
  const { entities } = mirror.getState();
  const left = selection.filter((id) => entities.has(id));
  if (left.length < selection.length) view.setState({ selection: left });
  if (hovered !== null && !entities.has(hovered)) view.setState({ hovered: null });
}
