import type { EntityView } from '../../model/view';
import type { InspectorTab } from '../../state/view-store';
import type { TabItem } from '../kit/tab-strip';

type Tab = TabItem<InspectorTab>;

const STATE: Tab = { id: 'state', label: 'State' };
const LAST: readonly Tab[] = [
  { id: 'configure', label: 'Configure' },
  { id: 'json', label: 'JSON' },
  { id: 'cli', label: 'CLI' },
];

/** What of an entity there is to see: tabs of its own stand between its state and its settings. */
const OWN: Partial<Record<EntityView['kind'], readonly Tab[]>> = {
  task: [
    { id: 'logs', label: 'Logs' },
    { id: 'exec', label: 'Exec' },
  ],
  service: [{ id: 'scaling', label: 'Scaling' }],
  containerInstance: [{ id: 'ssh', label: 'SSH' }],
};

export const tabsOf = ({ kind }: EntityView): readonly Tab[] => [
  STATE,
  ...(OWN[kind] ?? []),
  ...LAST,
];
