import { rolesOfService } from '../../drawing/revision-roles';
import { TASK_STATUSES, type TaskStatus } from '../../model/task';
import type { CountPoint, ServiceView, TaskUse } from '../../model/view';
import { type Bin, momentOf } from './bins';
import type { ChartModel, Series, SeriesColour } from './chart-model';

type Bins = readonly Bin<CountPoint>[];
type Named = Pick<ServiceView, 'id' | 'name'>;

const last = (bin: Bin<CountPoint>): CountPoint => bin.points.at(-1)!;
const NOT_YET = 'no figures yet';

const COLOUR: Record<TaskStatus, SeriesColour> = {
  PROVISIONING: 'waiting',
  PENDING: 'waiting',
  ACTIVATING: 'waiting',
  RUNNING: 'secondary',
  DEACTIVATING: 'draining',
  STOPPING: 'draining',
  DEPROVISIONING: 'draining',
  STOPPED: 'faint',
};
const DASH: Partial<Record<TaskStatus, string>> = {
  PROVISIONING: '1 2',
  PENDING: '4 2',
  STOPPING: '4 2',
  DEPROVISIONING: '1 2',
};

/** RUNNING lies at the bottom, where it is read off the axis; then those that come, and that go. */
const LAYERS: readonly TaskStatus[] = [
  'RUNNING',
  ...TASK_STATUSES.filter((one) => one !== 'RUNNING' && one !== 'STOPPED'),
];

/** Tasks of a service by their state, and how many are wanted. */
export function tasksChart(bins: Bins, service: Named): ChartModel {
  const layers = LAYERS.map((state): Series => ({
    id: state,
    label: state,
    colour: COLOUR[state],
    filled: true,
    ...(DASH[state] !== undefined && { dash: DASH[state] }),
    values: bins.map((bin) => last(bin).states[state] ?? 0),
  }));
  const isUsed = ({ id, values }: Series) => id === 'RUNNING' || values.some((n) => (n ?? 0) > 0);
  return {
    id: `${service.id} tasks`,
    title: `${service.name} tasks`,
    unit: '',
    moments: bins.map(momentOf),
    series: [
      ...layers.filter(isUsed),
      {
        id: 'desired',
        label: 'desired',
        colour: 'text',
        dash: '1 3',
        over: true,
        values: bins.map((bin) => last(bin).desired),
      },
    ],
    stacked: true,
    stepped: true,
    headline: ['RUNNING', 'desired'],
    empty: bins.length === 0 ? NOT_YET : null,
  };
}

/** CPU or memory of a service's tasks: their mean and the busiest, percent of what they have. */
export function utilisationChart(bins: Bins, service: Named, what: 'cpu' | 'memory'): ChartModel {
  const of = (pick: (use: TaskUse) => number, join: (values: number[]) => number) =>
    bins.map((bin) => {
      const values = bin.points.flatMap((point) => (point[what] ? [pick(point[what])] : []));
      return values.length === 0 ? null : join(values);
    });
  const mean = of(
    (use) => use.mean,
    (values) => values.reduce((a, b) => a + b, 0) / values.length,
  );
  const max = of(
    (use) => use.max,
    (values) => values.reduce((a, b) => Math.max(a, b)),
  );
  const words = what === 'cpu' ? 'CPU' : 'memory';
  return {
    id: `${service.id} ${what}`,
    title: `${service.name} ${words}`,
    unit: '%',
    moments: bins.map(momentOf),
    series: [
      { id: 'mean', label: 'mean', colour: 'secondary', filled: true, values: mean },
      { id: 'max', label: 'busiest task', colour: 'text', values: max },
    ],
    least: 10,
    lead: 'mean',
    empty: mean.every((value) => value === null) ? 'no task answers' : null,
  };
}

interface Shares {
  taskDefinition: string;
  sent: (number | null)[];
  asked: (number | null)[];
}

/** By deployment: percent of the production requests that it got, and that it was to get. */
function sharesOf(bins: Bins): Map<string, Shares> {
  const shares = new Map<string, Shares>();
  bins.forEach((bin, index) => {
    const counts = new Map<string, number>();
    let all = 0;
    for (const { revisions } of bin.points) {
      for (const { deploymentId, taskDefinition, sent, weight } of revisions) {
        let own = shares.get(deploymentId);
        if (!own) {
          own = { taskDefinition, sent: bins.map(() => null), asked: bins.map(() => null) };
          shares.set(deploymentId, own);
        }
        own.asked[index] = weight;
        counts.set(deploymentId, (counts.get(deploymentId) ?? 0) + sent);
        all += sent;
      }
    }
    if (all === 0) return;
    for (const [id, own] of shares) own.sent[index] = (100 * (counts.get(id) ?? 0)) / all;
  });
  return shares;
}

/**
 * What of a service's production traffic each revision really gets, and what the rules give it:
 * solid and dotted in the revision's colour.
 */
export function revisionsChart(
  bins: Bins,
  service: Named & Parameters<typeof rolesOfService>[0],
): ChartModel {
  const shares = sharesOf(bins);
  const roles = rolesOfService(service);
  const colourOf = (id: string): SeriesColour => {
    const role = roles.get(id) ?? 'neutral';
    return role === 'neutral' ? 'faint' : role;
  };
  const series = [...shares].flatMap(([id, { taskDefinition, sent, asked }]): Series[] => [
    { id, label: taskDefinition, colour: colourOf(id), values: sent },
    ...(asked.some((weight) => weight !== null)
      ? [
          {
            id: `${id} asked`,
            label: `${taskDefinition} asked`,
            colour: colourOf(id),
            dash: '1 3',
            values: asked,
          },
        ]
      : []),
  ]);
  return {
    id: `${service.id} revisions`,
    title: `${service.name} traffic by revision`,
    unit: '%',
    moments: bins.map(momentOf),
    series,
    headline: [...shares.keys()],
    least: 100,
    note: 'production requests sent to each revision; dotted what the rules ask for',
    empty: series.length === 0 ? 'no requests sent yet' : null,
  };
}
