import type { LoadBalancerView, MetricPoint } from '../../model/view';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { closedPort } from './closed-port';
import { EntityLinks } from './entity-links';
import styles from './panel.module.css';
import { actionWords, ruleWords } from './rule-words';
import { entitiesOf, useCalm } from './use-calm';

function Listeners({ balancer }: { balancer: LoadBalancerView }) {
  if (balancer.listeners.length === 0) {
    return <p className={styles.empty}>None: nothing is listened to.</p>;
  }
  return balancer.listeners.map((listener) => (
    <table key={listener.arn} className={styles.table}>
      <caption className={styles.caption}>
        {listener.protocol} :{listener.port}
      </caption>
      <tbody>
        {listener.rules.map((rule) => (
          <tr key={rule.arn}>
            <td>{rule.priority}</td>
            <td>{ruleWords(rule)}</td>
            <td>{actionWords(rule.actions.at(-1))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ));
}

const latencies = ({ p50Ms, p90Ms, p99Ms }: MetricPoint): string =>
  `${[p50Ms, p90Ms, p99Ms].map(Math.round).join(' · ')} ms`;

/** The last whole second of a load balancer, as CloudWatch would count it. */
function LastSecond({ id }: { id: string }) {
  const point = useCalm((state) => state.metrics[id]?.at(-1));
  if (!point) return <p className={styles.empty}>No requests yet.</p>;
  const errors = point.target5xx + point.elb502 + point.elb503 + point.elb504;
  return (
    <FigureList
      figures={[
        { name: 'Requests', value: `${point.requests} /s` },
        { name: 'Target 5xx', value: `${point.target5xx} /s` },
        {
          name: 'ELB 502 · 503 · 504',
          value: `${point.elb502} · ${point.elb503} · ${point.elb504} /s`,
        },
        { name: 'All 5xx', value: `${errors} /s` },
        { name: 'Refused connections', value: `${point.refused} /s` },
        {
          name: 'p50 · p90 · p99',
          value: point.requests === 0 ? '–' : latencies(point),
        },
        {
          name: 'Healthy hosts',
          value: `${point.healthyHosts} of ${point.healthyHosts + point.unhealthyHosts}`,
        },
      ]}
    />
  );
}

/** A load balancer: what comes through it, its listeners and where they send requests. */
export function LoadBalancerState({ balancer }: { balancer: LoadBalancerView }) {
  const mirror = useCalm((state) => state);
  const clients = entitiesOf(mirror, 'traffic').filter(
    (one) => one.loadBalancerArn === balancer.id,
  );
  const groups = entitiesOf(mirror, 'targetGroup').filter((one) =>
    one.loadBalancerArns.includes(balancer.id),
  );
  return (
    <>
      <Section title="Last second">
        {[...new Set(clients.map((one) => closedPort(one, balancer)))].map(
          (closed) =>
            closed !== null && (
              <p key={closed} className={styles.trouble}>
                {closed}
              </p>
            ),
        )}
        <LastSecond id={balancer.id} />
      </Section>
      <Section title="Listeners and rules">
        <Listeners balancer={balancer} />
      </Section>
      {groups.length > 0 && (
        <Section title="Target groups">
          <EntityLinks
            label="Target groups"
            items={groups.map(({ id, name, algorithm }) => ({ id, name, about: algorithm }))}
          />
        </Section>
      )}
      {clients.length > 0 && (
        <Section title="Clients">
          <EntityLinks
            label="Clients"
            items={clients.map(({ id, name, currentRate }) => ({
              id,
              name,
              about: `${Math.round(currentRate)} /s`,
            }))}
          />
        </Section>
      )}
      <Section title="Name">
        <FigureList
          figures={[
            { name: 'DNS', value: balancer.dnsName, title: balancer.dnsName },
            { name: 'Scheme', value: balancer.scheme },
          ]}
        />
      </Section>
    </>
  );
}
