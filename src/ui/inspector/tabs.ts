import type { EntityView } from '../../model/view';
import type { InspectorTab } from '../../state/view-store';
import type { TabItem } from '../kit/tab-strip';

type Tab = TabItem<InspectorTab>;

const FIRST: readonly Tab[] = [
  { id: 'state', label: 'State' },
  { id: 'configure', label: 'Configure' },
  { id: 'logs', label: 'Logs' },
];
const LAST: readonly Tab[] = [
  { id: 'json', label: 'JSON' },
  { id: 'cli', label: 'CLI' },
];

/** What of an entity there is to see: tabs of its own stand after those of all. */
const OWN: Partial<Record<EntityView['kind'], readonly Tab[]>> = {
  task: [{ id: 'exec', label: 'Exec' }],
  service: [{ id: 'scaling', label: 'Scaling' }],
  containerInstance: [{ id: 'ssh', label: 'SSH' }],
};

export const tabsOf = ({ kind }: EntityView): readonly Tab[] => [
  ...FIRST,
  ...(OWN[kind] ?? []),
  ...LAST,
];
