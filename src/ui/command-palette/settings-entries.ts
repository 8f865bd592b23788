import type { DockTab, Preferences, ViewStore } from '../../state/view-store';
import type { Commands } from '../../state/commands';
import { SPEEDS } from '../transport/pace';
import type { Entry } from './entry';

type Choice = {
  [Name in keyof Preferences]: { [Key in Name]: Preferences[Name] };
}[keyof Preferences];

const CHOICES: readonly (readonly [label: string, words: string, choice: Choice])[] = [
  ['Theme: as the system', 'appearance colour', { theme: 'system' }],
  ['Theme: light', 'appearance bright white colour', { theme: 'light' }],
  ['Theme: dark', 'appearance night black colour', { theme: 'dark' }],
  ['Contrast: as the system', 'accessibility', { contrast: 'system' }],
  ['Contrast: normal', 'accessibility', { contrast: 'normal' }],
  ['Contrast: high', 'accessibility', { contrast: 'high' }],
  ['Motion: as the system', 'accessibility animation dots', { motion: 'system' }],
  ['Motion: full', 'accessibility animation dots', { motion: 'full' }],
  ['Motion: reduced', 'accessibility animation dots rates', { motion: 'reduced' }],
  ['Terminal: show what clicks come to', 'echo gestures commands', { echoesGestures: true }],
  ['Terminal: only what is typed', 'echo gestures commands', { echoesGestures: false }],
];

const TABS: readonly (readonly [label: string, tab: DockTab])[] = [
  ['Show the timeline', 'timeline'],
  ['Show metrics', 'metrics'],
  ['Show events', 'events'],
  ['Show the advisor: what could be better', 'advisor'],
];

const isChosen = (view: ViewStore, choice: Choice): boolean => {
  const state = view.getState();
  return Object.entries(choice).every(
    ([name, value]) => state[name as keyof Preferences] === value,
  );
};

/** What can be set: appearance, what the dock shows, how fast time runs. */
export function settingsEntries(view: ViewStore, commands: Commands): Entry[] {
  const settings = CHOICES.map(([label, words, choice]): Entry => {
    return {
      id: `setting/${label}`,
      group: 'Settings',
      label,
      detail: isChosen(view, choice) ? 'now' : '',
      words: `setting preference ${words}`,
      run: () => view.setState(choice),
    };
  });
  const tabs = TABS.map(([label, dockTab]): Entry => {
    return {
      id: `dock/${dockTab}`,
      group: 'Settings',
      label,
      detail: '',
      words: 'dock panel tab',
      run: () => view.setState({ dockOpen: true, dockTab, presenting: false }),
    };
  });
  const speeds = SPEEDS.map(({ speed, label, name }): Entry => {
    return {
      id: `speed/${label}`,
      group: 'Settings',
      label: `Speed: ${label}`,
      detail: name,
      words: 'faster slower simulated seconds',
      run: () => commands.control({ type: 'speed', speed }),
    };
  });
  return [...speeds, ...tabs, ...settings];
}
