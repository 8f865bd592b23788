import { containerDefinitionOf, definitionOf } from '../../engine/control-plane/task-facts';
import type { EngineContext } from '../../engine/engine-context';
import { behaviourOf } from '../../engine/images/image-behaviour';
import { lastPart } from '../../model/ids';
import { toSeconds } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding } from './finding';
import { goBack } from './going-back';
import { describeTask, serviceOf, showMetric } from './names';

/** The container whose end ended the task, and why it ended. */
export function exitFinding(ctx: EngineContext, task: Task): Finding | null {
  const [ended] = task.containers
    .filter((one) => one.essential && one.exitCode !== undefined)
    .sort((a, b) => a.machine.enteredAt - b.machine.enteredAt);
  if (!ended) return null;
  const exited = cause(
    `Essential container ${ended.name} ended with exit code ${ended.exitCode}.`,
    ended.reason ?? `it ran for ${lifeOf(ended, task)}`,
    describeTask(task),
    task.stoppingAt ?? null,
  );
  const why = ended.reason?.startsWith('OutOfMemoryError')
    ? memoryFinding(ctx, task, ended)
    : appFinding(ctx, task, ended);
  return chainOf([{ causes: [exited], fixes: [] }, why]);
}

function lifeOf({ startedAt }: Container, task: Task): string {
  if (startedAt === undefined) return 'no time at all';
  const end = task.executionStoppedAt ?? task.stoppingAt ?? startedAt;
  return `${Math.round(toSeconds(end) - toSeconds(startedAt))} s`;
}

function memoryFinding(ctx: EngineContext, task: Task, container: Container): Finding {
  const { memory } = containerDefinitionOf(ctx, task, container);
  const { memoryMib, memoryMibPerRequest, leakMibPerRequest } = behaviourOf(ctx, container.image);
  const limit = memory ?? Number(task.memory);
  const service = serviceOf(ctx, task);
  const grows = leakMibPerRequest > 0 ? `, and leaks ${leakMibPerRequest} MiB a request` : '';
  const outgrown: Finding = {
    causes: [
      cause(
        `${container.name} used more memory than its limit of ${limit} MiB.`,
        `${container.image} takes ${memoryMib} MiB, ${memoryMibPerRequest} MiB for each request at work${grows}`,
        service ? showMetric(ctx, service, 'MemoryUtilization') : describeTask(task),
      ),
    ],
    fixes: [advice('Register a revision with more memory, or an image that uses less.')],
  };
  const fault = faultOf(ctx, 'memory-leak', { taskArn: task.arn });
  return chainOf([outgrown, ...(fault ? [injected(fault)] : [])]);
}

function appFinding(ctx: EngineContext, task: Task, container: Container): Finding {
  const behaviour = container.behaviour ?? behaviourOf(ctx, container.image);
  const logs = `aws ecs describe-task-definition --task-definition ${lastPart(task.taskDefinitionArn)} --query taskDefinition.containerDefinitions[].logConfiguration`;
  const crash = [...ctx.world.faults.values()].find(
    (one) => one.type === 'crash-container' && one.taskArns.includes(task.arn),
  );
  if (crash) {
    return {
      causes: [
        cause(
          'A fault was injected: crash-container.',
          crash.faultId,
          'aws sandbox list-faults --all',
          crash.startedAt,
        ),
      ],
      fixes: [],
    };
  }
  if (behaviour.exitAfterSeconds === null) return { causes: [], fixes: [] };
  return {
    causes: [
      cause(
        `The app in ${container.image} ends by itself ${behaviour.exitAfterSeconds} s after its start.`,
        `exit code ${behaviour.exitCode}`,
        logs,
      ),
    ],
    fixes: backTo(ctx, task),
  };
}

const backTo = (ctx: EngineContext, task: Task): Finding['fixes'] => [
  goBack(ctx, serviceOf(ctx, task), task.taskDefinitionArn) ??
    advice('Read its log, mend the app and deploy it again.'),
];

/** A container that waits for another, or does not pass its health check. */
export function waitingContainerFinding(ctx: EngineContext, task: Task): Finding | null {
  const definitions = definitionOf(ctx, task).containerDefinitions;
  for (const container of task.containers) {
    if (container.lastStatus !== 'PENDING') continue;
    const own = definitions.find(({ name }) => name === container.name);
    for (const { containerName, condition } of own?.dependsOn ?? []) {
      const other = task.containers.find(({ name }) => name === containerName);
      if (!other || isMet(other, condition)) continue;
      return {
        causes: [
          cause(
            `Container ${container.name} waits for ${containerName} to be ${condition}.`,
            `${containerName} is ${other.lastStatus}, ${other.healthStatus}`,
            describeTask(task),
          ),
        ],
        fixes: [advice(`Look at why ${containerName} is not ${condition} yet.`)],
      };
    }
  }
  return null;
}

function isMet(other: Container, condition: string): boolean {
  if (condition === 'START') return other.startedAt !== undefined;
  if (condition === 'HEALTHY') return other.healthStatus === 'HEALTHY';
  return other.lastStatus === 'STOPPED';
}

/** A container health check that fails. */
export function containerCheckFinding(ctx: EngineContext, task: Task): Finding | null {
  const sick = task.containers.find((one) => one.healthStatus === 'UNHEALTHY');
  if (!sick) return null;
  const check = containerDefinitionOf(ctx, task, sick).healthCheck;
  const { command = [], interval = 30, retries = 3, startPeriod = 0 } = check ?? {};
  const behaviour = sick.behaviour ?? behaviourOf(ctx, sick.image);
  const ready = Math.max(behaviour.startupSeconds, behaviour.healthyAfterSeconds);
  const patience = startPeriod + interval * retries;
  const failing = cause(
    `Container ${sick.name} fails its health check.`,
    `${command.join(' ')}: every ${interval} s, ${retries} retries, start period ${startPeriod} s`,
    describeTask(task),
  );
  const fault =
    faultOf(ctx, 'fail-health-check', { taskArn: task.arn }) ??
    faultOf(ctx, 'hang-task', { taskArn: task.arn });
  if (fault) return chainOf([{ causes: [failing], fixes: [] }, injected(fault)]);
  const why =
    ready >= patience
      ? cause(
          `The app needs ${ready} s to be ready, and the check gives it ${patience} s.`,
          `start period ${startPeriod} s`,
          `aws ecs describe-task-definition --task-definition ${lastPart(task.taskDefinitionArn)}`,
        )
      : cause(
          behaviour.unhealthyAfterSeconds === null
            ? `The check of ${sick.image} does not pass.`
            : `The app turns bad ${behaviour.unhealthyAfterSeconds} s after its start.`,
          sick.image,
          'aws sandbox list-images',
        );
  return {
    causes: [failing, why],
    fixes: [advice('Give the check a longer startPeriod, or mend what it asks.')],
  };
}
