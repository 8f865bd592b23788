import { useState } from 'react';
import { freeServiceName, planService } from '../../state/gestures/containers';
import { NumberSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { useEntities, useTaskDefinitions } from './choices';
import { ClusterField, useClusterChoice } from './cluster-field';
import { DefinitionFields, useDefinition } from './definition-fields';

export function AddService({ at, onto }: AddProps) {
  const entities = useEntities();
  const cluster = useClusterChoice(onto, at !== null);
  const [typed, setName] = useState<string | null>(null);
  const name = typed ?? freeServiceName(entities, cluster.cluster ?? cluster.newCluster);
  const [desired, setDesired] = useState<number | ''>(2);
  const definition = useDefinition(name);
  const existing = useTaskDefinitions();
  const problem =
    (name === '' && 'A service needs a name.') ||
    (desired === '' && 'How many tasks should run?') ||
    definition.problem;
  const plan =
    problem ||
    planService(entities, {
      cluster: cluster.cluster,
      newCluster: cluster.newCluster,
      name,
      desiredCount: Number(desired),
      ...definition.options,
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
        <NumberSetting
          text={{ name: 'desiredCount', hint: 'Tasks kept running.' }}
          value={desired}
          onChange={setDesired}
          min={0}
        />
      </div>
      <ClusterField held={cluster} />
      <DefinitionFields definition={definition} existing={existing} />
    </AddCard>
  );
}
