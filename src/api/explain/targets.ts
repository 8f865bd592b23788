import { balancersOf, groupServes } from '../../engine/control-plane/groups-in-use';
import { targetsOf } from '../../engine/control-plane/target-registration';
import { definitionOf } from '../../engine/control-plane/task-facts';
import type { EngineContext } from '../../engine/engine-context';
import { codeMatches } from '../../engine/data-plane/listener-rules';
import { behaviourOf } from '../../engine/images/image-behaviour';
import { balancerParty, taskParty } from '../../engine/network/parties';
import type { Fix } from '../../model/explanation';
import type { ImageBehaviour } from '../../model/image';
import type { Target, TargetGroup } from '../../model/load-balancer';
import { toSeconds } from '../../model/sim-time';
import type { Task } from '../../model/task';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';
import { goBack } from './going-back';
import { describeService, describeTask, ofService, serviceOf } from './names';
import { securityGroupFinding } from './security-groups';
import { toldByNextCheck, waitingFinding } from './waiting-checks';

const showHealth = (group: TargetGroup): string =>
  `aws elbv2 describe-target-health --target-group-arn ${group.arn}`;

/** Why a service's requests end in 504 although its checks have not failed as yet. */
export function requestsFinding(ctx: EngineContext, tasks: readonly Task[]): Finding | null {
  for (const task of tasks) {
    if (task.lastStatus !== 'RUNNING') continue;
    for (const { group, target } of targetsOf(ctx, task)) {
      const found = target.health === 'healthy' ? pathFinding(ctx, group, target) : null;
      if (found) return found;
    }
  }
  return null;
}

/** Healthy by its last checks, and the way there has been closed since. */
function pathFinding(ctx: EngineContext, group: TargetGroup, target: Target): Finding | null {
  const task = ctx.world.tasks.get(target.taskArn ?? '');
  const closed = task ? closedFinding(ctx, group, target, task) : null;
  if (!closed) return null;
  const cut = cause(
    `No request gets to target ${target.id}:${target.port}: clients are answered with 504.`,
    'it counts as healthy until as many checks have failed as the unhealthy threshold says',
    showHealth(group),
  );
  return chainOf([{ causes: [cut], fixes: [] }, closed]);
}

/** Why a target gets no requests, or is not healthy; null where all is well with it. */
export function targetFinding(
  ctx: EngineContext,
  group: TargetGroup,
  target: Target,
): Finding | null {
  if (target.health === 'healthy') return pathFinding(ctx, group, target);
  const standing = cause(
    `Target ${target.id}:${target.port} is ${target.health}.`,
    [target.reason, target.description].filter(Boolean).join(': ') || 'no reason code',
    showHealth(group),
    target.machine.enteredAt,
  );
  const why = whyNot(ctx, group, target);
  return chainOf([{ causes: [standing], fixes: [] }, ...(why ? [why] : [])]);
}

function whyNot(ctx: EngineContext, group: TargetGroup, target: Target): Finding | null {
  if (target.health === 'unused') return unusedFinding(ctx, group, target);
  const task = ctx.world.tasks.get(target.taskArn ?? '');
  if (target.health === 'draining') {
    const delay = group.attributes['deregistration_delay.timeout_seconds'] ?? '300';
    return {
      causes: [
        cause(
          'It was deregistered, and drains for the whole deregistration delay.',
          `${delay} s`,
          `aws elbv2 describe-target-group-attributes --target-group-arn ${group.arn}`,
        ),
      ],
      fixes: [],
    };
  }
  if (!task) {
    return {
      causes: [cause('Nothing runs at this address.', target.id, showHealth(group))],
      fixes: [],
    };
  }
  return (
    closedFinding(ctx, group, target, task) ??
    checkFinding(ctx, group, target, task) ??
    toldByNextCheck(ctx, group, target)
  );
}

