import type { Task } from '../../model/task';
import type { World } from '../world/world';

/**
 * EVENT-1: which of the events EventBridge would be given, and as what. An event keeps its detail
 * type and of its `detail` only what could not be told later; DescribeEvents tells the rest.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
 */
export interface Bridged {
  readonly detailType: string;
  readonly detail: Record<string, unknown>;
}

/** Undefined for an event that is the sandbox's own. */
export function bridged(
  world: World,
  { type, subject, message }: { type: string; subject: string; message: string },
): Bridged | undefined {
  switch (type) {
    case 'TaskStateChange':
      return taskEvent(world, subject);
    case 'ServiceEvent':
      return deploymentEvent(message) ?? serviceAction(message);
    case 'DeploymentStateChange':
      return newDeployment(message);
    case 'TaskSetStateChange':
      return message.includes(COMPUTED) ? action('SERVICE_DESIRED_COUNT_UPDATED') : undefined;
    case 'DiscoveryChange':
      return message.endsWith(': UNHEALTHY')
        ? action('SERVICE_DISCOVERY_INSTANCE_UNHEALTHY', 'WARN')
        : undefined;
    case 'HookStateChange':
      return hookEvent(message);
    case 'ContainerInstanceStateChange':
    case 'AgentStateChange':
      return instanceEvent(world, subject);
    case 'SpotInterruptionWarning':
      return {
        detailType: 'EC2 Spot Instance Interruption Warning',
        detail: { 'instance-action': 'terminate' },
      };
    default:
      return undefined;
  }
}

/** How a task set's event says that the scheduler wants another number of its tasks. */
export const COMPUTED = 'computed desired count';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html */
function taskEvent({ tasks }: World, arn: string): Bridged | undefined {
  const task = tasks.get(arn);
  if (!task) return undefined;
  return { detailType: 'ECS Task State Change', detail: taskDetail(task) };
}

/** Most tasks come by the same states: their events share what they tell of them. */
const taskDetails = new Map<string, Bridged['detail']>();
const MOST_DETAILS = 1000;

function taskDetail({ lastStatus, desiredStatus, version }: Task): Bridged['detail'] {
  const key = `${lastStatus} ${desiredStatus} ${version}`;
  let detail = taskDetails.get(key);
  if (!detail) {
    if (taskDetails.size === MOST_DETAILS) taskDetails.clear();
    detail = Object.freeze({ lastStatus, desiredStatus, version });
    taskDetails.set(key, detail);
  }
  return detail;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_container_instance_events.html */
function instanceEvent({ containerInstances }: World, arn: string): Bridged | undefined {
  const instance = containerInstances.get(arn);
  if (!instance) return undefined;
  const { status, agentConnected, version } = instance;
  return {
    detailType: 'ECS Container Instance State Change',
    detail: { status, agentConnected, version },
  };
}

const action = (eventName: string, eventType = 'INFO', reason?: string): Bridged => ({
  detailType: 'ECS Service Action',
  detail: { eventType, eventName, ...(reason !== undefined && { reason }) },
});

/**
 * What service events are called, by what they say.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 */
const ACTIONS: readonly [says: string, eventName: string, eventType: string][] = [
  ['has reached a steady state.', 'SERVICE_STEADY_STATE', 'INFO'],
  ['AZ Rebalancing in progress.', 'SERVICE_REBALANCING_STARTED', 'INFO'],
  [' is AZ balanced with ', 'SERVICE_REBALANCING_COMPLETED', 'INFO'],
  ['stopped AZ Rebalancing', 'SERVICE_REBALANCING_STOPPED', 'INFO'],
  [' to AZ Rebalance: ', 'TASKS_STARTED', 'INFO'],
  [' running tasks', 'TASKS_STOPPED', 'INFO'],
  ['is unable to consistently start tasks', 'SERVICE_TASK_START_IMPAIRED', 'WARN'],
  ['operations are being throttled', 'ECS_OPERATION_THROTTLED', 'ERROR'],
  ['was unable to assume', 'SERVICE_TASK_CONFIGURATION_FAILURE', 'ERROR'],
  ['was unable to place a task', 'SERVICE_TASK_PLACEMENT_FAILURE', 'ERROR'],
];

function serviceAction(message: string): Bridged | undefined {
  const found = ACTIONS.find(([says]) => message.includes(says));
  if (!found) return undefined;
  const [, name, eventType] = found;
  if (name === 'SERVICE_STEADY_STATE' && message.includes(', taskSet ')) {
    return action('TASKSET_STEADY_STATE');
  }
  return action(name, eventType, eventType === 'ERROR' ? placementReason(message) : undefined);
}

/** What was short, in AWS's word where it has one. */
const SHORT: readonly [says: string, reason: string][] = [
  ['insufficient CPU', 'RESOURCE:CPU'],
  ['insufficient memory', 'RESOURCE:MEMORY'],
  ['already using a port', 'RESOURCE:PORTS'],
  ['"AGENT"', 'AGENT'],
  ['Capacity is unavailable', 'RESOURCE:FARGATE'],
];

const placementReason = (message: string): string =>
  SHORT.find(([says]) => message.includes(says))?.[1] ??
  /Reason: (.*?)\.?$/.exec(message)?.[1] ??
  message.replace(/^\([^)]*\) /, '');

const deployment = (
  eventName: string,
  eventType: string,
  detail: { deploymentId: string; reason: string },
): Bridged => ({
  detailType: 'ECS Deployment State Change',
  detail: { eventType, eventName, ...detail },
});

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html */
function deploymentEvent(message: string): Bridged | undefined {
  const [, id = '', verb, why = ''] =
    /\(deployment (\S+)\) deployment (completed|failed)[.:] ?(.*)$/.exec(message) ?? [];
  if (verb === 'completed') {
    const reason = `ECS deployment ${id} completed.`;
    return deployment('SERVICE_DEPLOYMENT_COMPLETED', 'INFO', { deploymentId: id, reason });
  }
  if (verb === 'failed') {
    return deployment('SERVICE_DEPLOYMENT_FAILED', 'ERROR', { deploymentId: id, reason: why });
  }
  const [, back] = /rolling back to deployment (\S+?)\.?$/.exec(message) ?? [];
  if (back === undefined) return undefined;
  const reason = `ECS deployment: rolling back to deploymentId ${back}.`;
  return deployment('SERVICE_DEPLOYMENT_IN_PROGRESS', 'INFO', { deploymentId: back, reason });
}

function newDeployment(message: string): Bridged | undefined {
  const [, id] = /^(ecs-svc\/\d+) IN_PROGRESS$/.exec(message) ?? [];
  if (id === undefined) return undefined;
  const reason = `ECS deployment ${id} in progress.`;
  return deployment('SERVICE_DEPLOYMENT_IN_PROGRESS', 'INFO', { deploymentId: id, reason });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_hook_state_change_events.html */
function hookEvent(message: string): Bridged | undefined {
  const [, eventName, , lifecycleStage] = /^(HOOK_\w+): (.*) \((\w+)\)$/.exec(message) ?? [];
  if (eventName === undefined) return undefined;
  const hasFailed = eventName === 'HOOK_FAILED' || eventName === 'HOOK_TIMED_OUT';
  const detail = { eventType: hasFailed ? 'ERROR' : 'INFO', eventName, lifecycleStage };
  return { detailType: 'ECS Hook State Change', detail };
}
