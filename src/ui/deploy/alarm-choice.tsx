import { Checkbox } from '@mantine/core';
import { usable, useEntities } from '../add/choices';
import { ALARM_WORDS } from '../../drawing/alarm-facts';
import styles from './deploy.module.css';

/** CloudWatch alarms that fail a deployment, picked from those there are. */
export function AlarmChoice(props: {
  names: readonly string[];
  onNames: (names: readonly string[]) => void;
}) {
  const { names, onNames } = props;
  const alarms = usable(useEntities(), 'alarm');
  // One that was deleted is still in the service's configuration.
  const gone = names.filter((name) => alarms.every((one) => one.name !== name));
  const rows = [
    ...alarms.map(({ name, state }) => ({ name, words: ALARM_WORDS[state] })),
    ...gone.map((name) => ({ name, words: 'there is none of that name' })),
  ];
  const toggle = (name: string) =>
    onNames(names.includes(name) ? names.filter((one) => one !== name) : [...names, name]);
  return (
    <fieldset className={styles.choices}>
      <legend>alarms.alarmNames</legend>
      {rows.length === 0 && <p className={styles.note}>There is no alarm yet.</p>}
      {rows.map(({ name, words }) => (
        <Checkbox
          key={name}
          label={name}
          description={words}
          checked={names.includes(name)}
          onChange={() => toggle(name)}
        />
      ))}
      {alarms.some(({ name, state }) => state === 'ALARM' && names.includes(name)) && (
        <p className={styles.note}>
          An alarm that is in ALARM when the deployment begins makes ECS leave alarms out of account
          for the whole of it.
        </p>
      )}
    </fieldset>
  );
}
