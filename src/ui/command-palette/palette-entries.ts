import { SCENARIOS } from '../../content';
import type { Scenario } from '../../content/define';
import type { StoredSandbox } from '../../state/commands';
import { jumpTo, openTerminal } from '../../state/view-store';
import { PALETTE } from '../palette/components';
import type { SandboxParts } from '../sandbox-context';
import { ACTION_GROUPS } from '../shell/actions';
import { configureEntries } from './configure-entries';
import { entityWords } from './entity-words';
import type { Entry } from './entry';
import { sandboxEntries } from './sandbox-entries';
import { settingsEntries } from './settings-entries';

/** What an entry can do beyond what every component can. */
export interface PaletteWays {
  runTemplate: (scenario: Scenario) => void;
  /** Opens one of this browser's sandboxes. */
  open: (id: string) => void;
}

/** Everything that can be done or gone to now. */
export function paletteEntries(
  parts: SandboxParts,
  stored: readonly StoredSandbox[],
  ways: PaletteWays,
): Entry[] {
  const { view, commands, workspace } = parts;
  const { documentId } = workspace.getState();
  return [
    ...actionEntries(parts),
    ...sandboxEntries(parts),
    ...entityEntries(parts),
    ...componentEntries(parts),
    ...SCENARIOS.map((scenario): Entry => ({
      id: `template/${scenario.id}`,
      group: 'Templates',
      label: scenario.title,
      detail: 'Run template',
      words: `${scenario.group ?? ''} ${scenario.id} ${scenario.summary}`,
      run: () => ways.runTemplate(scenario),
    })),
    ...stored
      .filter(({ id }) => id !== documentId)
      .map(({ id, name }): Entry => ({
        id: `sandbox/${id}`,
        group: 'Sandboxes',
        label: name,
        detail: 'Open sandbox',
        words: 'stored saved',
        run: () => ways.open(id),
      })),
    ...settingsEntries(view, commands),
    ...configureEntries(parts),
  ];
}

function actionEntries(parts: SandboxParts): Entry[] {
  return ACTION_GROUPS.flatMap(({ title, actions }) =>
    actions
      .filter((action) => action.id !== 'panels.palette' && action.when(parts))
      .map((action): Entry => ({
        id: action.id,
        group: 'Actions',
        label: action.label,
        detail: title,
        words: action.id,
        keys: action.keys[0],
        run: () => action.run(parts),
      })),
  );
}

function entityEntries({ mirror, view, workspace }: SandboxParts): Entry[] {
  const { layout } = workspace.getState();
  return [...mirror.getState().entities.values()].flatMap((entity) => {
    const words = entityWords(entity);
    if (!words) return [];
    const label = layout[entity.id]?.label;
    return {
      id: entity.id,
      group: 'In this sandbox',
      label: label === undefined ? words.name : `${label} (${words.name})`,
      detail: words.detail,
      words: `${words.words} go to find jump`,
      isOver: entity.kind === 'task' && entity.lastStatus === 'STOPPED',
      run: () => jumpTo(view, entity.id),
    };
  });
}

function componentEntries({ view }: SandboxParts): Entry[] {
  return PALETTE.flatMap(({ components }) =>
    components.map(({ id, label, hint, words }): Entry => {
      return {
        id: `add/${id}`,
        group: 'Add',
        label: `Add: ${label}`,
        detail: '',
        words: `create new ${words} ${hint}`,
        run: () => {
          const onto = view.getState().selection.at(-1) ?? null;
          view.setState({ dialog: { kind: 'add', component: id, at: null, onto } });
        },
      };
    }),
  );
}

/** A line of the command language is offered to the terminal as it stands. */
export function commandEntry({ view }: SandboxParts, search: string): Entry[] {
  const line = search.trim();
  if (!/^(aws|ecs-deploy|docker)\s/.test(line)) return [];
  return [
    {
      id: 'terminal/line',
      group: 'Actions',
      label: line,
      detail: 'In the terminal',
      words: '',
      run: () => openTerminal(view, line),
    },
  ];
}
