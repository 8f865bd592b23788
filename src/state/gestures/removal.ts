import { lastPart } from '../../model/ids';
import type {
  AlarmView,
  ClusterView,
  EntityView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TaskView,
} from '../../model/view';
import type { Operation } from '../gesture';
import { cutRoutes, type Removal, routesInWords } from './disconnection';
import {
  deleteFileSystem,
  deleteProvider,
  deleteVolume,
  groupsEmptied,
  type RemovalStep as Step,
  terminateInstance,
} from './infrastructure-removal';
import { allOf, counted, type Entities, oneOf } from './entities';

const STOPPED_ALREADY = ['STOPPING', 'DEPROVISIONING', 'STOPPED'];
const isUp = (task: TaskView) => !STOPPED_ALREADY.includes(task.lastStatus);
const tasksOf = (entities: Entities, id: string) =>
  allOf(entities, 'task').filter((task) => task.serviceArn === id && isUp(task));

/**
 * What deleting these entities comes to: the AWS deletes, what has to go before them first, and in
 * words whatever else that does. Null where nothing among them can be deleted.
 */
export function planRemoval(entities: Entities, ids: readonly string[]): Removal | null {
  const chosen = ids.flatMap((id) => entities.get(id) ?? []);
  const steps = ORDER.flatMap((kind) => chosen.filter((view) => view.kind === kind))
    // A service is deleted along with its cluster, a task along with its service.
    .filter((view) => !chosen.some((other) => other !== view && holds(other, view)))
    .flatMap((view) => stepFor(entities, view, ids) ?? []);
  if (steps.length === 0) return null;
  const operations = unique(steps.flatMap((step) => step.operations));
  const later = steps.flatMap((step) => step.afterwards ?? []);
  const [only] = steps;
  return {
    consequences: [...new Set(steps.flatMap((step) => step.consequences))],
    gesture: {
      label: steps.length === 1 && only ? only.name : `Delete ${steps.length} things`,
      operations,
      ...(later.length > 0 && {
        afterwards: {
          whenGone: later.flatMap((one) => one.whenGone),
          operations: later.flatMap((one) => one.operations),
        },
      }),
    },
  };
}

/**
 * Clients before what they send to, routes before groups, services before the cluster around
 * them.
 */
const ORDER: readonly EntityView['kind'][] = [
  'alarm',
  'fault',
  'traffic',
  'loadBalancer',
  'targetGroup',
  'task',
  'service',
  'fileSystem',
  'ebsVolume',
  'capacityProvider',
  'containerInstance',
  'cluster',
];

function holds(outer: EntityView, inner: EntityView): boolean {
  if (inner.kind === 'containerInstance') {
    return outer.kind === 'cluster' && inner.clusterArn === outer.id;
  }
  if (inner.kind === 'service') return outer.kind === 'cluster' && inner.clusterArn === outer.id;
  if (inner.kind !== 'task') return false;
  return (
    outer.id === inner.serviceArn || (outer.kind === 'cluster' && inner.clusterArn === outer.id)
  );
}

function stepFor(entities: Entities, view: EntityView, ids: readonly string[]): Step | null {
  if (view.kind === 'task') return stopTask(entities, view);
  if (view.kind === 'service') return deleteService(entities, view);
  if (view.kind === 'cluster') return deleteCluster(entities, view);
  if (view.kind === 'loadBalancer') return deleteLoadBalancer(entities, view);
  if (view.kind === 'targetGroup') return deleteTargetGroup(entities, view, ids);
  if (view.kind === 'traffic') {
    const operations = [{ target: 'Sandbox.DeleteTraffic', input: { name: view.name } }];
    return { name: `Delete client ${view.name}`, consequences: [], operations };
  }
  if (view.kind === 'alarm') return deleteAlarm(view);
  if (view.kind === 'containerInstance') return terminateInstance(view);
  if (view.kind === 'capacityProvider') return deleteProvider(entities, view);
  if (view.kind === 'fileSystem') return deleteFileSystem(view);
  if (view.kind === 'ebsVolume') return deleteVolume(view);
  if (view.kind !== 'fault') return null;
  const { fault } = view;
  const input = { faultId: fault.faultId };
  return {
    name: `Clear fault ${fault.type}`,
    consequences: [],
    operations: [{ target: 'Sandbox.ClearFault', input }],
  };
}

function deleteAlarm(alarm: AlarmView): Step {
  return {
    name: `Delete alarm ${alarm.name}`,
    consequences: ['Deployments that name it no longer watch it.'],
    operations: [{ target: 'CloudWatch.DeleteAlarms', input: { AlarmNames: [alarm.name] } }],
  };
}

function stopTask(entities: Entities, task: TaskView): Step | null {
  if (!isUp(task)) return null;
  const service = task.serviceArn ? oneOf(entities, 'service', task.serviceArn) : undefined;
  const consequences: string[] = [];
  if (task.targets.some((target) => target.health !== 'draining')) {
    consequences.push('It is drained first: requests in progress may end, new ones go elsewhere.');
  }
  if (service?.status === 'ACTIVE') {
    consequences.push(`Service ${service.name} starts another task in its place.`);
  }
  const input = { cluster: lastPart(task.clusterArn), task: lastPart(task.id) };
  return {
    name: `Stop task ${task.shortId}`,
    consequences,
    operations: [{ target: 'ECS.StopTask', input }],
  };
}

