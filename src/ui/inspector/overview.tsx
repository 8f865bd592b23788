import { isWrittenOn } from '../../state/workspace-store';
import { runningWords } from '../../drawing/running-words';
import type { EntityView, ServiceView } from '../../model/view';
import { CostByResource } from '../cost/cost-section';
import { counted } from '../kit/counted';
import { Section } from '../kit/section';
import { useWorkspace } from '../sandbox-context';
import { EntityLinks } from './entity-links';
import styles from './panel.module.css';
import { TaskDefinitionList, useRegistered } from './task-definition-list';
import { entitiesOf, useCalm } from './use-calm';

interface Line {
  id: string;
  name: string;
  about: string;
}

function serviceWords(view: ServiceView): string {
  const { spoken } = runningWords({ ...view, groups: view.deployments.toReversed() });
  return view.unhealthy > 0 ? `${spoken} · ${view.unhealthy} unhealthy` : spoken;
}

/** A word about each entity, for lists. */
function lineOf(view: EntityView): Line | null {
  const { id } = view;
  switch (view.kind) {
    case 'service':
      return { id, name: view.name, about: serviceWords(view) };
    case 'loadBalancer':
      return { id, name: view.name, about: view.listeners.map((one) => `:${one.port}`).join(' ') };
    case 'targetGroup': {
      const healthy = view.targets.filter((one) => one.health === 'healthy').length;
      return { id, name: view.name, about: `${healthy} of ${view.targets.length} healthy` };
    }
    case 'cluster':
      return { id, name: view.name, about: counted(view.runningTasks, 'task') };
    case 'containerInstance':
      return { id, name: view.name, about: `${view.instanceType} · ${view.status}` };
    case 'capacityProvider': {
      const { instances, max } = view.autoScalingGroup;
      return { id, name: view.name, about: `${instances} of at most ${max} instances` };
    }
    case 'fileSystem':
      return { id, name: view.name, about: counted(view.taskArns.length, 'task') };
    case 'traffic':
      return { id, name: view.name, about: `${Number(view.currentRate.toFixed(1))} /s` };
    case 'fault':
      return { id, name: view.fault.type, about: view.fault.active ? 'active' : 'done' };
    case 'alarm':
      return { id, name: view.name, about: view.state.replace('_', ' ') };
    default:
      return null;
  }
}

const KINDS: readonly { kind: EntityView['kind']; title: string }[] = [
  { kind: 'traffic', title: 'Clients' },
  { kind: 'loadBalancer', title: 'Load balancers' },
  { kind: 'targetGroup', title: 'Target groups' },
  { kind: 'cluster', title: 'Clusters' },
  { kind: 'service', title: 'Services' },
  { kind: 'capacityProvider', title: 'Capacity providers' },
  { kind: 'containerInstance', title: 'EC2 instances' },
  { kind: 'fileSystem', title: 'File systems' },
  { kind: 'fault', title: 'Faults' },
  { kind: 'alarm', title: 'Alarms' },
];

/** With nothing selected: everything there is, by kind. */
export function Overview() {
  const mirror = useCalm((state) => state);
  const lists = KINDS.map(({ kind, title }) => ({
    title,
    items: entitiesOf(mirror, kind).flatMap((view) => lineOf(view) ?? []),
  })).filter(({ items }) => items.length > 0);
  const registered = useRegistered();
  const hasNotes = useWorkspace(isWrittenOn);
  const isOpening = useWorkspace(({ opening }) => opening !== null);
  if (isOpening && lists.length === 0) return null;
  if (lists.length === 0 && registered.length === 0) {
    return (
      <Section title={hasNotes ? 'Nothing that runs yet' : 'Nothing here yet'}>
        <p className={styles.note}>
          What you select on the canvas is shown here: its live state, its settings under AWS’s
          names, and AWS’s answer about it as JSON.
        </p>
      </Section>
    );
  }
  return (
    <>
      {lists.map(({ title, items }) => (
        <Section key={title} title={title} aside={items.length}>
          <EntityLinks label={title} items={items} />
        </Section>
      ))}
      {registered.length > 0 && <TaskDefinitionList names={registered} />}
      <CostByResource withRun />
    </>
  );
}
