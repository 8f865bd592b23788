import type { FileSystemView } from '../../model/infrastructure-view';
import { lastPart } from '../../model/ids';
import type {
  EntityView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TrafficView,
} from '../../model/view';
import type { Gesture, Operation } from '../gesture';
import { type Entities, oneOf } from './entities';
import { actionInput, conditionInputs, freePriority, freeTargetGroupName } from './load-balancing';
import type { ServiceFacts } from './service-facts';
import { trafficInput } from './traffic-and-faults';

/** A pair of entities that an edge can join, whichever way round it was drawn. */
export type Pair =
  | { kind: 'traffic'; client: TrafficView; balancer: LoadBalancerView }
  | { kind: 'routes'; balancer: LoadBalancerView; group: TargetGroupView }
  | { kind: 'serves'; group: TargetGroupView; service: ServiceView }
  | { kind: 'behind'; balancer: LoadBalancerView; service: ServiceView }
  | { kind: 'mounts'; fileSystem: FileSystemView; service: ServiceView };

const KIND_IN_WORDS: Record<EntityView['kind'], string> = {
  cluster: 'a cluster',
  service: 'a service',
  task: 'a task',
  loadBalancer: 'a load balancer',
  targetGroup: 'a target group',
  traffic: 'a client',
  fault: 'a fault',
  alarm: 'an alarm',
  containerInstance: 'an EC2 instance',
  capacityProvider: 'a capacity provider',
  fileSystem: 'a file system',
  ebsVolume: 'an EBS volume',
  serviceCall: 'a call',
};

/** The two ends as a pair, or why there is no edge between such things, in words. */
export function pairOf(entities: Entities, from: string, to: string): Pair | string {
  const [a, b] = [entities.get(from), entities.get(to)];
  if (!a || !b) return 'One of the two is gone.';
  return oriented(a, b) ?? oriented(b, a) ?? whyNot(a, b);
}

function oriented(a: EntityView, b: EntityView): Pair | null {
  if (a.kind === 'traffic' && b.kind === 'loadBalancer') {
    return { kind: 'traffic', client: a, balancer: b };
  }
  if (a.kind === 'loadBalancer' && b.kind === 'targetGroup') {
    return { kind: 'routes', balancer: a, group: b };
  }
  if (a.kind === 'targetGroup' && b.kind === 'service') {
    return { kind: 'serves', group: a, service: b };
  }
  if (a.kind === 'loadBalancer' && b.kind === 'service') {
    return { kind: 'behind', balancer: a, service: b };
  }
  if (a.kind === 'fileSystem' && b.kind === 'service') {
    return { kind: 'mounts', fileSystem: a, service: b };
  }
  return null;
}

function whyNot(a: EntityView, b: EntityView): string {
  const kinds = [a.kind, b.kind];
  if (a.id === b.id) return 'Nothing can be connected to itself.';
  if (kinds.includes('fault')) return 'A fault is aimed when it is injected, not connected.';
  if (kinds.includes('alarm')) return 'An alarm watches what its dimensions name.';
  if (kinds.includes('task')) {
    return 'ECS registers tasks with target groups itself: connect their service instead.';
  }
  if (kinds.includes('cluster')) {
    return 'A cluster takes no requests itself: connect one of its services.';
  }
  if (kinds.includes('traffic')) {
    return 'A client sends its requests to a load balancer: connect it to one.';
  }
  return `${KIND_IN_WORDS[a.kind]} cannot be connected to ${KIND_IN_WORDS[b.kind]}.`.replace(
    /^a/,
    'A',
  );
}

/**
 * Why two entities cannot be connected, in words; null when they can. For use while an edge is
 * drawn.
 */
export function connectionFault(entities: Entities, from: string, to: string): string | null {
  const pair = pairOf(entities, from, to);
  return typeof pair === 'string' ? pair : faultOf(entities, pair);
}

function faultOf(entities: Entities, pair: Pair): string | null {
  if (pair.kind === 'traffic') {
    const already = pair.client.loadBalancerArn === pair.balancer.id;
    return already ? `${pair.client.name} sends to ${pair.balancer.name} already.` : null;
  }
  if (pair.kind === 'routes') {
    const already = pair.group.loadBalancerArns.includes(pair.balancer.id);
    if (already) return `${pair.balancer.name} forwards to ${pair.group.name} already.`;
    return pair.group.loadBalancerArns.length > 0
      ? 'A target group belongs to one load balancer only, and this one has another.'
      : null;
  }
  const { service } = pair;
  if (service.status !== 'ACTIVE') return `Service ${service.name} is being deleted.`;
  if (pair.kind === 'mounts') return null;
  if (pair.kind === 'serves') {
    if (service.targetGroupArns.includes(pair.group.id)) {
      return `${service.name} registers its tasks with ${pair.group.name} already.`;
    }
    return pair.group.loadBalancerArns.length === 0
      ? `Target group ${pair.group.name} has no load balancer yet, and ECS takes none without: connect it to one first.`
      : null;
  }
  const already = service.targetGroupArns.some((arn) =>
    oneOf(entities, 'targetGroup', arn)?.loadBalancerArns.includes(pair.balancer.id),
  );
  return already ? `${service.name} is behind ${pair.balancer.name} already.` : null;
}