function deleteService(entities: Entities, service: ServiceView): Step | null {
  if (service.status !== 'ACTIVE') return null;
  const tasks = tasksOf(entities, service.id).length;
  const stopped = `${counted(tasks, 'task')} of ${service.name} ${tasks === 1 ? 'is' : 'are'} stopped.`;
  const consequences = tasks > 0 ? [stopped] : [];
  if (tasks > 0 && service.targetGroupArns.length > 0) {
    consequences.push('They are drained first, for as long as the deregistration delay says.');
  }
  for (const arn of service.targetGroupArns) {
    const group = oneOf(entities, 'targetGroup', arn);
    if (group) consequences.push(`Target group ${group.name} stays, without targets.`);
  }
  const input = {
    cluster: lastPart(service.clusterArn),
    service: service.name,
    ...((tasks > 0 || service.desired > 0) && { force: true }),
  };
  return {
    name: `Delete service ${service.name}`,
    consequences,
    operations: [{ target: 'ECS.DeleteService', input }],
  };
}

function deleteCluster(entities: Entities, cluster: ClusterView): Step {
  const within = (view: { clusterArn: string }) => view.clusterArn === cluster.id;
  const services = allOf(entities, 'service').filter(within);
  const tasks = allOf(entities, 'task')
    .filter(within)
    .filter((task) => task.lastStatus !== 'STOPPED');
  const single = tasks.filter((task) => task.serviceArn === null);
  const instances = allOf(entities, 'containerInstance').filter(within);
  const steps = [
    ...services.flatMap((service) => deleteService(entities, service) ?? []),
    ...single.flatMap((task) => stopTask(entities, task) ?? []),
    ...groupsEmptied(entities, cluster),
    ...instances
      .filter((one) => one.capacityProvider === null)
      .flatMap((instance) => terminateInstance(instance) ?? []),
  ];
  const deletion: Operation = {
    target: 'ECS.DeleteCluster',
    input: { cluster: cluster.name },
  };
  const occupants = [...services, ...tasks, ...instances];
  const step: Step = {
    name: `Delete cluster ${cluster.name}`,
    consequences: [
      ...services.map((service) => `Service ${service.name} is deleted first.`),
      ...steps.flatMap((one) => one.consequences),
    ],
    operations: steps.flatMap((one) => one.operations),
  };
  if (occupants.length === 0) return { ...step, operations: [deletion] };
  // ECS deletes no cluster that has services or tasks left.
  step.consequences.push('The cluster itself goes when nothing is left in it.');
  const whenGone = occupants.map((view) => view.id);
  return { ...step, afterwards: { whenGone, operations: [deletion] } };
}

function deleteLoadBalancer(entities: Entities, balancer: LoadBalancerView): Step {
  const clients = allOf(entities, 'traffic').filter((one) => one.loadBalancerArn === balancer.id);
  const groups = allOf(entities, 'targetGroup').filter((one) =>
    one.loadBalancerArns.includes(balancer.id),
  );
  const listeners = balancer.listeners.length;
  return {
    name: `Delete load balancer ${balancer.name}`,
    consequences: [
      ...clients.map((client) => `Client ${client.name} is deleted: it has nowhere to send.`),
      ...(listeners > 0 ? [listenersGo(listeners)] : []),
      ...groups.map((group) => `Target group ${group.name} stays; its targets become unused.`),
    ],
    operations: [
      ...clients.map(({ name }) => ({ target: 'Sandbox.DeleteTraffic', input: { name } })),
      { target: 'ELBv2.DeleteLoadBalancer', input: { LoadBalancerArn: balancer.name } },
    ],
  };
}

const listenersGo = (n: number): string =>
  n === 1 ? 'Its listener goes with it, with all rules.' : `Its ${n} listeners go with it.`;

function deleteTargetGroup(
  entities: Entities,
  group: TargetGroupView,
  ids: readonly string[],
): Step {
  const balancers = group.loadBalancerArns
    // One that is deleted along with it takes its rules with it.
    .filter((arn) => !ids.includes(arn))
    .flatMap((arn) => oneOf(entities, 'loadBalancer', arn) ?? []);
  const routes = balancers.flatMap((balancer) => cutRoutes(balancer, group.id));
  const services = allOf(entities, 'service').filter(
    (service) => service.targetGroupArns.includes(group.id) && !ids.includes(service.id),
  );
  return {
    name: `Delete target group ${group.name}`,
    consequences: [
      ...routesInWords(routes),
      ...services.map(
        (service) => `Service ${service.name} loses its way in: no requests reach it.`,
      ),
    ],
    operations: [
      ...services.flatMap((service) => detachAll(service, group.id)),
      ...routes,
      { target: 'ELBv2.DeleteTargetGroup', input: { TargetGroupArn: group.name } },
    ],
  };
}

/**
 * A service whose only group this is forgets it; with more of them it is left as it is, as AWS
 * would.
 */
function detachAll(service: ServiceView, groupArn: string): Operation[] {
  if (service.status !== 'ACTIVE') return [];
  if (service.targetGroupArns.some((arn) => arn !== groupArn)) return [];
  const input = { cluster: lastPart(service.clusterArn), service: service.name, loadBalancers: [] };
  return [{ target: 'ECS.UpdateService', input }];
}

function unique(operations: readonly Operation[]): Operation[] {
  const seen = new Set<string>();
  return operations.filter((operation) => {
    const text = JSON.stringify(operation);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
