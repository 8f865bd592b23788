import { containerDefinitionOf, definitionOf } from '../../engine/control-plane/task-facts';
import type { EngineContext } from '../../engine/engine-context';
import { behaviourOf } from '../../engine/images/image-behaviour';
import { lastPart } from '../../model/ids';
import type { Container, Task } from '../../model/task';
import { advice, cause, type Finding } from './finding';
import { describeTask } from './names';

const UNMET = /container ordering dependency \[(.+?)\] for target \[(.+?)\] (.+)$/;

/** Why the container that another one waited for let it down; null where it would not again. */
export function dependencyFinding(ctx: EngineContext, task: Task): Finding | null {
  const [, name, waiting, how] = UNMET.exec(task.stoppedReason ?? '') ?? [];
  const container = task.containers.find((one) => one.name === name);
  if (!container || waiting === undefined || how === undefined) return null;
  if (how.startsWith('did not exit')) return exitedFinding(ctx, task, container, waiting);
  if (how.startsWith('has timed out')) return slowFinding(ctx, task, container, waiting);
  if (how.startsWith('is not healthy')) return sickFinding(ctx, task, container, waiting);
  return null;
}

function exitedFinding(
  ctx: EngineContext,
  task: Task,
  { name, image, exitCode }: Container,
  waiting: string,
): Finding | null {
  if (behaviourOf(ctx, image).exitCode === 0) return null;
  return {
    causes: [
      cause(
        `${waiting} waits for ${name} to end with exit code 0 (SUCCESS), and ${name} ended with ${exitCode ?? 'none'}.`,
        `${image}: exit code ${exitCode ?? '–'}`,
        describeTask(task),
      ),
    ],
    fixes: [
      advice(
        `Read the log of ${name} and mend it, or wait for COMPLETE, which takes any exit code.`,
      ),
    ],
  };
}

/** What it waits for may take as long as the `startTimeout` of the container waited for. */
function slowFinding(
  ctx: EngineContext,
  task: Task,
  container: Container,
  waiting: string,
): Finding | null {
  const { name, image } = container;
  const { startTimeout } = containerDefinitionOf(ctx, task, container);
  const wait = definitionOf(ctx, task)
    .containerDefinitions.find((one) => one.name === waiting)
    ?.dependsOn?.find((one) => one.containerName === name);
  const { exitAfterSeconds } = behaviourOf(ctx, image);
  const isOver = wait?.condition === 'COMPLETE' || wait?.condition === 'SUCCESS';
  const limit = startTimeout ?? Infinity;
  if (isOver && exitAfterSeconds !== null && exitAfterSeconds < limit) return null;
  return {
    causes: [
      cause(
        `${waiting} waits for ${name} to be ${wait?.condition ?? 'ready'}, and ${name} was not within its startTimeout.`,
        `startTimeout of ${name}: ${startTimeout ?? '–'} s`,
        `aws ecs describe-task-definition --task-definition ${lastPart(task.taskDefinitionArn)}`,
      ),
    ],
    fixes: [advice(`Give ${name} a longer startTimeout, or make it quicker.`)],
  };
}

function sickFinding(
  ctx: EngineContext,
  task: Task,
  container: Container,
  waiting: string,
): Finding {
  const {
    command = [],
    interval = 30,
    retries = 3,
  } = containerDefinitionOf(ctx, task, container).healthCheck ?? {};
  return {
    causes: [
      cause(
        `${waiting} waits for ${container.name} to be HEALTHY, and its health check does not pass.`,
        `${command.join(' ')}: every ${interval} s, ${retries} retries`,
        describeTask(task),
      ),
    ],
    fixes: [
      advice(`Mend what the health check of ${container.name} asks, or give it a startPeriod.`),
    ],
  };
}
