import { isTarget, OPERATIONS } from '../api/contract/operations';
import { fail } from '../model/result';
import { createStore } from 'zustand/vanilla';
import type { Commands } from './commands';
import type { SandboxApp } from './create-sandbox-app';
import type { SecondRun } from './second-run';
import type { ViewState } from './view-store';
import { createWorkspaceStore, drawnLayout, type WorkspaceState } from './workspace-store';

const ONLY_SHOWN = 'A comparison only shows: nothing is changed in it.';

type Page = Pick<SandboxApp, 'commands' | 'view' | 'workspace'>;
type Drawing = Pick<WorkspaceState, 'layout' | 'autoPlaces' | 'opened' | 'workbench'>;

/**
 * Everything that a canvas needs to show a run beside the page's own: its copy of the run, the
 * page's drawing of it, a selection of its own, and commands that can ask but change nothing.
 */
export function variantParts(
  page: Page,
  run: SecondRun,
  drawing: Drawing = page.workspace.getState(),
): Omit<SandboxApp, 'start' | 'close'> {
  const workspace = createWorkspaceStore();
  const { opened, workbench } = drawing;
  workspace.setState({ layout: drawnLayout(drawing), opened, workbench });
  const view = createStore<ViewState>(() => ({
    ...page.view.getState(),
    selection: [],
    dialog: null,
    hovered: null,
    notice: null,
    crash: null,
    presenting: false,
  }));
  return {
    mirror: run.mirror,
    dots: run.dots,
    workspace,
    view,
    commands: { ...page.commands, ...readOnly(run) },
    newTransport: null,
    newTrialWorker: null,
  };
}

function readOnly({ client }: SecondRun): Partial<Commands> {
  const nothing = () => {};
  return {
    send: async (target, input, signal) => {
      if (isTarget(target) && !OPERATIONS[target].mutates)
        return client.send(target, input, signal);
      return fail('ServerException', ONLY_SHOWN);
    },
    give: async (gesture) => ({
      gesture,
      ok: false,
      outputs: [],
      error: {
        __type: 'ServerException',
        message: ONLY_SHOWN,
        operation: gesture.operations[0] ?? { target: '', input: {} },
      },
    }),
    connect: async () => ONLY_SHOWN,
    disconnect: async () => ONLY_SHOWN,
    control: nothing,
    seek: nothing,
    stepBack: nothing,
    backToNow: nothing,
    continueFromHere: nothing,
    takeUp: nothing,
    moveNodes: nothing,
    draw: nothing,
    undo: nothing,
    redo: nothing,
    setLabel: nothing,
  };
}
