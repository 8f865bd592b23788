import { useState } from 'react';
import { planEbsMount } from '../../state/gestures/storage';
import { counted } from '../kit/counted';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { MountFields, useMount } from './mount-fields';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/configure-ebs-volume.html */
const TYPES = ['gp3', 'gp2', 'io1', 'io2', 'st1', 'sc1', 'standard'];
/** The usual role: one never declared permits everything. */
const USUAL_ROLE = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole';

/** A volume for each task of a service, configured at launch. */
export function AddVolume({ onto }: AddProps) {
  const [held, setHeld] = useState({
    size: 20 as number | '',
    volumeType: 'gp3',
    roleArn: USUAL_ROLE,
  });
  const set = (change: Partial<typeof held>) => setHeld((before) => ({ ...before, ...change }));
  const mount = useMount(onto, 'volume', '/data');
  const { facts, place, service } = mount;
  const problem =
    (!service && 'ECS makes EBS volumes for the tasks of a service: choose one.') ||
    mount.problem ||
    (held.size === '' && 'How large is it?') ||
    (held.roleArn === '' && 'ECS needs a role to make volumes with.');
  const plan =
    problem || !facts || !place
      ? problem || ''
      : planEbsMount(facts.mounted, {
          ...place,
          sizeInGiB: Number(held.size),
          volumeType: held.volumeType,
          roleArn: held.roleArn,
        });
  return (
    <AddCard component="ebs-volume" title="EBS volume" verb="Mount" plan={plan}>
      <MountFields mount={mount} optional={false} />
      <div className={styles.pair}>
        <NumberSetting
          text={{ name: 'Size', hint: 'Of each volume.' }}
          value={held.size}
          onChange={(size) => set({ size })}
          min={1}
          suffix=" GiB"
        />
        <ChoiceSetting
          text={{ name: 'Volume type', hint: 'What it is made of.' }}
          value={held.volumeType}
          onChange={(volumeType) => set({ volumeType })}
          choices={TYPES}
        />
      </div>
      <TextSetting
        text={{ name: 'Infrastructure role', hint: 'Lets ECS make and attach volumes.' }}
        value={held.roleArn}
        onChange={(roleArn) => set({ roleArn })}
      />
      {service && (
        <p className={styles.why}>
          Never shared: {counted(service.desired, 'task')} of {service.name} will have, and pay for,{' '}
          {counted(service.desired, 'volume')}.
        </p>
      )}
    </AddCard>
  );
}
