import { lazy, type ReactNode } from 'react';
import type { EntityView } from '../../model/view';
import { ExecPanel } from '../exec/exec-panel';
import { SshPanel } from '../exec/ssh-panel';
import { isAnnotationId } from '../canvas/annotations/annotation-nodes';
import { Late } from '../kit/late';
import { TabStrip } from '../kit/tab-strip';
import { EntityLogs } from '../logs/entity-logs';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { ScalingPanel } from '../scaling/scaling-panel';
import { AlarmConfigure, AlarmState } from './alarm-panel';
import { CliPanel } from './cli-panel';
import { ClusterConfigure } from './cluster-configure';
import { ClusterState } from './cluster-state';
import { FaultState } from './fault-panel';
import { FileSystemConfigure } from './file-system-configure';
import styles from './inspector.module.css';
import { InspectorHeader } from './inspector-header';
import { InstanceState } from './instance-state';
import { JsonPanel } from './json-panel';
import { LabelField } from './label-field';
import { LoadBalancerConfigure } from './load-balancer-configure';
import { LoadBalancerState } from './load-balancer-state';
import { Overview } from './overview';
import panel from './panel.module.css';
import { PastNote } from './past-note';
import { ProviderConfigure, ProviderState } from './provider-panel';
import { ServiceConfigure } from './service-configure';
import { ServiceState } from './service-state';
import { FileSystemState, VolumeState } from './storage-state';
import { tabsOf } from './tabs';
import { TargetGroupConfigure } from './target-group-configure';
import { TargetGroupState } from './target-group-state';
import { TaskConfigure } from './task-configure';
import { TaskState } from './task-state';
import { TrafficConfigure, TrafficState } from './traffic-panel';
import { useCalmEntity } from './use-calm';

const ManySelected = lazy(async () => ({
  default: (await import('../canvas/editing/many-selected')).ManySelected,
}));

function stateOf(view: EntityView): ReactNode {
  switch (view.kind) {
    case 'task':
      return <TaskState task={view} />;
    case 'service':
      return <ServiceState service={view} />;
    case 'cluster':
      return <ClusterState cluster={view} />;
    case 'loadBalancer':
      return <LoadBalancerState balancer={view} />;
    case 'targetGroup':
      return <TargetGroupState group={view} />;
    case 'traffic':
      return <TrafficState traffic={view} />;
    case 'alarm':
      return <AlarmState alarm={view} />;
    case 'fault':
      return <FaultState view={view} />;
    case 'containerInstance':
      return <InstanceState instance={view} />;
    case 'capacityProvider':
      return <ProviderState provider={view} />;
    case 'fileSystem':
      return <FileSystemState fileSystem={view} />;
    case 'ebsVolume':
      return <VolumeState volume={view} />;
  }
}

function configureOf(view: EntityView): ReactNode {
  switch (view.kind) {
    case 'task':
      return <TaskConfigure task={view} />;
    case 'service':
      return <ServiceConfigure service={view} />;
    case 'loadBalancer':
      return <LoadBalancerConfigure balancer={view} />;
    case 'targetGroup':
      return <TargetGroupConfigure group={view} />;
    case 'traffic':
      return <TrafficConfigure traffic={view} />;
    case 'alarm':
      return <AlarmConfigure alarm={view} />;
    case 'cluster':
      return <ClusterConfigure cluster={view} />;
    case 'capacityProvider':
      return <ProviderConfigure provider={view} />;
    case 'fileSystem':
      return <FileSystemConfigure fileSystem={view} />;
    case 'containerInstance':
    case 'ebsVolume':
    case 'fault':
      return (
        <div className={panel.form}>
          <LabelField id={view.id} />
        </div>
      );
  }
}

/** So many tabs have room to stand apart. */
const FEW = 5;

function Selected({ view }: { view: EntityView }) {
  const parts = useParts();
  const wanted = useView((state) => state.inspectorTab);
  const tabs = tabsOf(view);
  // What the selection before had a tab for, this one may not have.
  const tab = tabs.some(({ id }) => id === wanted) ? wanted : 'state';
  return (
    <>
      <InspectorHeader view={view} />
      <PastNote />
      <div className={styles.tabs} data-many={tabs.length > FEW || undefined}>
        <TabStrip
          label="Inspector"
          tabs={tabs}
          selected={tab}
          onSelect={(id) => parts.view.setState({ inspectorTab: id })}
          panelPrefix="inspector"
        />
      </div>
      {/* A form starts anew for another selection. */}
      <div
        key={view.id}
        className={styles.body}
        role="tabpanel"
        id={`inspector-${tab}`}
        aria-labelledby={`inspector-${tab}-tab`}
      >
        {tab === 'state' && stateOf(view)}
        {tab === 'logs' && <EntityLogs view={view} />}
        {tab === 'exec' && view.kind === 'task' && <ExecPanel task={view} />}
        {tab === 'ssh' && view.kind === 'containerInstance' && <SshPanel instance={view} />}
        {tab === 'scaling' && view.kind === 'service' && <ScalingPanel service={view} />}
        {tab === 'configure' && configureOf(view)}
        {tab === 'json' && <JsonPanel view={view} />}
        {tab === 'cli' && <CliPanel view={view} />}
      </div>
    </>
  );
}

/** The right panel: the selection's live state, its settings, and AWS's answer about it. */
export function Inspector() {
  const id = useView((state) => state.selection.at(-1) ?? null);
  const view = useCalmEntity(id);
  const name = useWorkspace((state) => state.name);
  const isSelection = useView(({ selection }) => selection.length > 1);
  if (isSelection || isAnnotationId(id ?? '')) {
    return (
      <Late>
        <ManySelected />
      </Late>
    );
  }
  if (view) return <Selected view={view} />;
  return (
    <>
      <header className={styles.header}>
        <div className={styles.over}>Sandbox</div>
        <h2 className={styles.title}>{name}</h2>
      </header>
      <PastNote />
      <div className={styles.body} data-alone>
        <Overview />
      </div>
    </>
  );
}
