import type { MachineState } from '../../../model/machine-state';
import { lastPart } from '../../../model/ids';
import { type SimMicros, toSeconds } from '../../../model/sim-time';
import { observedOf } from '../../../engine/observe/observe-deployments';
import type { ObservedDeployment } from '../../../engine/observe/observed-deployment';
import type { Handler } from '../../handler';
import { serviceOnRecord } from '../references';

interface Span {
  state: string;
  start: number;
  /** Absent while it lasts. */
  end?: number;
  /** A stage passed on the way back. */
  isRollback?: boolean;
}

/** What each task and each deployment of a service was when, in simulated seconds, oldest first. */
export const describeTimeline: Handler<'Sandbox.DescribeTimeline'> = ({ ctx }, input) => {
  const service = serviceOnRecord(ctx.world, input.service);
  const tasks = [...ctx.world.tasks.values()].filter((task) => task.serviceArn === service.arn);
  return {
    service: service.name,
    tasks: tasks.map((task) => ({
      task: task.id,
      taskDefinition: lastPart(task.taskDefinitionArn),
      states: spans(task.machine, task.lastStatus === 'STOPPED'),
    })),
    deployments: observedOf(ctx.world, service)
      .reverse()
      .map((one) => ({
        deployment: one.strategy === 'CODE_DEPLOY' ? one.id : one.deploymentId,
        taskDefinition: one.revisions.at(-1)?.taskDefinition,
        stages: stages(one),
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

/**
 * The stages of a deployment that shifts traffic, the lifecycle events of CodeDeploy, the statuses
 * of a rolling update; then how it ended.
 */
function stages({ stages: passed, status, finishedAt }: ObservedDeployment): Span[] {
  const spans = passed.map(({ stage, isRollback, startedAt, endedAt }) => ({
    ...span(stage, startedAt, endedAt),
    ...(isRollback && { isRollback }),
  }));
  return finishedAt === null ? spans : [...spans, span(status, finishedAt, finishedAt)];
}

const span = (state: string, start: SimMicros, end: SimMicros | null): Span => ({
  state,
  start: toSeconds(start),
  ...(end !== null && { end: toSeconds(end) }),
});
