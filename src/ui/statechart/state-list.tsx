import { Fragment } from 'react';
import type { CatalogueEntry } from '../../machines/catalogue';
import type { MachineState } from '../../model/machine-state';
import { formatDuration, type SimMicros } from '../../model/sim-time';
import type { Tone } from '../kit/status-pill';
import { nextStates, partsOf } from './chart-shape';
import { NextStates } from './next-states';
import styles from './state-list.module.css';
import { timeInStates } from './time-in-states';

interface ListProps {
  entry: CatalogueEntry;
  state: MachineState;
  now: SimMicros;
  tone: Tone;
}

/** A life in a line: every state in order, those lived through filled, the present one lit. */
export function StateList(props: ListProps) {
  return <States {...props} label={props.entry.title} names={props.entry.states} />;
}

/** A long life: what is planned, and below it the ways it may take when something goes wrong. */
export function StateParts(props: ListProps) {
  const { entry, state } = props;
  const [planned, otherwise] = partsOf(entry);
  return (
    <div className={styles.parts}>
      <States {...props} label={entry.title} names={planned} />
      <h4 className={styles.otherwise}>When it goes wrong</h4>
      <States {...props} label={`${entry.title}: when it goes wrong`} names={otherwise} />
      <NextStates entry={entry} value={state.value} />
    </div>
  );
}

/** A name may break after an underscore. */
const breakable = (name: string) =>
  name.split(/(?<=_)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));

function States(props: ListProps & { label: string; names: readonly string[] }) {
  const { entry, state, now, tone, label, names } = props;
  const spent = timeInStates(state, now);
  const next = nextStates(entry, state.value).map(({ to }) => to);
  return (
    <ol className={styles.list} aria-label={label}>
      {names.map((name) => {
        const active = name === state.value;
        const time = spent.get(name);
        const phase = active ? 'now' : time === undefined ? 'unseen' : 'past';
        return (
          <li
            key={name}
            className={styles.state}
            data-phase={phase}
            data-tone={active ? tone : undefined}
            data-next={next.includes(name) || undefined}
            aria-current={active ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden />
            <span className={styles.name}>{breakable(name)}</span>
            {time !== undefined && <span className={styles.time}>{formatDuration(time)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
