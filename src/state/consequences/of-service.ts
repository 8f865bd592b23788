import { lastPart } from '../../model/ids';
import type { ServiceView, TaskView } from '../../model/view';
import type { Operation } from '../gesture';
import type { Entities, Foresight } from './foresight';

type Input = Record<string, unknown>;

/**
 * Members whose change replaces tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
const DEPLOYING = [
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
];

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** UpdateService, and what belongs to a deployment or a task of a service. */
export const ofService: Foresight = (operation, entities) => {
  const { target, input } = operation;
  if (target === 'ECS.UpdateService') {
    const service = serviceOf(input, entities);
    return service ? ofUpdate(operation, service) : [];
  }
  if (target === 'ECS.StopTask') return ofStop(input, entities);
  if (target === 'ECS.StopServiceDeployment') {
    return input.stopType === 'ABORT'
      ? ['Ends the deployment where it stands: no task goes back.']
      : ['Rolls back to the revision before.'];
  }
  if (target === 'ECS.UpdateTaskProtection') {
    return input.protectionEnabled === true
      ? ['Scaling in and deployments leave the task alone until its protection ends.']
      : ['Scaling in and deployments may stop the task again, from now on.'];
  }
  return [];
};

/** A service makes up for a task that is stopped; one of its own is gone for good. */
function ofStop({ task: wanted }: Input, entities: Entities): string[] {
  const task = [...entities.values()].find(
    (view): view is TaskView =>
      view.kind === 'task' && (view.id === wanted || lastPart(view.id) === wanted),
  );
  if (!task) return [];
  const isRegistered = task.targets.some(({ health }) => health !== 'draining');
  const first = isRegistered ? ['It leaves its target groups and drains first.'] : [];
  return task.serviceArn === null
    ? [...first, 'Nothing starts another in its place.']
    : [...first, 'Its service starts another in its place.'];
}

function serviceOf({ service, cluster }: Input, entities: Entities): ServiceView | undefined {
  return [...entities.values()].find(
    (view): view is ServiceView =>
      view.kind === 'service' &&
      view.status === 'ACTIVE' &&
      (view.id === service || view.name === service) &&
      (cluster === undefined || lastPart(view.clusterArn) === lastPart(String(cluster))),
  );
}

function ofUpdate({ input }: Operation, service: ServiceView): string[] {
  const { desiredCount, healthCheckGracePeriodSeconds: grace } = input;
  const deploys = isDeploying(input, service);
  return [
    ...(deploys ? ofDeployment(input, service) : []),
    ...(typeof desiredCount === 'number' ? ofCount(desiredCount, service) : []),
    ...(typeof grace === 'number'
      ? [
          `Holds at once, also for tasks that run: up to ${grace} s after their start failing health checks are overlooked.`,
        ]
      : []),
    ...(input.deploymentConfiguration !== undefined && !deploys
      ? [
          isUnderWay(service)
            ? 'Holds at once for the deployment under way; starts none.'
            : 'Starts no deployment: the next one goes by it.',
        ]
      : []),
    ...(input.enableExecuteCommand !== undefined && !deploys
      ? ['Holds for tasks that start from now on; those that run stay as they are.']
      : []),
  ];
}

const isUnderWay = ({ serviceDeployment, deployments }: ServiceView): boolean =>
  (serviceDeployment !== null && !serviceDeployment.isOver) || deployments.length > 1;

function isDeploying(input: Input, { taskDefinition }: ServiceView): boolean {
  if (input.forceNewDeployment === true) return true;
  if (DEPLOYING.some((name) => input[name] !== undefined)) return true;
  const { taskDefinition: wanted } = input;
  return typeof wanted === 'string' && lastPart(wanted) !== taskDefinition;
}

/** Of a rolling update how many may be there at once; of all others which strategy it is. */
function ofDeployment(input: Input, service: ServiceView): string[] {
  const { deploymentController, serviceDeployment } = service;
  if (deploymentController !== 'ECS') return [];
  const desired = typeof input.desiredCount === 'number' ? input.desiredCount : service.desired;
  const given = (input.deploymentConfiguration ?? {}) as Partial<ServiceView> & Input;
  const strategy = given.strategy ?? serviceDeployment?.strategy ?? 'ROLLING';
  const least = given.minimumHealthyPercent ?? service.minimumHealthyPercent;
  const most = given.maximumPercent ?? service.maximumPercent;
  const bounds =
    strategy === 'ROLLING'
      ? `never under ${Math.ceil((desired * least) / 100)} healthy, never over ${Math.floor((desired * most) / 100)} at once`
      : String(strategy).toLowerCase().replace('_', '/');
  return [
    `Starts a new deployment: ${counted(desired, 'task')}, ${bounds}.`,
    ...(isUnderWay(service) ? ['It takes the place of the deployment under way.'] : []),
  ];
}

function ofCount(desired: number, service: ServiceView): string[] {
  const more = desired - service.desired;
  if (more === 0) return [];
  const scaling = service.scaling
    ? `Auto scaling may change it again, within ${service.scaling.min} to ${service.scaling.max}.`
    : null;
  const now =
    more > 0
      ? `Starts ${counted(more, 'more task')}.`
      : `Stops ${counted(-more, 'task')}: each leaves its target groups and drains first.`;
  return scaling === null ? [now] : [now, scaling];
}
