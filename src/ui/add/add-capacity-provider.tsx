import { useState } from 'react';
import { USUAL_SUBNETS } from '../../model/service-network';
import { freeProviderName, planProvider } from '../../state/gestures/capacity';
import { ChoiceSetting, NumberSetting, SwitchSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { useEntities } from './choices';
import { ClusterField, useClusterChoice } from './cluster-field';
import { INSTANCE_TYPE_CHOICES, instanceTypeWords } from './instance-types';
import { NetworkFields } from './network-fields';
import { useNetworks } from './use-networks';

const START = {
  name: null as string | null,
  instanceType: 'm5.large',
  isSpot: false,
  min: 0 as number | '',
  max: 4 as number | '',
  desired: 0 as number | '',
  subnets: [...USUAL_SUBNETS],
  securityGroups: [] as string[],
  isManaged: true,
  targetCapacity: 100 as number | '',
  managedTerminationProtection: false,
  managedDraining: true,
  isDefault: true,
};
type Held = typeof START;
type Set = (change: Partial<Held>) => void;

/** What keeps it from being made, in words; null when nothing does. */
function problemOf(held: Held, name: string): string | null {
  const { min, max, desired } = held;
  if (name === '') return 'A capacity provider needs a name.';
  if (/^(aws|ecs|fargate)/i.test(name)) return 'ECS keeps names that begin so for itself.';
  if (min === '' || max === '' || desired === '' || held.targetCapacity === '') {
    return 'A value is missing above.';
  }
  if (min > max || desired < min || desired > max) return 'Desired lies between min and max.';
  return held.subnets.length === 0 ? 'A group needs a subnet.' : null;
}

/** A capacity provider with the Auto Scaling group that it scales. */
export function AddCapacityProvider({ at, onto }: AddProps) {
  const entities = useEntities();
  const networks = useNetworks();
  const cluster = useClusterChoice(onto, at !== null);
  const [held, setHeld] = useState(START);
  const set: Set = (change) => setHeld((before) => ({ ...before, ...change }));
  const name = held.name ?? freeProviderName(entities, cluster.cluster ?? cluster.newCluster);
  const plan =
    problemOf(held, name) ??
    planProvider(entities, {
      ...held,
      name,
      min: Number(held.min),
      max: Number(held.max),
      desired: Number(held.desired),
      targetCapacity: held.isManaged ? Number(held.targetCapacity) : null,
      managedTerminationProtection: held.isManaged && held.managedTerminationProtection,
      cluster: cluster.cluster,
      newCluster: cluster.newCluster,
      at,
    });
  return (
    <AddCard component="capacity-provider" title="Capacity provider" verb="Create" plan={plan}>
      <TextSetting
        text={{ name: 'Capacity provider name', hint: 'Strategies name it.' }}
        value={name}
        onChange={(next) => set({ name: next })}
      />
      <ClusterField held={cluster} />
      <GroupFields held={held} set={set} />
      <NetworkFields
        networks={networks}
        subnets={held.subnets}
        securityGroups={held.securityGroups}
        onSubnets={(subnets) => set({ subnets })}
        onGroups={(securityGroups) => set({ securityGroups })}
        of="instances"
      />
      <ScalingFields held={held} set={set} />
    </AddCard>
  );
}

function GroupFields({ held, set }: { held: Held; set: Set }) {
  return (
    <>
      <ChoiceSetting
        text={{ name: 'Instance type', hint: instanceTypeWords(held.instanceType) }}
        value={held.instanceType}
        onChange={(instanceType) => set({ instanceType })}
        choices={INSTANCE_TYPE_CHOICES}
      />
      <div className={styles.pair}>
        <NumberSetting
          text={{ name: 'Minimum size', hint: 'Instances that stay.' }}
          value={held.min}
          onChange={(min) => set({ min })}
          min={0}
        />
        <NumberSetting
          text={{ name: 'Maximum size', hint: 'Instances at most.' }}
          value={held.max}
          onChange={(max) => set({ max })}
          min={0}
        />
      </div>
      <div className={styles.pair}>
        <NumberSetting
          text={{ name: 'Desired capacity', hint: 'To begin with.' }}
          value={held.desired}
          onChange={(desired) => set({ desired })}
          min={0}
        />
        <SwitchSetting
          text={{ name: 'Spot', hint: 'Cheaper; AWS can take it back.' }}
          value={held.isSpot}
          onChange={(isSpot) => set({ isSpot })}
        />
      </div>
    </>
  );
}

function ScalingFields({ held, set }: { held: Held; set: Set }) {
  return (
    <>
      <SwitchSetting
        text={{ name: 'Managed scaling', hint: 'ECS sets how many instances the group has.' }}
        value={held.isManaged}
        onChange={(isManaged) => set({ isManaged })}
      />
      {held.isManaged && (
        <NumberSetting
          text={{
            name: 'Target capacity',
            hint: 'How full the instances are kept; below 100 some are spare.',
            range: '1–100 %',
            byDefault: '100 %',
          }}
          value={held.targetCapacity}
          onChange={(targetCapacity) => set({ targetCapacity })}
          min={1}
          max={100}
          suffix=" %"
        />
      )}
      {held.isManaged && (
        <SwitchSetting
          text={{
            name: 'Managed termination protection',
            hint: 'Scaling in takes no instance that has tasks.',
          }}
          value={held.managedTerminationProtection}
          onChange={(next) => set({ managedTerminationProtection: next })}
        />
      )}
      <SwitchSetting
        text={{ name: 'Managed draining', hint: 'Tasks move away before an instance goes.' }}
        value={held.managedDraining}
        onChange={(managedDraining) => set({ managedDraining })}
      />
      <SwitchSetting
        text={{
          name: 'Default capacity provider strategy',
          hint: 'For services and tasks that say nothing of what they run on.',
        }}
        value={held.isDefault}
        onChange={(isDefault) => set({ isDefault })}
      />
    </>
  );
}
