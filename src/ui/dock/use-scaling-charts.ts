import type { Result } from '../../model/result';
import { toEpochSeconds, toSeconds } from '../../model/sim-time';
import { lastPart } from '../../model/ids';
import type { MirrorState } from '../../state/mirror-store';
import type { ChartModel } from '../charts/chart-model';
import type { Stretch } from '../charts/time-axis';
import { useSlow } from '../charts/use-slow';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { useStandingAnswer } from '../inspector/use-answer';
import { entitiesOf } from '../inspector/use-calm';

/** CloudWatch is asked so often; simulated seconds. */
const EVERY = 20;
const PERIOD = 60;

/** A metric of CloudWatch that scaling goes by. */
interface Asked {
  id: string;
  title: string;
  label: string;
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
}

/** CPU of services that are scaled, reservation of capacity providers that scale instances. */
function askedOf(state: MirrorState): Asked[] {
  const services = entitiesOf(state, 'service').filter((one) => one.scaling !== null);
  const providers = entitiesOf(state, 'capacityProvider').filter(
    (one) => one.managedScaling.status === 'ENABLED',
  );
  return [
    ...services.map(({ id, name, clusterArn }) => ({
      id: `${id} cpu`,
      title: `${name} CPUUtilization`,
      label: 'mean',
      namespace: 'AWS/ECS',
      name: 'CPUUtilization',
      dimensions: { ClusterName: lastPart(clusterArn), ServiceName: name },
    })),
    ...providers.flatMap(({ id, name, clusterArns }) =>
      clusterArns.map((arn) => ({
        id: `${id} ${arn}`,
        title: `${name} CapacityProviderReservation`,
        label: 'reserved',
        namespace: 'AWS/ECS/ManagedScaling',
        name: 'CapacityProviderReservation',
        dimensions: { CapacityProviderName: name, ClusterName: lastPart(arn) },
      })),
    ),
  ];
}

interface Times {
  from: number;
  to: number;
}

function queryOf(asked: readonly Asked[], { from, to }: Times) {
  if (asked.length === 0 || to <= from) return null;
  const queries = asked.map(({ id, namespace, name, dimensions }, index) => ({
    Id: `m${index}`,
    // An answer may be to a question before this one: the label says what it is about.
    Label: id,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: PERIOD,
      Stat: 'Average' as const,
    },
  }));
  return operation('CloudWatch.GetMetricData', {
    StartTime: from,
    EndTime: to,
    ScanBy: 'TimestampAscending',
    MetricDataQueries: queries,
  });
}

interface Answered {
  Label: string;
  Timestamps: number[];
  Values: number[];
}

/** `zero` is the epoch second at which the run began, `end` the last that is drawn. */
function chartOf(
  asked: Asked,
  answer: Answered | undefined,
  { zero, end }: { zero: number; end: number },
): ChartModel {
  const { Timestamps = [], Values = [] } = answer ?? {};
  return {
    id: asked.id,
    title: asked.title,
    unit: '%',
    // A period is drawn where it ends, the one under way at the moment.
    moments: Timestamps.map((at) => Math.min(end, at - zero + PERIOD)),
    series: [
      { id: 'value', label: asked.label, colour: 'secondary', filled: true, values: Values },
    ],
    empty: Values.length === 0 ? 'no figures yet: one a minute' : null,
  };
}

const answersOf = (result: Result | null): Answered[] => {
  const list = outputMember(result, 'MetricDataResults');
  return Array.isArray(list) ? (list as Answered[]) : [];
};

/** What scaling goes by, a figure a minute, as CloudWatch has it. */
export function useScalingCharts({ from, to: end }: Stretch): ChartModel[] {
  const state = useSlow((mirror) => mirror);
  const { now } = state;
  const asked = askedOf(state);
  const zero = Math.round(toEpochSeconds(now) - toSeconds(now));
  const moment = Math.floor(toSeconds(now) / EVERY);
  const to = zero + moment * EVERY;
  const since = Math.floor((zero + from) / PERIOD) * PERIOD;
  const answers = answersOf(useStandingAnswer(queryOf(asked, { from: since, to }), moment));
  return asked.map((one) =>
    chartOf(
      one,
      answers.find(({ Label }) => Label === one.id),
      { zero, end: Math.min(end, Math.floor(toSeconds(now))) },
    ),
  );
}
