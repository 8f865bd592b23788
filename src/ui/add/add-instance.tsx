import { useState } from 'react';
import { USUAL_SUBNETS } from '../../model/service-network';
import { freeInstanceName, planInstances } from '../../state/gestures/capacity';
import { ChoiceSetting, NumberSetting, SwitchSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { useEntities } from './choices';
import { ClusterField, useClusterChoice } from './cluster-field';
import { INSTANCE_TYPE_CHOICES, instanceTypeWords } from './instance-types';
import { NetworkFields } from './network-fields';
import { useNetworks } from './use-networks';

/** EC2 instances for a cluster: `aws ec2 run-instances`. */
export function AddInstance({ at, onto }: AddProps) {
  const entities = useEntities();
  const networks = useNetworks();
  const cluster = useClusterChoice(onto, at !== null);
  const [held, setHeld] = useState(() => ({
    name: freeInstanceName(entities),
    instanceType: 'm5.large',
    count: 1 as number | '',
    subnets: [...USUAL_SUBNETS],
    securityGroups: [] as string[],
    isSpot: false,
  }));
  const set = (change: Partial<typeof held>) => setHeld((before) => ({ ...before, ...change }));
  const { count } = held;
  const problem =
    (held.name === '' && 'An instance needs a name here.') ||
    (count === '' && 'How many instances should run?') ||
    (held.subnets.length === 0 && 'An instance needs a subnet.');
  const plan =
    problem ||
    planInstances(entities, {
      ...held,
      count: Number(count),
      cluster: cluster.cluster,
      newCluster: cluster.newCluster,
      at,
    });
  return (
    <AddCard component="ec2-instance" title="EC2 instance" verb="Launch" plan={plan}>
      <ChoiceSetting
        text={{ name: 'Instance type', hint: instanceTypeWords(held.instanceType) }}
        value={held.instanceType}
        onChange={(instanceType) => set({ instanceType })}
        choices={INSTANCE_TYPE_CHOICES}
      />
      <div className={styles.pair}>
        <NumberSetting
          text={{ name: 'Count', hint: 'Shared out over the subnets.', range: '1–20' }}
          value={count}
          onChange={(next) => set({ count: next })}
          min={1}
          max={20}
        />
        <TextSetting
          text={{ name: 'Name', hint: 'The tag Name; further ones count on.' }}
          value={held.name}
          onChange={(name) => set({ name })}
        />
      </div>
      <ClusterField held={cluster} />
      <NetworkFields
        networks={networks}
        subnets={held.subnets}
        securityGroups={held.securityGroups}
        onSubnets={(subnets) => set({ subnets })}
        onGroups={(securityGroups) => set({ securityGroups })}
        of="instances"
      />
      <SwitchSetting
        text={{ name: 'Spot', hint: 'Cheaper; AWS can take it back, two minutes after a warning.' }}
        value={held.isSpot}
        onChange={(isSpot) => set({ isSpot })}
      />
    </AddCard>
  );
}
