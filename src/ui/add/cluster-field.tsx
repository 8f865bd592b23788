import { useState } from 'react';
import { freeClusterName } from '../../state/gestures/containers';
import { ChoiceSetting } from '../kit/setting';
import { clusterOf, usable, useEntities } from './choices';

const NEW = 'new';

/** The cluster something is dropped on, the only one there is, or one to be made along with it. */
export function useClusterChoice(onto: string | null, dropped: boolean) {
  const entities = useEntities();
  const clusters = usable(entities, 'cluster');
  const [choice, setChoice] = useState<string>(() => {
    const under = clusterOf(entities, onto);
    // On empty canvas a new cluster is meant; by key or click, the one that is there.
    return under ?? (dropped ? undefined : clusters.at(-1)?.id) ?? NEW;
  });
  const newCluster = freeClusterName(entities);
  const cluster = choice === NEW ? null : choice;
  return { cluster, newCluster, choice, setChoice, clusters };
}

export function ClusterField({ held }: { held: ReturnType<typeof useClusterChoice> }) {
  const { choice, setChoice, clusters, newCluster } = held;
  return (
    <ChoiceSetting
      text={{ name: 'cluster', hint: 'Where it runs; this cannot be changed later.' }}
      value={choice}
      onChange={setChoice}
      choices={[
        ...clusters.map(({ id, name }) => ({ value: id, label: name })),
        { value: NEW, label: `make a new cluster, ${newCluster}` },
      ]}
    />
  );
}