/**
 * What drawing an edge comes to; a string says in words why nothing. `facts` are those of the
 * service, where the edge ends at one (`lookUpService`).
 */
export function planConnection(
  entities: Entities,
  from: string,
  to: string,
  facts: ServiceFacts | null = null,
): Gesture | string {
  const pair = pairOf(entities, from, to);
  if (typeof pair === 'string') return pair;
  const fault = faultOf(entities, pair);
  if (fault !== null) return fault;
  if (pair.kind === 'traffic') return moveTraffic(pair.client, pair.balancer);
  if (pair.kind === 'routes') {
    const { balancer, group } = pair;
    return {
      label: `Forward from ${balancer.name} to ${group.name}`,
      operations: [forward(balancer, group.name, group.name)],
    };
  }
  // Where it is mounted must be said: the screen asks (`MountDialog`).
  if (pair.kind === 'mounts') return 'A file system is mounted by a task definition.';
  if (!facts) return `What ${pair.service.name} runs is not known.`;
  if (facts.doors.length === 0) {
    return `No container of ${pair.service.taskDefinition} has a port: a load balancer has nowhere to send requests.`;
  }
  return pair.kind === 'serves'
    ? serveFrom(pair.group, pair.service, facts)
    : putBehind(entities, pair.balancer, pair.service, facts);
}

function moveTraffic(client: TrafficView, balancer: LoadBalancerView): Gesture {
  const input = trafficInput(client.source, balancer.name);
  return {
    label: `Send ${client.name} to ${balancer.name}`,
    operations: [{ target: 'Sandbox.PutTraffic', input }],
  };
}

/**
 * Port 80 forwards to the group; where that listener is there already, the paths under /NAME do.
 */
function forward(balancer: LoadBalancerView, group: string, path: string): Operation {
  const action = actionInput({ type: 'forward', targetGroups: [{ targetGroupArn: group }] });
  const listener = balancer.listeners.find((one) => one.port === 80);
  if (!listener) {
    return {
      target: 'ELBv2.CreateListener',
      input: {
        LoadBalancerArn: balancer.name,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [action],
      },
    };
  }
  return {
    target: 'ELBv2.CreateRule',
    input: {
      ListenerArn: listener.arn,
      Conditions: conditionInputs({ paths: [`/${path}*`] }),
      Priority: freePriority(listener),
      Actions: [action],
    },
  };
}

function attach(service: ServiceView, facts: ServiceFacts, group: string): Operation {
  const [door] = facts.doors;
  return {
    target: 'ECS.UpdateService',
    input: {
      cluster: lastPart(service.clusterArn),
      service: service.name,
      // The list replaces the one before: what the service has stays in it.
      loadBalancers: [...facts.loadBalancers, { targetGroupArn: group, ...door }],
    },
  };
}

function serveFrom(group: TargetGroupView, service: ServiceView, facts: ServiceFacts): Gesture {
  return {
    label: `Register ${service.name} with ${group.name}`,
    operations: [attach(service, facts, group.name)],
  };
}

/** A target group that a service has and that nobody forwards to: it only lacks the way in. */
export const idleGroupOf = (
  entities: Entities,
  service: ServiceView,
): TargetGroupView | undefined =>
  service.targetGroupArns
    .flatMap((arn) => oneOf(entities, 'targetGroup', arn) ?? [])
    .find((group) => group.loadBalancerArns.length === 0);

function putBehind(
  entities: Entities,
  balancer: LoadBalancerView,
  service: ServiceView,
  facts: ServiceFacts,
): Gesture {
  const label = `Put ${service.name} behind ${balancer.name}`;
  const idle = idleGroupOf(entities, service);
  if (idle) return { label, operations: [forward(balancer, idle.name, service.name)] };
  const group = freeTargetGroupName(entities, service.name);
  const create: Operation = {
    target: 'ELBv2.CreateTargetGroup',
    input: {
      Name: group,
      Protocol: 'HTTP',
      Port: facts.doors[0]?.containerPort ?? 80,
      VpcId: 'vpc-1',
      TargetType: facts.networkMode === 'awsvpc' ? 'ip' : 'instance',
    },
  };
  return {
    label,
    operations: [create, forward(balancer, group, service.name), attach(service, facts, group)],
  };
}
