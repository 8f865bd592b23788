import { goToDeployment } from '../canvas/ribbon/ribbon.action';
import { deploySelected } from '../deploy/deploy.action';
import { sweep } from '../sweep/sweep.action';
import { playPause, restart, stepEvent, stepSecond } from '../transport/transport.action';
import { askWhy } from '../why/why.action';
import type { Action } from './action';
import { redo, undo } from './history.action';
import {
  exportSandbox,
  goToTerminal,
  leavePresenting,
  openPalette,
  present,
  share,
  showAbout,
  showShortcuts,
  toggleDock,
  toggleLeft,
  toggleRight,
} from './panels.action';

/** Everything a key does anywhere on the page, in the groups of the shortcuts dialog. */
export const ACTION_GROUPS: readonly { title: string; actions: readonly Action[] }[] = [
  { title: 'Time', actions: [playPause, stepEvent, stepSecond, restart] },
  { title: 'Service', actions: [deploySelected, goToDeployment] },
  { title: 'Selection', actions: [askWhy] },
  { title: 'Layout', actions: [undo, redo] },
  { title: 'Experiments', actions: [sweep] },
  {
    title: 'Screen',
    actions: [
      openPalette,
      toggleLeft,
      toggleRight,
      toggleDock,
      goToTerminal,
      exportSandbox,
      share,
      present,
      leavePresenting,
      showAbout,
      showShortcuts,
    ],
  },
];
