import type { RevisionRole } from '../../drawing/tokens';
import { lastPart } from '../../model/ids';
import type { SimMicros } from '../../model/sim-time';
import type { TaskView } from '../../model/view';
import { AssumedMark } from '../about/assumed-mark';
import { FigureList, type Figure } from '../kit/figure-list';
import { Section } from '../kit/section';
import { StatusPill } from '../kit/status-pill';
import { StatechartPanel } from '../statechart/statechart-panel';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { isDefinition } from './revision-input';
import { useAnswer } from './use-answer';

const CONTAINER_WAITS =
  'AWS does not document how long a pull and a start take. What the image does is as declared.';

type Container = TaskView['containers'][number];

interface Mapping {
  containerPort: number;
  hostPort?: number;
  protocol?: string;
}

/** `80/tcp`, and where on the instance: `80/tcp on host port 32768`. */
function portWords({ containerPort, hostPort, protocol = 'tcp' }: Mapping): string {
  const isElsewhere = hostPort !== undefined && hostPort !== 0 && hostPort !== containerPort;
  return `${containerPort}/${protocol}${isElsewhere ? ` on host port ${hostPort}` : ''}`;
}

/** Ports by container: where they are bound, else as the task definition maps them. */
function usePorts(task: TaskView): (name: string) => string[] {
  const { taskDefinition } = task;
  const about = { cluster: lastPart(task.clusterArn), tasks: [lastPart(task.id)] };
  const asked = operation('ECS.DescribeTaskDefinition', { taskDefinition });
  const definition = outputMember(useAnswer(asked, taskDefinition).result, 'taskDefinition');
  const described = useAnswer(operation('ECS.DescribeTasks', about), task.lastStatus).result;
  const tasks = outputMember(described, 'tasks') as
    | { containers?: { name: string; networkBindings?: Mapping[] }[] }[]
    | undefined;
  return (name) => {
    const bound = tasks?.[0]?.containers?.find((one) => one.name === name)?.networkBindings ?? [];
    const declared = isDefinition(definition)
      ? definition.containerDefinitions.find((one) => one.name === name)?.['portMappings']
      : undefined;
    const mappings = bound.length > 0 ? bound : ((declared ?? []) as Mapping[]);
    return [...new Set(mappings.map(portWords))];
  };
}

function figuresOf(one: Container, ports: readonly string[]): Figure[] {
  const waits = one.dependsOn.map(
    ({ containerName, condition }) => `${containerName} ${condition}`,
  );
  const shown: (Figure | false)[] = [
    {
      name: 'Essential',
      value: one.essential ? 'yes' : 'no',
      title: 'When an essential container stops, all of the task stops',
    },
    one.healthStatus !== 'UNKNOWN' && { name: 'Health', value: one.healthStatus },
    waits.length > 0 && { name: 'Starts after', value: waits.join(', '), title: 'dependsOn' },
    ports.length > 0 && { name: ports.length === 1 ? 'Port' : 'Ports', value: ports.join(', ') },
    one.restarts > 0 && {
      name: 'Restarts',
      value: one.restarts,
      title: 'Times that its restart policy has started it again',
    },
    one.exitCode !== null && { name: 'Exit code', value: one.exitCode },
  ];
  return shown.filter((figure): figure is Figure => figure !== false);
}

/** Each container of a task with its own machine. */
export function TaskContainers(props: { task: TaskView; now: SimMicros; role: RevisionRole }) {
  const { task, now, role } = props;
  const portsOf = usePorts(task);
  return task.containers.map((one) => {
    const failed = one.exitCode !== null && one.exitCode !== 0;
    const waiting = one.lastStatus === 'PENDING';
    const stopped = one.lastStatus === 'STOPPED' ? 'neutral' : role;
    const tone = failed ? 'failing' : waiting ? 'waiting' : stopped;
    return (
      <Section
        key={one.name}
        title={`Container ${one.name}`}
        mark={<AssumedMark about={CONTAINER_WAITS} at="pullOverhead" />}
        aside={<StatusPill word={one.lastStatus} tone={tone} />}
      >
        <StatechartPanel state={one.machine} now={now} tone={tone} as="graph" />
        <div style={{ height: 8 }} />
        <FigureList figures={figuresOf(one, portsOf(one.name))} />
        <p className={styles.note}>
          <span className="mono">{one.image}</span>
          {one.reason !== null && ` · ${one.reason}`}
        </p>
      </Section>
    );
  });
}
