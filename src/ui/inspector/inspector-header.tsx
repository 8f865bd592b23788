import { ActionIcon, Tooltip } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { roleOfTask } from '../../drawing/revision-roles';
import { lastPart } from '../../model/ids';
import type { EntityView, TaskView } from '../../model/view';
import { StatusPill } from '../kit/status-pill';
import { useParts, useWorkspace } from '../sandbox-context';
import { WhyButton } from '../why/why-button';
import { AlarmPill } from './alarm-panel';
import styles from './inspector.module.css';
import { InstancePill } from './instance-state';
import { ServicePill } from './service-state';
import { taskTone } from './task-tone';
import { entityOf, useCalm, useNow } from './use-calm';

interface HeaderText {
  /** What it is, and of what. */
  over: string;
  title: string;
  mono?: boolean;
}

function headerOf(view: EntityView): HeaderText {
  switch (view.kind) {
    case 'task':
      return {
        over: `Task · ${view.taskDefinition} · ${view.availabilityZone}`,
        title: view.shortId,
        mono: true,
      };
    case 'service':
      return {
        over: ['Service', lastPart(view.clusterArn), view.launchType].filter(Boolean).join(' · '),
        title: view.name,
      };
    case 'cluster':
      return {
        over: view.capacity === '' ? 'Cluster' : `Cluster · ${view.capacity}`,
        title: view.name,
      };
    case 'loadBalancer':
      return { over: 'Application Load Balancer', title: view.name };
    case 'targetGroup':
      return { over: `Target group · ${view.targetType} · HTTP :${view.port}`, title: view.name };
    case 'traffic':
      return { over: 'Client traffic', title: view.name };
    case 'fault':
      return { over: 'Fault', title: view.fault.type };
    case 'alarm':
      return { over: `CloudWatch alarm · ${view.metricName}`, title: view.name };
    case 'containerInstance':
      return { over: `EC2 instance · ${view.instanceType}`, title: view.name };
    case 'capacityProvider':
      return { over: 'Capacity provider', title: view.name };
    case 'fileSystem':
      return { over: 'EFS file system', title: view.name };
    case 'ebsVolume':
      return { over: 'EBS volume', title: view.name };
    case 'serviceCall':
      return { over: 'Service to service', title: view.name };
  }
}

function TaskPill({ task }: { task: TaskView }) {
  const now = useNow();
  const service = useCalm((state) => entityOf(state, 'service', task.serviceArn));
  const tone = taskTone(task, roleOfTask(task, service), now);
  return <StatusPill word={task.lastStatus} tone={tone} />;
}

function pillOf(view: EntityView): ReactNode {
  if (view.kind === 'task') return <TaskPill task={view} />;
  if (view.kind === 'service') return <ServicePill service={view} />;
  if (view.kind === 'containerInstance') return <InstancePill instance={view} />;
  if (view.kind === 'alarm') return <AlarmPill alarm={view} />;
  if (view.kind === 'targetGroup' && view.routing.value === 'fail-open') {
    return <StatusPill word="fail-open" tone="failing" />;
  }
  if (view.kind === 'fault') {
    const { active } = view.fault;
    return <StatusPill word={active ? 'active' : 'done'} tone={active ? 'failing' : 'neutral'} />;
  }
  return null;
}

/** Names what is selected, says its state in a word, and offers to delete it. */
export function InspectorHeader({ view }: { view: EntityView }) {
  const parts = useParts();
  const label = useWorkspace((state) => state.layout[view.id]?.label);
  const { over, title, mono } = headerOf(view);
  const remove = () => parts.view.setState({ dialog: { kind: 'remove', ids: [view.id] } });
  // A task is stopped, a fault cleared: both by their own button.
  const removable = view.kind !== 'task' && view.kind !== 'fault';
  return (
    <header className={styles.header}>
      <div className={styles.lead}>
        <div className={styles.over}>{label ? `${over} · ${label}` : over}</div>
        <WhyButton view={view} />
      </div>
      <div className={styles.headline}>
        <h2 className={styles.title} data-mono={mono || undefined}>
          {title}
        </h2>
        {pillOf(view)}
        {removable && (
          <Tooltip label={`Delete ${title}…`}>
            <ActionIcon onClick={remove} aria-label={`Delete ${title}…`}>
              <Trash2 size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </header>
  );
}
