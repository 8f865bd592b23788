import { useState } from 'react';
import { freeClusterName, planCluster } from '../../state/gestures/containers';
import { TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import { usable, useEntities } from './choices';

export function AddCluster({ at }: AddProps) {
  const entities = useEntities();
  const [name, setName] = useState(() => freeClusterName(entities));
  const taken = usable(entities, 'cluster').some((one) => one.name === name);
  const problem =
    (name === '' && 'A cluster needs a name.') ||
    (taken && `There is a cluster ${name} already: AWS would answer with it and make nothing.`);
  const plan = problem || planCluster(entities, { name, at });
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