/** Why a task that has been stopped for it did not pass the checks of a group. */
export function failedChecksFinding(
  ctx: EngineContext,
  group: TargetGroup,
  task: Task,
): Finding | null {
  const port = definitionOf(ctx, task).containerDefinitions.flatMap((one) => one.portMappings)[0];
  const target = {
    id: task.privateIp,
    port: port?.containerPort ?? group.port,
    registeredAt: task.startedAt ?? task.createdAt,
  };
  return closedFinding(ctx, group, target, task) ?? checkFinding(ctx, group, target, task);
}

/** As much of a target as its checks need. */
type Checked = Pick<Target, 'id' | 'port' | 'registeredAt'>;

/** No rule forwards to its group, or the load balancer is not in its zone. */
function unusedFinding(ctx: EngineContext, group: TargetGroup, target: Target): Finding {
  const balancers = balancersOf(ctx.world, group.arn);
  const isInZone = groupServes(ctx, group, target.availabilityZone);
  const [balancer] = balancers;
  if (balancer && !isInZone) {
    return {
      causes: [
        cause(
          `Load balancer ${balancer.name} is not enabled in ${target.availabilityZone}.`,
          `its subnets: ${balancer.subnets.join(', ')}`,
          `aws elbv2 describe-load-balancers --names ${balancer.name}`,
        ),
      ],
      fixes: [advice(`Add a subnet of ${target.availabilityZone} to ${balancer.name}.`)],
    };
  }
  return {
    causes: [
      cause(
        `No listener rule forwards to target group ${group.name}.`,
        'no listener',
        `aws elbv2 describe-target-groups --target-group-arns ${group.arn}`,
      ),
    ],
    fixes: [advice('Make a listener or a rule that forwards to it.')],
  };
}

/** Security groups between the load balancer and the task. */
function closedFinding(
  ctx: EngineContext,
  group: TargetGroup,
  target: Checked,
  task: Task,
): Finding | null {
  for (const balancer of balancersOf(ctx.world, group.arn)) {
    const found = securityGroupFinding(ctx, {
      from: balancerParty(ctx, balancer),
      fromName: `load balancer ${balancer.name}`,
      to: taskParty(ctx, task),
      toName: 'the task',
      port: target.port,
    });
    if (found) return found;
  }
  return null;
}

/** What the app does with the check. */
function checkFinding(
  ctx: EngineContext,
  group: TargetGroup,
  target: Checked,
  task: Task,
): Finding | null {
  for (const type of ['hang-task', 'fail-health-check', 'slow-task'] as const) {
    const fault = faultOf(ctx, type, { taskArn: task.arn });
    if (fault) return injected(fault);
  }
  const container = servingContainer(task);
  const behaviour = container?.behaviour ?? behaviourOf(ctx, container?.image ?? '');
  const { path, matcher } = group.healthCheck;
  const modify = (text: string, changes: Record<string, unknown>) =>
    fix(text, 'ELBv2.ModifyTargetGroup', { TargetGroupArn: group.arn, ...changes });
  const show = `aws elbv2 describe-target-groups --names ${group.name}`;
  if (path.split('?', 1)[0] !== behaviour.healthCheckPath) {
    return {
      causes: [
        cause(
          `The check asks for ${path}, and the app answers checks at ${behaviour.healthCheckPath}.`,
          `any other path gets 404; the matcher is ${matcher}`,
          show,
        ),
      ],
      fixes: [
        modify(`Check ${behaviour.healthCheckPath}`, {
          HealthCheckPath: behaviour.healthCheckPath,
        }),
      ],
    };
  }
  const astray = portFinding(ctx, group, task, modify);
  if (astray) return astray;
  const early = startupFinding(ctx, target, task);
  if (early) return early;
  if (behaviour.unhealthyAfterSeconds !== null) {
    return {
      causes: [
        cause(
          `The app turns bad ${behaviour.unhealthyAfterSeconds} s after its start.`,
          behaviour.image,
          'aws sandbox list-images',
        ),
      ],
      fixes: [advice('Mend the app, and deploy it again.')],
    };
  }
  if (!codeMatches(matcher, behaviour.healthCheckStatus)) {
    const code = String(behaviour.healthCheckStatus);
    const isError = behaviour.healthCheckStatus >= 500;
    const back = isError ? goBack(ctx, serviceOf(ctx, task), task.taskDefinitionArn) : null;
    return {
      causes: [cause(`The app answers ${code}, and the matcher is ${matcher}.`, path, show)],
      fixes: [back ?? modify(`Take ${code} for healthy`, { Matcher: { HttpCode: code } })],
    };
  }
  return slowFinding(group, behaviour) ?? waitingFinding(ctx, group, task, behaviour);
}

