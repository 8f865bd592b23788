import { useState } from 'react';
import { freeClusterName, planCluster } from '../../state/gestures/containers';
import { TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import { useEntities } from './choices';

export function AddCluster({ at }: AddProps) {
  const entities = useEntities();
  const [name, setName] = useState(() => freeClusterName(entities));
  const plan = name ? planCluster(entities, { name, at }) : 'A cluster needs a name.';
  return (
    <AddCard component="cluster" title="Cluster" verb="Create" plan={plan}>
      <TextSetting
        text={{ name: 'clusterName', hint: 'The frame that services and tasks run in.' }}
        value={name}
        onChange={setName}
      />
    </AddCard>
  );
}
