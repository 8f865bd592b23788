import type { RevisionRole } from '../../drawing/tokens';
import { formatTimeLeft, type SimMicros } from '../../model/sim-time';
import type { TargetGroupView, TaskView } from '../../model/view';
import { AssumedMark } from '../about/assumed-mark';
import { Section } from '../kit/section';
import { StatechartPanel } from '../statechart/statechart-panel';
import styles from './target-health.module.css';
import { targetTone } from './task-tone';
import { entityOf, useCalm } from './use-calm';

const WAITS = 'AWS does not document how soon a new target is registered and first checked.';

type TargetOfTask = TaskView['targets'][number];

/** `GET /healthz every 10 s · 2 of the last 24 failed`. */
function checkWords(checks: readonly number[], group: TargetGroupView | undefined): string {
  const failed = checks.filter((passed) => passed === 0).length;
  const which =
    group && `GET ${group.healthCheck.path} every ${group.healthCheck.intervalSeconds} s`;
  if (checks.length === 0) return [which, 'not checked yet'].filter(Boolean).join(' · ');
  const result =
    failed === 0 ? `last ${checks.length} passed` : `${failed} of the last ${checks.length} failed`;
  return [which, result].filter(Boolean).join(' · ');
}

/** The last checks as a strip: a bar for one that passed, a cross for one that failed. */
function CheckStrip(props: { checks: readonly number[]; words: string; role: RevisionRole }) {
  const { checks, words, role } = props;
  return (
    <div className={styles.strip} data-tone={role} role="img" aria-label={words}>
      {checks.map((passed, index) => (
        <span key={index} data-passed={passed === 1} className={styles.check} />
      ))}
    </div>
  );
}

/** The health of one of a task's targets: the strip of its last checks, and its machine. */
export function TargetHealth(props: { target: TargetOfTask; now: SimMicros; role: RevisionRole }) {
  const { target, now, role } = props;
  const group = useCalm((state) => entityOf(state, 'targetGroup', target.targetGroupArn));
  const tone = targetTone(target.health, role);
  const words = checkWords(target.checks, group);
  return (
    <Section
      title="Target health"
      mark={<AssumedMark about={WAITS} at="targetRegistering" />}
      aside={target.health}
    >
      <CheckStrip {...{ words, role }} checks={target.checks} />
      <p className={styles.words}>
        {target.id}:{target.port} · {words}
      </p>
      {target.drainEndsAt !== null && target.health === 'draining' && (
        <p className={styles.words}>
          Deregistration delay: {formatTimeLeft(target.drainEndsAt, now)} left
        </p>
      )}
      {target.reason !== null && <p className={styles.words}>{target.reason}</p>}
      <details className={styles.machine}>
        <summary>State machine of this target</summary>
        <StatechartPanel state={target.machine} now={now} tone={tone} />
      </details>
    </Section>
  );
}
