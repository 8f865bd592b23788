import type { ClusterView } from '../../model/view';
import { CostByResource } from '../cost/cost-section';
import { isOfCluster } from '../cost/cost-parts';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { ClusterCapacity } from './cluster-capacity';
import { EntityLinks } from './entity-links';
import styles from './panel.module.css';
import { entitiesOf, useCalm } from './use-calm';

/** A cluster: what runs in it. */
export function ClusterState({ cluster }: { cluster: ClusterView }) {
  const mirror = useCalm((state) => state);
  const services = entitiesOf(mirror, 'service').filter((one) => one.clusterArn === cluster.id);
  const alone = entitiesOf(mirror, 'task').filter(
    (task) => task.clusterArn === cluster.id && task.serviceArn === null,
  );
  return (
    <>
      <Section title="Cluster">
        <FigureList
          figures={[
            { name: 'Status', value: cluster.status },
            { name: 'Capacity', value: cluster.capacity || 'none yet' },
            { name: 'Running tasks', value: cluster.runningTasks },
            { name: 'Pending tasks', value: cluster.pendingTasks },
            { name: 'Active services', value: cluster.activeServices },
          ]}
        />
      </Section>
      <Section title="Services">
        {services.length === 0 && <p className={styles.empty}>None yet.</p>}
        <EntityLinks
          label="Services"
          items={services.map(({ id, name, running, desired }) => ({
            id,
            name,
            about: `${running} of ${desired} running`,
          }))}
        />
      </Section>
      <ClusterCapacity cluster={cluster} />
      {alone.length > 0 && (
        <Section title="Tasks without a service">
          <EntityLinks
            label="Tasks without a service"
            items={alone.map((task) => ({
              id: task.id,
              name: <span className="mono">{task.shortId}</span>,
              about: task.lastStatus,
            }))}
          />
        </Section>
      )}
      <CostByResource isPart={isOfCluster(cluster, mirror)} />
    </>
  );
}
