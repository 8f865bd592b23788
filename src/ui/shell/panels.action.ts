import { type Action, always } from './action';
import { openTerminal } from '../../state/view-store';
import type { SandboxParts } from '../sandbox-context';
import { awaitField } from './typed-ahead';

const flip = (key: 'leftOpen' | 'rightOpen' | 'dockOpen') => (parts: SandboxParts) =>
  parts.view.setState((state) => ({ [key]: !state[key] }));

export const toggleLeft: Action = {
  id: 'panels.left',
  label: 'Fold or unfold the left panel',
  keys: ['['],
  when: ({ view }) => !view.getState().presenting,
  run: flip('leftOpen'),
};

export const toggleRight: Action = {
  id: 'panels.right',
  label: 'Fold or unfold the inspector',
  keys: [']'],
  when: ({ view }) => !view.getState().presenting,
  run: flip('rightOpen'),
};

export const toggleDock: Action = {
  id: 'panels.dock',
  label: 'Fold or unfold the dock',
  keys: ['`'],
  when: ({ view }) => !view.getState().presenting,
  run: flip('dockOpen'),
};

export const goToTerminal: Action = {
  id: 'panels.terminal',
  label: 'Type in the terminal',
  keys: ['Shift+T'],
  when: ({ view }) => !view.getState().presenting,
  run: ({ view }) => {
    awaitField(view);
    openTerminal(view);
  },
};

export const exportSandbox: Action = {
  id: 'panels.export',
  label: 'Export: a picture, CloudFormation, a script …',
  keys: ['Shift+E'],
  when: always,
  run: ({ view }) => view.setState({ dialog: { kind: 'export' } }),
};

export const share: Action = {
  id: 'panels.share',
  label: 'Share: a link that carries this sandbox',
  keys: ['Shift+S'],
  when: always,
  run: ({ view }) => view.setState({ dialog: { kind: 'share' } }),
};

export const openPalette: Action = {
  id: 'panels.palette',
  label: 'Command palette',
  keys: ['Mod+K'],
  when: always,
  run: ({ view }) => {
    awaitField(view);
    view.setState({ dialog: { kind: 'palette' } });
  },
};

export const showShortcuts: Action = {
  id: 'panels.shortcuts',
  label: 'Keyboard shortcuts',
  keys: ['?'],
  when: always,
  run: ({ view }) => view.setState({ dialog: { kind: 'shortcuts' } }),
};
