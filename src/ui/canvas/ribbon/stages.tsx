import type { ServiceDeploymentView } from '../../../model/view';
import type { RibbonFacts, StageFacts } from './ribbon-facts';
import styles from './ribbon.module.css';

/** The stages of a deployment that shifts traffic; of a rolling update, who is running. */
export function Stages(props: { facts: RibbonFacts; deployment: ServiceDeploymentView }) {
  const { facts, deployment } = props;
  if (facts.stages.length === 0) return <Counts deployment={deployment} />;
  return (
    <ol className={styles.stages} aria-label="Stages">
      {facts.stages.map((stage) => (
        <Stage key={stage.key} stage={stage} />
      ))}
    </ol>
  );
}

const GIVES_WAY = { done: 4, current: 0, ahead: 1 } as const;
const STATES = { done: 'done', current: 'under way', ahead: 'ahead' } as const;

function Stage({ stage }: { stage: StageFacts }) {
  const { name, state, isRollback, share, isNamed } = stage;
  const said = `${isRollback ? 'back: ' : ''}${name}`;
  return (
    <li
      className={styles.stage}
      // Long names give way before short ones, what is done before what comes.
      style={{ flexShrink: isNamed ? name.length * GIVES_WAY[state] : undefined }}
      data-state={state}
      data-named={isNamed || undefined}
      title={`${said}, ${STATES[state]}`}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className={styles.track}>
        <span className={styles.fill} style={{ width: `${Math.round(share * 1000) / 10}%` }} />
      </span>
      <span className={isNamed ? styles.name : 'unseen'}>
        {isRollback && isNamed ? `↩ ${name}` : said}
        <span className="unseen">, {STATES[state]}</span>
      </span>
    </li>
  );
}

/** A rolling update has no stages: its progress is how many of each revision run. */
function Counts({ deployment }: { deployment: ServiceDeploymentView }) {
  const whole = deployment.revisions.reduce(
    (sum, one) => sum + (one.role === 'target' ? Math.max(one.running, one.desired) : one.running),
    0,
  );
  return (
    <div className={styles.counts} aria-hidden>
      {deployment.revisions.map(({ role, running, deploymentId }) => (
        <span
          key={deploymentId}
          className={styles.part}
          data-role={role}
          style={{ width: `${whole === 0 ? 0 : (100 * running) / whole}%` }}
        />
      ))}
    </div>
  );
}
