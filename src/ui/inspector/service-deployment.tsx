import { Button } from '@mantine/core';
import { rolesOfService } from '../../drawing/revision-roles';
import { formatClock, formatDuration, formatTimeLeft, type SimMicros } from '../../model/sim-time';
import type { ServiceDeploymentView, ServiceView } from '../../model/view';
import { planContinue, planRollBack } from '../../state/gestures/deployment-control';
import { openReport } from '../../state/view-store';
import { type Figure, FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { StatusPill, type Tone } from '../kit/status-pill';
import { useParts } from '../sandbox-context';
import { StatechartPanel } from '../statechart/statechart-panel';
import { ALARM_WORDS } from '../../drawing/alarm-facts';
import { EntityLinks } from './entity-links';
import { GiveButton } from './give-button';
import { NextSteps } from './next-steps';
import styles from './panel.module.css';
import { entitiesOf, useCalm, useNow } from './use-calm';

/** What a status of a deployment means, ECS's and CodeDeploy's. */
export function statusTone(status: string): Tone {
  if (/^(SUCCESSFUL|Succeeded)$/.test(status)) return 'neutral';
  if (/FAILED|^Failed|^STOPPED|^Stopped|ROLLBACK_SUCCESSFUL/.test(status)) return 'failing';
  return 'waiting';
}

function figuresOf(deployment: ServiceDeploymentView, now: SimMicros): Figure[] {
  const { strategy, stage, step, awaiting, breaker, startedAt, finishedAt } = deployment;
  const took = ((finishedAt ?? now) - startedAt) as SimMicros;
  const figures: Figure[] = [
    { name: 'Strategy', value: strategy },
    { name: 'Began', value: formatClock(startedAt) },
    { name: finishedAt === null ? 'Takes so far' : 'Took', value: formatDuration(took) },
  ];
  if (stage !== null && !deployment.isOver) figures.push({ name: 'Stage', value: stage });
  if (step) figures.push({ name: 'Step', value: `${step.index} of ${step.of}` });
  // A pause says more of itself below.
  if (awaiting && deployment.pauses.length === 0) {
    const { what, endsAt } = awaiting;
    figures.push({ name: 'Waits for', value: what, title: what });
    if (endsAt !== null) {
      const name = what.startsWith('function ') ? 'Called again in' : 'Time left';
      figures.push({ name, value: formatTimeLeft(endsAt, now) });
    }
  }
  if (breaker.status !== 'DISABLED' && strategy !== 'CODE_DEPLOY') {
    figures.push({
      name: 'Circuit breaker',
      value: `${breaker.failureCount} of ${breaker.threshold} · ${breaker.status}`,
      title: 'Failures counted, of those at which it trips',
    });
  }
  return figures;
}

/** The service deployment under way, or the last one: what it waits for, and what can be done. */
export function ServiceDeploymentSection({ service }: { service: ServiceView }) {
  const now = useNow();
  const deployment = service.serviceDeployment;
  if (!deployment) return null;
  const { status, statusReason, machine } = deployment;
  const tone = statusTone(status);
  const isOwn = machine !== null && machine.machine !== 'rolling-deployment';
  return (
    <Section title="Service deployment" aside={<StatusPill word={status} tone={tone} />}>
      <FigureList figures={figuresOf(deployment, now)} />
      {statusReason !== null && <p className={styles.note}>{statusReason}</p>}
      <Pauses service={service} deployment={deployment} now={now} />
      <NextSteps service={service} deployment={deployment} />
      <Revisions service={service} deployment={deployment} />
      <Alarms deployment={deployment} />
      {isOwn && (
        <>
          <div style={{ height: 12 }} />
          <StatechartPanel state={machine} now={now} tone={tone} />
        </>
      )}
      <div style={{ height: 12 }} />
      <Buttons service={service} deployment={deployment} />
    </Section>
  );
}

interface Parts {
  service: ServiceView;
  deployment: ServiceDeploymentView;
}

/** Pause hooks that wait for a person. */
function Pauses({ service, deployment, now }: Parts & { now: SimMicros }) {
  return deployment.pauses.map((pause) => (
    <div key={pause.hookId} className={styles.pause} role="group" aria-label="Pause">
      <p className={styles.note}>
        <b>{pause.stage}</b> is paused until somebody answers. By itself:{' '}
        {pause.timeoutAction === 'CONTINUE' ? 'it goes on' : 'it is rolled back'}, in{' '}
        {formatTimeLeft(pause.expiresAt, now)}.
      </p>
      <div className={styles.buttons}>
        <GiveButton gesture={planContinue(service, deployment, pause)} word="Continue" primary />
        <GiveButton
          gesture={planContinue(service, deployment, pause, 'ROLLBACK')}
          word="Roll back here"
        />
      </div>
    </div>
  ));
}

const percent = (weight: number | null): string => (weight === null ? '–' : `${weight} %`);

/** Each revision with its share of the traffic and its tasks. */
function Revisions({ service, deployment }: Parts) {
  const { revisions } = deployment;
  // As the canvas has it: the colours roll over when a deployment has ended.
  const roles = rolesOfService(service);
  if (revisions.length === 0) return null;
  const shifts = revisions.some((one) => one.productionWeight !== null);
  return (
    <table className={`${styles.table} ${styles.spaced}`} aria-label="Revisions">
      <thead>
        <tr>
          <th scope="col">Revision</th>
          {shifts && <th scope="col">Traffic</th>}
          {shifts && <th scope="col">Test</th>}
          <th scope="col">Tasks</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((one) => (
          <tr key={one.deploymentId}>
            <td>
              <StatusPill
                word={one.taskDefinition}
                tone={roles.get(one.deploymentId) ?? 'neutral'}
              />
            </td>
            {shifts && <td>{percent(one.productionWeight)}</td>}
            {shifts && <td>{percent(one.testWeight)}</td>}
            <td>
              {one.running} of {one.desired}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The alarms that are watched, each a link where it is on the canvas. */
function Alarms({ deployment }: { deployment: ServiceDeploymentView }) {
  const mirror = useCalm((state) => state);
  const there = entitiesOf(mirror, 'alarm');
  const items = deployment.alarms.flatMap(({ name, state, triggered }) => {
    const alarm = there.find((one) => one.name === name);
    // Of one that is over it tells what was: how the alarm is now says its own card.
    const past = triggered ? 'went off and ended it' : 'did not end it';
    const now = `${ALARM_WORDS[state]}${triggered ? ' · triggered' : ''}`;
    const about = deployment.isOver ? past : now;
    return alarm ? [{ id: alarm.id, name, about }] : [];
  });
  return items.length === 0 ? null : <EntityLinks label="Deployment alarms" items={items} />;
}

function Buttons({ service, deployment }: Parts) {
  const { view } = useParts();
  return (
    <div className={styles.buttons}>
      {deployment.canRollBack && (
        <GiveButton gesture={planRollBack(service, deployment)} word="Roll back" />
      )}
      <Button variant="outline" onClick={() => openReport(view, service.id, deployment.id)}>
        Report…
      </Button>
    </div>
  );
}
