import { useState } from 'react';
import { doorsOf, type Runnable } from '../../formats/task-definition/service-plan';
import type { ServiceView } from '../../model/view';
import type { Gesture } from '../../state/gesture';
import { planTaskSet } from '../../state/gestures/task-set';
import styles from '../add/add-card.module.css';
import { usable, useEntities } from '../add/choices';
import { ChoiceSetting, NumberSetting } from '../kit/setting';
import type { DeployFacts } from './deploy-facts';
import { Part } from './part';
import { useRevisionChoice } from './revision-choice';
import { RevisionForm } from './revision-form';

const NOWHERE = '';

/** Deployments of an EXTERNAL service are driven by hand: this makes the next task set. */
export function TaskSetForm(props: {
  service: ServiceView;
  facts: DeployFacts;
  onClose: () => void;
}) {
  const { service, facts, onClose } = props;
  const choice = useRevisionChoice(service, facts);
  const groups = usable(useEntities(), 'targetGroup');
  const [group, setGroup] = useState(NOWHERE);
  const [scale, setScale] = useState<number | ''>(0);
  const door = doorsOf(facts.definition as unknown as Runnable)[0];
  const plan = (): Gesture | string => {
    if (scale === '') return 'A task set needs a scale.';
    if (group !== NOWHERE && !door) return 'No container of the task definition has a port.';
    return planTaskSet(service, {
      revision: choice.named,
      behaviour: choice.behaviour,
      loadBalancer:
        group === NOWHERE || !door
          ? null
          : {
              targetGroupArn: group,
              containerName: door.containerName,
              containerPort: door.containerPort,
            },
      scale,
      like: facts.taskSets[0] ?? null,
    });
  };
  return (
    <RevisionForm verb="Create task set" choice={choice} plan={plan} onClose={onClose}>
      <Part title="Task set">
        <div className={styles.pair}>
          <ChoiceSetting
            text={{ name: 'targetGroupArn', hint: 'Listener rules are yours to change.' }}
            value={group}
            onChange={setGroup}
            choices={[
              { value: NOWHERE, label: 'none' },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <NumberSetting
            text={{ name: 'scale', hint: 'Of the service’s desired count, rounded up.' }}
            value={scale}
            onChange={setScale}
            min={0}
            max={100}
            suffix=" %"
          />
        </div>
      </Part>
    </RevisionForm>
  );
}