/** The endpoint takes longer than the check waits. */
function slowFinding(
  { name, healthCheck: { path, timeoutSeconds } }: TargetGroup,
  { healthCheckLatencyMs: ms }: ImageBehaviour,
): Finding | null {
  if (ms <= timeoutSeconds * 1000) return null;
  return {
    causes: [
      cause(
        `The app takes ${ms} ms, and the check waits ${timeoutSeconds} s.`,
        path,
        `aws elbv2 describe-target-groups --names ${name}`,
      ),
    ],
    fixes: [advice('Let the check wait longer, or make its endpoint quicker.')],
  };
}

const servingContainer = (task: Task) =>
  task.containers.find((one) => one.essential && one.behaviour) ?? task.containers[0];

/** It is still coming up: then the grace period decides whether it ever gets there. */
function startupFinding(ctx: EngineContext, target: Checked, task: Task): Finding | null {
  const container = servingContainer(task);
  const behaviour = container?.behaviour;
  if (!behaviour || container?.startedAt === undefined) return null;
  const needs = Math.max(behaviour.startupSeconds, behaviour.healthyAfterSeconds);
  const end = leftAt(task) ?? ctx.world.now;
  const age = toSeconds(end) - toSeconds(container.startedAt);
  if (age >= needs) return null;
  const service = serviceOf(ctx, task);
  const grace = service?.healthCheckGracePeriodSeconds ?? 0;
  const starting = cause(
    `The app needs ${needs} s to be ready, and has run for ${Math.round(age)} s.`,
    `the service’s health check grace period is ${grace} s`,
    service ? describeService(service) : describeTask(task),
    target.registeredAt,
  );
  if (!service || grace > needs) return { causes: [starting], fixes: [] };
  const wanted = Math.ceil((needs * 1.5) / 10) * 10 + 30;
  return {
    causes: [starting],
    fixes: [
      fix(`Give it a grace period of ${wanted} s`, 'ECS.UpdateService', {
        ...ofService(service),
        healthCheckGracePeriodSeconds: wanted,
      }),
    ],
  };
}

/** When it was told to stop, if it was. */
const leftAt = (task: Task) =>
  task.machine.history.find(({ value }) => value === 'DEACTIVATING' || value === 'STOPPING')?.at;

/** The checks go to a port of their own, and no container listens there. */
function portFinding(
  ctx: EngineContext,
  { name, healthCheck, targetType }: TargetGroup,
  task: Task,
  modify: (text: string, changes: Record<string, unknown>) => Fix,
): Finding | null {
  if (healthCheck.port === 'traffic-port' || targetType !== 'ip') return null;
  const open = definitionOf(ctx, task).containerDefinitions.flatMap((one) =>
    one.portMappings.map(({ containerPort }) => containerPort),
  );
  if (open.includes(Number(healthCheck.port))) return null;
  return {
    causes: [
      cause(
        `The checks go to port ${healthCheck.port}, and nothing listens there.`,
        `the containers listen on ${open.join(', ') || 'no port'}`,
        `aws elbv2 describe-target-groups --names ${name}`,
      ),
    ],
    fixes: [modify('Check the port that takes the traffic', { HealthCheckPort: 'traffic-port' })],
  };
}
