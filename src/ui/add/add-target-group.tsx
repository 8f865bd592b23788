import { useState } from 'react';
import { freeTargetGroupName, planTargetGroup } from '../../state/gestures/load-balancing';
import { NumberSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { useEntities } from './choices';

export function AddTargetGroup({ at }: AddProps) {
  const entities = useEntities();
  const [name, setName] = useState(() => freeTargetGroupName(entities));
  const [port, setPort] = useState<number | ''>(80);
  const [path, setPath] = useState('/');
  const [interval, setInterval] = useState<number | ''>(30);
  const problem =
    (name === '' && 'A target group needs a name.') ||
    (port === '' && 'A target group needs a port.') ||
    (interval === '' && 'How often are targets checked?');
  const plan =
    problem ||
    planTargetGroup(entities, {
      name,
      port: Number(port),
      ...(path !== '/' && path !== '' && { healthCheckPath: path }),
      ...(interval !== 30 && { healthCheckIntervalSeconds: Number(interval) }),
      at,
    });
  return (
    <AddCard component="target-group" title="Target group" verb="Create" plan={plan}>
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'Name', hint: 'This cannot be changed later.' }}
          value={name}
          onChange={setName}
        />
        <NumberSetting
          text={{ name: 'Port', hint: 'Nor can this.', range: '1–65535' }}
          value={port}
          onChange={setPort}
          min={1}
          max={65_535}
        />
      </div>
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'HealthCheckPath', hint: 'What is asked for.', byDefault: '/' }}
          value={path}
          onChange={setPath}
        />
        <NumberSetting
          text={{
            name: 'HealthCheckIntervalSeconds',
            hint: 'Time from check to check.',
            range: '5–300 s',
            byDefault: '30',
          }}
          value={interval}
          onChange={setInterval}
          min={5}
          max={300}
          suffix=" s"
        />
      </div>
    </AddCard>
  );
}
