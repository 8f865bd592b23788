import type { TargetGroupView } from '../../model/view';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { useParts } from '../sandbox-context';
import { StatechartPanel } from '../statechart/statechart-panel';
import { EntityLinks } from './entity-links';
import styles from './panel.module.css';
import { entityOf, useCalm, useNow } from './use-calm';

/** What the routing machine's present state means. */
const ROUTING: Record<string, string> = {
  'no-targets': 'Nothing is registered: every request is answered 503.',
  'round-robin': 'Healthy targets take turns.',
  'least-outstanding-requests': 'The healthy target with the fewest requests in progress is next.',
  'weighted-random': 'A healthy target is drawn at random.',
  'fail-open': 'Too few targets are healthy: requests go to all of them.',
};

function Targets({ group }: { group: TargetGroupView }) {
  const { view } = useParts();
  const mirror = useCalm((state) => state);
  if (group.targets.length === 0) return <p className={styles.empty}>None registered.</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Target</th>
          <th scope="col">Health</th>
          <th scope="col" title="Requests in flight">
            Requests
          </th>
        </tr>
      </thead>
      <tbody>
        {group.targets.map(({ id, port, taskArn, health, outstanding }) => {
          const task = entityOf(mirror, 'task', taskArn);
          const own = task?.targets.find((one) => one.targetGroupArn === group.id);
          return (
            <tr key={`${id}:${port}`}>
              <td>
                {task ? (
                  <button
                    type="button"
                    className={styles.cellLink}
                    onClick={() => view.setState({ selection: [task.id] })}
                  >
                    {id}:{port}
                  </button>
                ) : (
                  `${id}:${port}`
                )}
              </td>
              <td>
                {health}
                {own && own.reason !== null && <div className="dim">{own.reason}</div>}
              </td>
              <td>{outstanding}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A target group: which way its requests go now, and how its targets are. */
export function TargetGroupState({ group }: { group: TargetGroupView }) {
  const now = useNow();
  const mirror = useCalm((state) => state);
  const { healthCheck, routing } = group;
  const open = routing.value === 'fail-open';
  const balancers = group.loadBalancerArns.flatMap(
    (id) => entityOf(mirror, 'loadBalancer', id) ?? [],
  );
  return (
    <>
      <Section title="Routing" aside="live state machine">
        <StatechartPanel state={routing} now={now} tone={open ? 'failing' : 'neutral'} />
        <p className={styles.note}>{ROUTING[routing.value]}</p>
      </Section>
      <Section title="Targets" aside={`${group.targets.length} registered`}>
        <Targets group={group} />
      </Section>
      <Section title="Settings">
        <FigureList
          figures={[
            { name: 'Algorithm', value: group.algorithm },
            { name: 'Deregistration delay', value: `${group.deregistrationDelaySeconds} s` },
            {
              name: 'Health check',
              value: `GET ${healthCheck.path} every ${healthCheck.intervalSeconds} s`,
            },
            { name: 'Time-out', value: `${healthCheck.timeoutSeconds} s` },
            {
              name: 'Healthy · unhealthy after',
              value: `${healthCheck.healthyThreshold} · ${healthCheck.unhealthyThreshold} checks`,
            },
            { name: 'Codes that pass', value: healthCheck.matcher },
            { name: 'Port · type', value: `${group.port} · ${group.targetType}` },
          ]}
        />
      </Section>
      {balancers.length > 0 && (
        <Section title="Load balancer">
          <EntityLinks
            label="Load balancers"
            items={balancers.map(({ id, name, listeners }) => ({
              id,
              name,
              about: listeners.map((one) => `:${one.port}`).join(' '),
            }))}
          />
        </Section>
      )}
    </>
  );
}
