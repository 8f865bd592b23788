import { Button } from '@mantine/core';
import type { ContainerInstanceView } from '../../model/infrastructure-view';
import { instanceTypeOf } from '../../model/instance-type';
import { lastPart } from '../../model/ids';
import { formatClock } from '../../model/sim-time';
import type { TaskView } from '../../model/view';
import { planInstancePower, planInstanceState } from '../../state/gestures/capacity';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { StatusPill } from '../kit/status-pill';
import { useParts } from '../sandbox-context';
import { StatechartPanel } from '../statechart/statechart-panel';
import { FaultMenu } from './fault-menu';
import { GiveButton } from './give-button';
import styles from './panel.module.css';
import { entitiesOf, entityOf, useCalm, useNow } from './use-calm';

type Instance = { instance: ContainerInstanceView };

/** `1024 of 2048 free`. */
const freeOf = ({ registered, used }: { registered: number; used: number }, unit = '') =>
  `${registered - used} of ${registered}${unit} free`;

const TONES = { ACTIVE: 'source', DRAINING: 'draining', LAUNCHING: 'waiting' } as const;

const toneOf = ({ status, state, agentConnected }: ContainerInstanceView) => {
  if (state === 'running' && status === 'ACTIVE' && !agentConnected) return 'failing';
  return TONES[status as keyof typeof TONES] ?? 'neutral';
};

/** The state of an instance in a word, EC2's before ECS's. */
export function InstancePill({ instance }: Instance) {
  const { status, state, agentConnected } = instance;
  const isLost = status === 'ACTIVE' && !agentConnected;
  const word = state === 'running' ? (isLost ? 'agent disconnected' : status) : state;
  return <StatusPill word={word} tone={toneOf(instance)} />;
}

/** Draining is ECS's, stopping and terminating EC2's; what else can happen to it are faults. */
function Actions({ instance }: Instance) {
  const { view } = useParts();
  const { state, status, name } = instance;
  const isUp = state === 'running';
  const terminate = () => view.setState({ dialog: { kind: 'remove', ids: [instance.id] } });
  return (
    <div className={styles.buttons}>
      {isUp && status === 'ACTIVE' && (
        <GiveButton word="Drain" gesture={planInstanceState(instance, 'DRAINING')} />
      )}
      {isUp && status === 'DRAINING' && (
        <GiveButton word="Activate" gesture={planInstanceState(instance, 'ACTIVE')} primary />
      )}
      {isUp && <GiveButton word="Stop" gesture={planInstancePower(instance, 'Stop')} />}
      {state === 'stopped' && (
        <GiveButton word="Start" gesture={planInstancePower(instance, 'Start')} primary />
      )}
      <Button variant="outline" onClick={terminate}>
        Terminate…
      </Button>
      <FaultMenu
        aim={{ containerInstance: instance.ec2InstanceId }}
        at={name}
        faults={[
          'agent-disconnect',
          'stop-instance',
          ...(instance.isSpot ? (['spot-interruption'] as const) : []),
        ]}
        disabled={!isUp}
      />
    </div>
  );
}

function Resources({ instance }: Instance) {
  const { cpu, memory, ports, interfaces, instanceType } = instance;
  const type = instanceTypeOf(instanceType);
  const taken = ports.used.toSorted((a, b) => a - b);
  return (
    <Section title="Resources" aside={instanceType}>
      <FigureList
        figures={[
          { name: 'CPU units', value: freeOf(cpu) },
          { name: 'Memory', value: freeOf(memory, ' MiB') },
          {
            name: 'Host ports in use',
            value: taken.length === 0 ? 'none' : taken.join(', '),
            title: `Reserved: ${ports.reserved.join(', ')}`,
          },
          {
            name: 'Network interfaces for tasks',
            value: `${interfaces.used} of ${interfaces.limit} used`,
            title: 'The first interface is the instance’s own',
          },
          ...(type ? [{ name: 'Indicative price', value: `$${type.usdPerHour} an hour` }] : []),
        ]}
      />
    </Section>
  );
}

const memoryOf = (task: TaskView) => `${task.memory || '–'} MiB`;

/** What each task takes of it. */
function TasksOn({ instance }: Instance) {
  const { view } = useParts();
  const mirror = useCalm((state) => state);
  const tasks = entitiesOf(mirror, 'task').filter(
    (task) => task.containerInstanceArn === instance.id && task.lastStatus !== 'STOPPED',
  );
  const serviceOf = (task: TaskView) =>
    entityOf(mirror, 'service', task.serviceArn)?.name ?? 'no service';
  return (
    <Section title="Tasks on it" aside={tasks.length}>
      {tasks.length === 0 && <p className={styles.empty}>None.</p>}
      {tasks.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Task</th>
              <th scope="col">Service</th>
              <th scope="col">CPU</th>
              <th scope="col">Memory</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.id}>
                <td>
                  <button
                    type="button"
                    className={styles.cellLink}
                    onClick={() => view.setState({ selection: [task.id] })}
                  >
                    <span className="mono">{task.shortId}</span>
                  </button>
                </td>
                <td>{serviceOf(task)}</td>
                <td>{task.cpu || '–'}</td>
                <td>{memoryOf(task)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function About({ instance }: Instance) {
  return (
    <Section title="Instance">
      <FigureList
        figures={[
          { name: 'Instance ID', value: <span className="mono">{instance.ec2InstanceId}</span> },
          { name: 'Instance state', value: instance.state },
          { name: 'Agent connected', value: instance.agentConnected ? 'true' : 'false' },
          { name: 'Cluster', value: lastPart(instance.clusterArn) },
          { name: 'Capacity provider', value: instance.capacityProvider ?? 'none' },
          { name: 'Availability Zone', value: instance.availabilityZone },
          { name: 'Private IP', value: instance.privateIp },
          { name: 'Purchase option', value: instance.isSpot ? 'Spot' : 'On-Demand' },
          { name: 'Launched', value: formatClock(instance.launchedAt) },
        ]}
      />
    </Section>
  );
}

function Attributes({ instance }: Instance) {
  const named = instance.attributes.filter(({ value }) => value !== undefined);
  const bare = instance.attributes.filter(({ value }) => value === undefined);
  return (
    <Section title="Attributes" aside="for placement constraints">
      <FigureList
        figures={named.map(({ name, value }) => ({
          name,
          value: <span className={styles.broken}>{value}</span>,
        }))}
      />
      <p className={styles.note}>{bare.map(({ name }) => name).join(', ')}</p>
    </Section>
  );
}

/** An EC2 instance: what it has and what its tasks take of it, and what can be done with it. */
export function InstanceState({ instance }: Instance) {
  const now = useNow();
  return (
    <>
      <Section title="Lifecycle" aside="live state machine">
        <StatechartPanel state={instance.machine} now={now} tone={toneOf(instance)} />
        <div className={styles.spaced} />
        <Actions instance={instance} />
      </Section>
      <Resources instance={instance} />
      <TasksOn instance={instance} />
      <About instance={instance} />
      <Attributes instance={instance} />
    </>
  );
}
