import { useState } from 'react';
import { freeServiceName, planService } from '../../state/gestures/containers';
import { ChoiceSetting, NumberSetting, SwitchSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { useEntities, useTaskDefinitions } from './choices';
import { ClusterField, useClusterChoice } from './cluster-field';
import { DefinitionExtras, DefinitionFields, useDefinition } from './definition-fields';
import { ComputeFields, MoreSettings, PlacementFields, TaskNetworkFields } from './launch-fields';
import { type LaunchChoice, useLaunch } from './use-launch';

const SCHEDULING = [
  { value: 'REPLICA', label: 'REPLICA: so many tasks' },
  { value: 'DAEMON', label: 'DAEMON: one on each instance' },
] as const;

/** Settings of the service itself, beside what it runs and on what. */
const START = {
  desired: 2 as number | '',
  scheduling: 'REPLICA' as 'REPLICA' | 'DAEMON',
  rebalancing: true,
  exec: false,
};

export function AddService({ at, onto }: AddProps) {
  const entities = useEntities();
  const cluster = useClusterChoice(onto, at !== null);
  const [typed, setName] = useState<string | null>(null);
  const name = typed ?? freeServiceName(entities, cluster.cluster ?? cluster.newCluster);
  const [held, setHeld] = useState(START);
  const set = (change: Partial<typeof held>) => setHeld((before) => ({ ...before, ...change }));
  const definition = useDefinition(name);
  const choice = useLaunch(entities, cluster.cluster, definition.givenMode);
  const existing = useTaskDefinitions();
  const isDaemon = held.scheduling === 'DAEMON' && !choice.isFargate;
  const problem =
    (name === '' && 'A service needs a name.') ||
    (!isDaemon && held.desired === '' && 'How many tasks should run?') ||
    choice.problem ||
    definition.problem;
  const plan =
    problem ||
    planService(entities, {
      cluster: cluster.cluster,
      newCluster: cluster.newCluster,
      name,
      ...(isDaemon ? { schedulingStrategy: 'DAEMON' } : { desiredCount: Number(held.desired) }),
      ...definition.options,
      launch: choice.launch,
      ...(!held.rebalancing && { availabilityZoneRebalancing: 'DISABLED' }),
      enableExecuteCommand: held.exec,
      // In a cluster that is there already the next free place is taken.
      at: cluster.cluster === null ? at : null,
    });
  return (
    <AddCard component="service" title="Service" verb="Create" plan={plan}>
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'serviceName', hint: 'This cannot be changed later.' }}
          value={name}
          onChange={setName}
        />
        {!isDaemon && (
          <NumberSetting
            text={{ name: 'desiredCount', hint: 'Tasks kept running.' }}
            value={held.desired}
            onChange={(desired) => set({ desired })}
            min={0}
          />
        )}
      </div>
      <ClusterField held={cluster} />
      <ComputeFields choice={choice} />
      <DefinitionFields definition={definition} existing={existing} choice={choice} />
      <MoreFields {...{ held, set, definition, choice, isDaemon }} />
    </AddCard>
  );
}

function MoreFields(props: {
  held: typeof START;
  set: (change: Partial<typeof START>) => void;
  definition: ReturnType<typeof useDefinition>;
  choice: LaunchChoice;
  isDaemon: boolean;
}) {
  const { held, set, definition, choice, isDaemon } = props;
  return (
    <MoreSettings>
      {!choice.isFargate && (
        <ChoiceSetting
          text={{ name: 'schedulingStrategy', hint: 'This cannot be changed later.' }}
          value={held.scheduling}
          onChange={(next) => set({ scheduling: next === 'DAEMON' ? 'DAEMON' : 'REPLICA' })}
          choices={SCHEDULING}
        />
      )}
      <TaskNetworkFields choice={choice} />
      <PlacementFields choice={choice} daemon={isDaemon} />
      <DefinitionExtras definition={definition} choice={choice} />
      {!isDaemon && (
        <SwitchSetting
          text={{
            name: 'availabilityZoneRebalancing',
            hint: 'Tasks are evened out between zones again after a zone was lost.',
          }}
          value={held.rebalancing}
          onChange={(rebalancing) => set({ rebalancing })}
        />
      )}
      <SwitchSetting
        text={{ name: 'enableExecuteCommand', hint: 'Lets ECS Exec into its containers.' }}
        value={held.exec}
        onChange={(exec) => set({ exec })}
      />
    </MoreSettings>
  );
}
