import { useState } from 'react';
import { planTask } from '../../state/gestures/containers';
import { NumberSetting, SwitchSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { useEntities, useTaskDefinitions } from './choices';
import { ClusterField, useClusterChoice } from './cluster-field';
import { DefinitionExtras, DefinitionFields, useDefinition } from './definition-fields';
import { ComputeFields, MoreSettings, PlacementFields, TaskNetworkFields } from './launch-fields';
import { useLaunch } from './use-launch';

export function AddTask({ at, onto }: AddProps) {
  const entities = useEntities();
  const cluster = useClusterChoice(onto, at !== null);
  const [family, setFamily] = useState('job');
  const [count, setCount] = useState<number | ''>(1);
  const [exec, setExec] = useState(false);
  const definition = useDefinition(family);
  const choice = useLaunch(entities, cluster.cluster, definition.givenMode);
  const existing = useTaskDefinitions();
  const problem =
    (definition.isNew && family === '' && 'A task definition needs a family.') ||
    (count === '' && 'How many tasks should run?') ||
    choice.problem ||
    definition.problem;
  const plan =
    problem ||
    planTask(entities, {
      cluster: cluster.cluster,
      newCluster: cluster.newCluster,
      ...(definition.isNew && { family }),
      count: Number(count),
      ...definition.options,
      launch: choice.launch,
      enableExecuteCommand: exec,
      at,
    });
  return (
    <AddCard component="task" title="Task (run-task)" verb="Run" plan={plan}>
      <div className={styles.pair}>
        {definition.isNew && (
          <TextSetting
            text={{ name: 'family', hint: 'Name of the new task definition.' }}
            value={family}
            onChange={setFamily}
          />
        )}
        <NumberSetting
          text={{ name: 'count', hint: 'Run once, not replaced.', range: '1–10' }}
          value={count}
          onChange={setCount}
          min={1}
          max={10}
        />
      </div>
      <ClusterField held={cluster} />
      <ComputeFields choice={choice} />
      <DefinitionFields definition={definition} existing={existing} choice={choice} />
      <MoreSettings>
        <TaskNetworkFields choice={choice} />
        <PlacementFields choice={choice} daemon={false} />
        <DefinitionExtras definition={definition} choice={choice} />
        <SwitchSetting
          text={{ name: 'enableExecuteCommand', hint: 'Lets ECS Exec into its containers.' }}
          value={exec}
          onChange={setExec}
        />
      </MoreSettings>
    </AddCard>
  );
}
