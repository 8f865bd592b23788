import type { EngineContext } from '../../engine/engine-context';
import type { FaultType } from '../../model/fault';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import { faultOf, injected } from './faults';
import { advice, cause, type Finding, fix } from './finding';
import { goBack } from './going-back';
import { ofService, showMetric } from './names';
import { scalableTargetOf } from './scaling';

/** From here on tasks have no CPU to spare, percent. */
export const FULL_PERCENT = 95;
/** More errors than that are no accident. */
const MANY_ERRORS = 0.01;
const WEARING: readonly FaultType[] = ['slow-task', 'error-burst', 'memory-leak', 'hang-task'];

/** A fault at work on a task that its health checks do not see. */
export function wornFinding(ctx: EngineContext, task: Task): Finding | null {
  for (const type of WEARING) {
    const fault = faultOf(ctx, type, { taskArn: task.arn });
    if (fault?.taskArns.includes(task.arn)) return injected(fault);
  }
  return null;
}

/** All tasks are there, and have more to do than they can, or do it badly. */
export function strainFinding(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null {
  const working = tasks.filter((one) => one.lastStatus === 'RUNNING' && one.server >= 0);
  if (working.length === 0) return null;
  for (const task of working) {
    const worn = wornFinding(ctx, task);
    if (worn) return worn;
  }
  return (
    cpuFinding(ctx, service, working) ??
    queueFinding(ctx, service, working) ??
    errors(ctx, service, working)
  );
}

function cpuFinding(ctx: EngineContext, service: Service, tasks: readonly Task[]): Finding | null {
  const shares = tasks.map(({ server }) => ctx.dataPlane.serverUse(server).cpuPercent);
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  if (mean < FULL_PERCENT) return null;
  return {
    causes: [
      cause(
        'Its tasks use all the CPU they have: work takes longer, and requests wait.',
        shares.map((one) => `${Math.round(one)} %`).join(', '),
        showMetric(ctx, service, 'CPUUtilization'),
      ),
    ],
    fixes: moreTasks(ctx, service),
  };
}

/** At most of the tasks as many requests wait for a slot as are worked on. */
function queueFinding(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null {
  const loads = tasks.map((task) => ({
    unfinished: ctx.dataPlane.unfinished(task.server),
    slots: behaviourOf(task)?.concurrency ?? Number.POSITIVE_INFINITY,
  }));
  const full = loads.filter(({ unfinished, slots }) => unfinished >= 2 * slots);
  if (full.length * 2 <= loads.length) return null;
  return {
    causes: [
      cause(
        'Requests wait before they are worked on.',
        full.map((one) => `${one.unfinished} unfinished, ${one.slots} at once`).join('; '),
        `aws sandbox get-metrics --service ${service.name} --since 60`,
      ),
    ],
    fixes: moreTasks(ctx, service),
  };
}

/** Twice as many, unless something else decides how many there are. */
export function moreTasks(ctx: EngineContext, service: Service) {
  if (service.schedulingStrategy === 'DAEMON') {
    return [advice('Give its tasks more CPU, or launch more instances.')];
  }
  if (scalableTargetOf(ctx, service)) {
    return [advice('Its scaling policies will ask for more tasks; or give each of them more CPU.')];
  }
  const wanted = 2 * service.desiredCount;
  return [
    fix(`Run twice as many tasks: ${wanted}`, 'ECS.UpdateService', {
      ...ofService(service),
      desiredCount: wanted,
    }),
    advice('Or register a revision with more CPU, and deploy it.'),
  ];
}

const behaviourOf = (task: Task) =>
  task.containers.find((one) => one.essential && one.behaviour)?.behaviour;

function errors(ctx: EngineContext, service: Service, tasks: readonly Task[]): Finding | null {
  for (const task of tasks) {
    const behaviour = behaviourOf(task);
    if (!behaviour || behaviour.errorRate < MANY_ERRORS) continue;
    const percent = Math.round(1000 * behaviour.errorRate) / 10;
    return {
      causes: [
        cause(
          `The app in ${behaviour.image} answers ${percent} % of its requests with ${behaviour.errorStatus}.`,
          'as its image was declared',
          `aws sandbox get-metrics --task ${task.id} --since 60`,
        ),
      ],
      fixes: [
        goBack(ctx, service, task.taskDefinitionArn) ?? advice('Deploy a build that does not.'),
      ],
    };
  }
  return null;
}
