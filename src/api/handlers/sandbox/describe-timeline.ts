import type { MachineState } from '../../../model/machine-state';
import { lastPart } from '../../../model/ids';
import type { Service } from '../../../model/service';
import type { ServiceDeployment } from '../../../model/service-deployment';
import { type SimMicros, toSeconds } from '../../../model/sim-time';
import type { Handler } from '../../handler';
import { serviceAnywhere } from '../references';

interface Span {
  state: string;
  start: number;
  /** Absent while it lasts. */
  end?: number;
}

/** What each task and each deployment of a service was when, in simulated seconds, oldest first. */
export const describeTimeline: Handler<'Sandbox.DescribeTimeline'> = ({ ctx }, input) => {
  const service = serviceAnywhere(ctx.world, input.service);
  const tasks = [...ctx.world.tasks.values()].filter((task) => task.serviceArn === service.arn);
  return {
    service: service.name,
    tasks: tasks.map((task) => ({
      task: task.id,
      taskDefinition: lastPart(task.taskDefinitionArn),
      states: spans(task.machine, task.lastStatus === 'STOPPED'),
    })),
    deployments: [...service.serviceDeployments].reverse().map((record) => ({
      deployment: record.deploymentId,
      taskDefinition: definitionOf(service, record),
      stages: stages(record),
    })),
  };
};

/** Each state with its end: the next one's start. A last state that is final has none. */
function spans(machine: MachineState, isFinal: boolean): Span[] {
  return machine.history.map(({ value, at }, index) => {
    const next = machine.history[index + 1];
    const span: Span = { state: value, start: toSeconds(at) };
    if (next) span.end = toSeconds(next.at);
    else if (isFinal) span.end = span.start;
    return span;
  });
}

const definitionOf = (service: Service, record: ServiceDeployment): string | undefined => {
  const revision = service.revisions.find(({ arn }) => arn === record.targetRevisionArn);
  return revision && lastPart(revision.taskDefinitionArn);
};

/** A rolling deployment waits, is under way, and ends. */
function stages(record: ServiceDeployment): Span[] {
  const { createdAt, startedAt, finishedAt, status } = record;
  const ends: (SimMicros | undefined)[] = [startedAt ?? finishedAt, finishedAt];
  const waiting = span('PENDING', createdAt, ends[0]);
  const running = startedAt === undefined ? [] : [span('IN_PROGRESS', startedAt, ends[1])];
  const ended = finishedAt === undefined ? [] : [span(status, finishedAt, finishedAt)];
  return [waiting, ...running, ...ended];
}

const span = (state: string, start: SimMicros, end: SimMicros | undefined): Span => ({
  state,
  start: toSeconds(start),
  ...(end !== undefined && { end: toSeconds(end) }),
});
