import type { CatalogueEntry } from '../../machines/catalogue';
import type { MachineState } from '../../model/machine-state';
import { formatDuration, type SimMicros } from '../../model/sim-time';
import type { Tone } from '../kit/status-pill';
import styles from './state-list.module.css';
import { timeInStates } from './time-in-states';

/** A life in a line: every state in order, those lived through filled, the present one lit. */
export function StateList(props: {
  entry: CatalogueEntry;
  state: MachineState;
  now: SimMicros;
  tone: Tone;
}) {
  const { entry, state, now, tone } = props;
  const spent = timeInStates(state, now);
  return (
    <ol className={styles.list} aria-label={entry.title}>
      {entry.states.map((name) => {
        const active = name === state.value;
        const time = spent.get(name);
        const phase = active ? 'now' : time === undefined ? 'unseen' : 'past';
        return (
          <li
            key={name}
            className={styles.state}
            data-phase={phase}
            data-tone={active ? tone : undefined}
            aria-current={active ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden />
            <span className={styles.name}>{name}</span>
            {time !== undefined && <span className={styles.time}>{formatDuration(time)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
