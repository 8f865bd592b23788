import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Outcome } from '../../state/gesture';
import { AddAlarm } from '../add/add-alarm';
import { usable, useEntities } from '../add/choices';
import { TickSetting } from '../kit/setting';
import { ALARM_WORDS } from '../../drawing/alarm-facts';
import styles from './deploy.module.css';

/** CloudWatch alarms that fail a deployment, picked from those there are. */
export function AlarmChoice(props: {
  names: readonly string[];
  onNames: (names: readonly string[]) => void;
  /** What a new alarm would watch first. */
  onto: string | null;
}) {
  const { names, onNames, onto } = props;
  const [adding, setAdding] = useState(false);
  const added = (outcome: Outcome | null) => {
    setAdding(false);
    const name = outcome?.gesture.operations.at(-1)?.input.AlarmName;
    if (typeof name === 'string') onNames([...names, name]);
  };
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
        <TickSetting
          key={name}
          label={name}
          about={words}
          value={names.includes(name)}
          onToggle={() => toggle(name)}
        />
      ))}
      <Button variant="outline" className={styles.new} onClick={() => setAdding(true)}>
        New alarm…
      </Button>
      {adding && <AddAlarm at={null} onto={onto} onDone={added} />}
      {alarms.some(({ name, state }) => state === 'ALARM' && names.includes(name)) && (
        <p className={styles.note}>
          An alarm that is in ALARM when the deployment begins makes ECS leave alarms out of account
          for the whole of it.
        </p>
      )}
    </fieldset>
  );
}
