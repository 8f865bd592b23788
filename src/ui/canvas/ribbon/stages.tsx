import { rolesOfService } from '../../../drawing/revision-roles';
import type { DeployingService, RibbonFacts } from './ribbon-facts';
import styles from './ribbon.module.css';
import type { StageFacts } from './stage-facts';

/** The stages of a deployment that shifts traffic; of a rolling update, how far it has come. */
export function Stages(props: { facts: RibbonFacts; service: DeployingService }) {
  const { facts, service } = props;
  if (facts.stages.length === 0) return <Progress service={service} />;
  return (
    <ol className={styles.stages} aria-label="Stages">
      {facts.stages.map((stage) => (
        <Stage key={stage.key} stage={stage} />
      ))}
    </ol>
  );
}

const STATES = { done: 'done', current: 'under way', ahead: 'ahead' } as const;

function Stage({ stage }: { stage: StageFacts }) {
  const { name, label, state, isRollback, share, isNamed } = stage;
  const said = `${isRollback ? 'back: ' : ''}${name}, ${STATES[state]}`;
  return (
    <li
      className={styles.stage}
      data-state={state}
      data-named={isNamed || undefined}
      title={said}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className={styles.track}>
        <span className={styles.fill} style={{ width: `${Math.round(share * 1000) / 10}%` }} />
      </span>
      <span className={styles.name} aria-hidden>
        {label}
      </span>
      <span className="unseen">{said}</span>
    </li>
  );
}

/**
 * A rolling update has no stages: its progress is how much of the service the revision it goes to
 * runs. When it is over there is none to show.
 */
function Progress({ service }: { service: DeployingService }) {
  const { isOver, status, revisions } = service.serviceDeployment;
  if (isOver) return null;
  const goesTo = status.startsWith('ROLLBACK') ? 'source' : 'target';
  const one = revisions.find(({ role }) => role === goesTo);
  const running = Math.min(one?.running ?? 0, service.desired);
  const share = service.desired === 0 ? 0 : running / service.desired;
  const role = rolesOfService(service).get(one?.deploymentId ?? '') ?? goesTo;
  return (
    <div
      className={styles.counts}
      title={`${one?.taskDefinition}: ${running} of ${service.desired}`}
    >
      <span className={styles.part} data-role={role} style={{ width: `${100 * share}%` }} />
    </div>
  );
}
