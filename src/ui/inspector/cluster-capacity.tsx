import { Button } from '@mantine/core';
import type { ContainerInstanceView } from '../../model/infrastructure-view';
import type { ClusterView } from '../../model/view';
import { Section } from '../kit/section';
import { useParts } from '../sandbox-context';
import { EntityLinks } from './entity-links';
import styles from './panel.module.css';
import { entitiesOf, useCalm } from './use-calm';

const free = ({ registered, used }: { registered: number; used: number }) => registered - used;

const isUnnamed = ({ name, ec2InstanceId }: ContainerInstanceView) => name === ec2InstanceId;

/** Those of one Auto Scaling group may have one name: the end of the id tells them apart. */
function instanceWords(one: ContainerInstanceView, all: readonly ContainerInstanceView[]): string {
  const { name, ec2InstanceId } = one;
  const end = `…${ec2InstanceId.slice(-4)}`;
  if (isUnnamed(one)) return `${name.slice(0, 6)}${end}`;
  return all.some((other) => other !== one && other.name === name) ? `${name} ${end}` : name;
}

function InstanceTable({ instances }: { instances: readonly ContainerInstanceView[] }) {
  const { view } = useParts();
  return (
    <table className={`${styles.table} ${styles.wholeWords}`}>
      <thead>
        <tr>
          <th scope="col">Instance</th>
          <th scope="col">Status</th>
          <th scope="col">Tasks</th>
          <th scope="col">CPU free</th>
          <th scope="col">MiB free</th>
        </tr>
      </thead>
      <tbody>
        {instances.map((one) => (
          <tr key={one.id}>
            <td className={isUnnamed(one) ? styles.id : undefined}>
              <button
                type="button"
                className={styles.cellLink}
                onClick={() => view.setState({ selection: [one.id] })}
              >
                {instanceWords(one, instances)}
              </button>
            </td>
            <td>{one.state === 'running' ? one.status : one.state}</td>
            <td>{one.runningTasks + one.pendingTasks}</td>
            <td>{free(one.cpu)}</td>
            <td>{free(one.memory)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `default, base 1, weight 3`; empty for a provider that is only named by services. */
function shareWords(cluster: ClusterView, name: string): string {
  const usual = cluster.defaultCapacityProviderStrategy;
  const item = usual.find((one) => one.capacityProvider === name);
  if (!item) return '';
  const base = item.base > 0 ? `, base ${item.base}` : '';
  return usual.length > 1 || base ? `default, weight ${item.weight}${base}` : 'default';
}

/** What a cluster's tasks run on: instances, capacity providers; and the networks they are in. */
export function ClusterCapacity({ cluster }: { cluster: ClusterView }) {
  const { view } = useParts();
  const mirror = useCalm((state) => state);
  const instances = entitiesOf(mirror, 'containerInstance').filter(
    (one) => one.clusterArn === cluster.id,
  );
  const providers = entitiesOf(mirror, 'capacityProvider');
  const add = (component: string) =>
    view.setState({ dialog: { kind: 'add', component, at: null, onto: cluster.id } });
  return (
    <>
      <Section title="Container instances" aside={instances.length}>
        {instances.length === 0 && (
          <p className={styles.empty}>None: tasks run on Fargate, or on capacity not declared.</p>
        )}
        {instances.length > 0 && <InstanceTable instances={instances} />}
        <div className={`${styles.buttons} ${styles.spaced}`}>
          <Button variant="outline" onClick={() => add('ec2-instance')}>
            Launch instances…
          </Button>
          <Button variant="outline" onClick={() => view.setState({ dialog: { kind: 'networks' } })}>
            Networks…
          </Button>
        </div>
      </Section>
      <Section title="Capacity providers" aside={cluster.capacityProviders.length}>
        {cluster.capacityProviders.length === 0 && (
          <p className={styles.empty}>None is associated.</p>
        )}
        <EntityLinks
          label="Capacity providers"
          items={cluster.capacityProviders.map((name) => ({
            id: providers.find((one) => one.name === name)?.id ?? name,
            name,
            about: shareWords(cluster, name),
          }))}
        />
        <div className={`${styles.buttons} ${styles.spaced}`}>
          <Button variant="outline" onClick={() => add('capacity-provider')}>
            Add a provider…
          </Button>
        </div>
      </Section>
    </>
  );
}
