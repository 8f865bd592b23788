import type { TargetGroupView } from '../../model/view';
import { type Figure, FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { StatechartPanel } from '../statechart/statechart-panel';
import { EntityLinks } from './entity-links';
import styles from './panel.module.css';
import { TargetTable } from './target-table';
import { entityOf, useCalm, useNow } from './use-calm';

/** What the routing machine's present state means. */
const ROUTING: Record<string, string> = {
  'no-targets': 'Nothing is registered: every request is answered 503.',
  'round-robin': 'Healthy targets take turns.',
  'least-outstanding-requests': 'The healthy target with the fewest requests in progress is next.',
  'weighted-random': 'A healthy target is drawn at random.',
  'fail-open': 'Too few targets are healthy: requests go to all of them.',
};

/** What is switched on beyond the algorithm. */
function routingFigures(group: TargetGroupView): Figure[] {
  const { slowStartSeconds, stickiness, crossZone, anomalyMitigation } = group;
  const figures: Figure[] = [];
  if (slowStartSeconds > 0) figures.push({ name: 'Slow start', value: `${slowStartSeconds} s` });
  if (stickiness) {
    const { type, durationSeconds } = stickiness;
    figures.push({ name: 'Stickiness', value: `${type} · ${durationSeconds} s` });
  }
  if (!crossZone) figures.push({ name: 'Cross-zone', value: 'off: each zone by itself' });
  if (anomalyMitigation) figures.push({ name: 'Anomaly mitigation', value: 'on' });
  return figures;
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
        <TargetTable group={group} />
        {group.targets.length > 0 && (
          <p className={styles.note}>
            In flight as the load balancer counts: from sending a request to the end of its answer.
            The ring of a task counts those that are in the task.
          </p>
        )}
      </Section>
      <Section title="Settings">
        <FigureList
          figures={[
            { name: 'Algorithm', value: group.algorithm },
            ...routingFigures(group),
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
