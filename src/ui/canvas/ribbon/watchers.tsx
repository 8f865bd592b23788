import { AlarmSign } from '../../../drawing/alarm-card';
import { ALARM_WORDS } from '../../../drawing/alarm-facts';
import type { ServiceDeploymentView } from '../../../model/view';
import { useDrawingTheme } from '../../theme/drawing-theme';
import styles from './ribbon.module.css';

/** What it waits for; who may end it: alarms and circuit breaker; and what no revision counts. */
export function Watchers(props: { deployment: ServiceDeploymentView; awaiting: string }) {
  const { deployment, awaiting } = props;
  const theme = useDrawingTheme();
  const { alarms, breaker, unservedPerSecond } = deployment;
  const watched = breaker.status !== 'DISABLED';
  const unserved = unservedPerSecond >= 0.05;
  if (awaiting === '' && alarms.length === 0 && !watched && !unserved) return null;
  return (
    <ul className={styles.watchers} aria-label="What it waits for, and what watches it">
      {awaiting !== '' && <li>{awaiting}</li>}
      {alarms.map(({ name, state, triggered }) => (
        <li key={name}>
          <svg width={14} height={14} aria-hidden>
            <AlarmSign theme={theme} state={state} x={0} y={0} size={14} />
          </svg>
          {`${name}: `}
          <strong>{ALARM_WORDS[state]}</strong>
          {triggered && ', has ended it'}
        </li>
      ))}
      {watched && (
        <li
          title="Failed tasks the circuit breaker has counted, and how many trip it"
          data-failing={breaker.status === 'TRIGGERED' || undefined}
        >
          {`breaker: ${breaker.failureCount} of ${breaker.threshold}`}
          {breaker.status === 'TRIGGERED' && ', tripped'}
        </li>
      )}
      {unserved && <li data-failing>{`${unservedPerSecond.toFixed(1)} req/s found no target`}</li>}
    </ul>
  );
}
