import { Button } from '@mantine/core';
import { roleOfTask } from '../../drawing/revision-roles';
import { lastPart } from '../../model/ids';
import type { TaskView } from '../../model/view';
import { AssumedMark } from '../about/assumed-mark';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { useConsequences } from '../consequences';
import { useCommands } from '../sandbox-context';
import { StatechartPanel } from '../statechart/statechart-panel';
import { FaultMenu, faultsOf } from './fault-menu';
import { operation } from './operation';
import styles from './panel.module.css';
import { TargetHealth } from './target-health';
import { TaskContainers } from './task-containers';
import { TaskProtection } from './task-protection';
import { taskTone } from './task-tone';
import { entityOf, useCalm, useNow } from './use-calm';

const LIFECYCLE_WAITS =
  'AWS does not document how long PROVISIONING, PENDING, ACTIVATING and DEPROVISIONING last.';

const percent = (value: number) => `${Math.round(value)} %`;

function figuresOf(task: TaskView) {
  const { p50, p99 } = task.latencyMs;
  return [
    { name: 'Requests in it', value: task.outstanding, title: 'Worked on, or waiting for it' },
    { name: 'Requests served', value: task.served },
    {
      name: 'p50 · p99',
      value: p99 > 0 ? `${Math.round(p50)} · ${Math.round(p99)} ms` : '–',
      title: 'Response times over about the last ten seconds',
    },
    {
      name: 'CPU · memory',
      value: `${percent(task.cpuPercent)} · ${percent(task.memoryPercent)}`,
      title: 'Share of what the task may use, over the last whole second',
    },
    { name: 'Private IP', value: task.privateIp },
    { name: task.launchType, value: `${Number(task.cpu) / 1024} vCPU · ${task.memory} MiB` },
  ];
}

function StopReason({ task }: { task: TaskView }) {
  if (task.stoppedReason === null) return null;
  return (
    <p className={styles.note}>
      {task.stopCode !== null && <b>{task.stopCode} </b>}
      {task.stoppedReason}
    </p>
  );
}

/** StopTask, or something worse. */
function TaskButtons({ task }: { task: TaskView }) {
  const commands = useCommands();
  const id = lastPart(task.id);
  const goingDown = task.desiredStatus === 'STOPPED';
  const stopping = [operation('ECS.StopTask', { cluster: lastPart(task.clusterArn), task: id })];
  const told = useConsequences(stopping);
  const stop = () => commands.give({ label: `Stop task ${task.shortId}`, operations: stopping });
  return (
    <div className={styles.buttons}>
      <Button variant="outline" title={told.join('\n')} onClick={stop} disabled={goingDown}>
        Stop task
      </Button>
      <FaultMenu
        aim={{ task: id }}
        at={`task ${task.shortId}`}
        faults={faultsOf({
          launchType: task.launchType,
          providers: task.capacityProvider === null ? [] : [task.capacityProvider],
        })}
        disabled={goingDown}
      />
    </div>
  );
}

/** A task as it lives: its machine, its targets' health, its figures, its containers. */
export function TaskState({ task }: { task: TaskView }) {
  const now = useNow();
  const service = useCalm((state) => entityOf(state, 'service', task.serviceArn));
  const role = roleOfTask(task, service);
  return (
    <>
      <Section
        title="Lifecycle"
        mark={
          <AssumedMark
            about={LIFECYCLE_WAITS}
            at={task.launchType === 'FARGATE' ? 'fargateProvisioning' : 'ec2Pending'}
          />
        }
        aside="live state machine"
      >
        <StatechartPanel state={task.machine} now={now} tone={taskTone(task, role, now)} />
        <StopReason task={task} />
      </Section>
      {task.targets.map((target) => (
        <TargetHealth key={target.targetGroupArn} {...{ target, now, role }} />
      ))}
      <Section title="Figures">
        <FigureList figures={figuresOf(task)} />
        <div style={{ height: 12 }} />
        <TaskButtons task={task} />
      </Section>
      {task.serviceArn !== null && task.desiredStatus === 'RUNNING' && (
        <TaskProtection task={task} />
      )}
      <TaskContainers {...{ task, now, role }} />
    </>
  );
}
