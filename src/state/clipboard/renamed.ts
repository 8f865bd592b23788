/** Operations under other names: whatever refers to a renamed thing follows. */
import type { Operation } from '../gesture';

/** What each thing is called from now on, by what it was called; itself where nothing changes. */
export interface Names {
  cluster: (name: string) => string;
  /** Of `cluster/name`: the whole of it. */
  service: (name: string) => string;
  loadBalancer: (name: string) => string;
  targetGroup: (name: string) => string;
  traffic: (name: string) => string;
  alarm: (name: string) => string;
  /** `web:1`. */
  definition: (name: string) => string;
}

type Json = Record<string, unknown>;

/** `web-alb:80/10`: the balancer's name is what stands before the port. */
function listener(name: string, { loadBalancer }: Names): string {
  const at = name.indexOf(':');
  return at < 0 ? loadBalancer(name) : loadBalancer(name.slice(0, at)) + name.slice(at);
}

/** `web-alb/web`, as a target tracking policy names a balancer and a group of it. */
function label(name: string, { loadBalancer, targetGroup }: Names): string {
  const [balancer = '', group] = name.split('/');
  return group === undefined ? name : `${loadBalancer(balancer)}/${targetGroup(group)}`;
}

/** Members that mean the same wherever they stand. */
function deepMember(key: string, value: string, names: Names): string {
  switch (key) {
    case 'targetGroupArn':
    case 'TargetGroupArn':
    case 'alternateTargetGroupArn':
      return names.targetGroup(value);
    case 'productionListenerRule':
    case 'testListenerRule':
    case 'ListenerArn':
      return listener(value, names);
    case 'LoadBalancerArn':
      return names.loadBalancer(value);
    case 'ResourceLabel':
      return label(value, names);
    default:
      return value;
  }
}

function deep(value: unknown, key: string, names: Names): unknown {
  if (typeof value === 'string') return deepMember(key, value, names);
  if (Array.isArray(value)) {
    return value.map((one) =>
      key === 'alarmNames' && typeof one === 'string' ? names.alarm(one) : deep(one, key, names),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, deep(v, k, names)]));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function dimensions(input: Json, names: Names): unknown {
  const list = Array.isArray(input.Dimensions) ? (input.Dimensions as Json[]) : [];
  const cluster = text(list.find(({ Name }) => Name === 'ClusterName')?.Value);
  return list.map((one) => {
    const value = text(one.Value);
    switch (one.Name) {
      case 'LoadBalancer':
        return { ...one, Value: names.loadBalancer(value) };
      case 'TargetGroup':
        return { ...one, Value: names.targetGroup(value) };
      case 'ClusterName':
        return { ...one, Value: names.cluster(value) };
      case 'ServiceName': {
        const service = names.service(`${cluster}/${value}`);
        return { ...one, Value: service.slice(service.indexOf('/') + 1) };
      }
      default:
        return one;
    }
  });
}

/** Members by which an operation says what it is about: they stand at its top alone. */
function topMembers({ target, input }: Operation, names: Names): Json {
  const cluster = text(input.cluster) || 'default';
  const service = (name: unknown) => {
    const whole = names.service(`${cluster}/${text(name)}`);
    const at = whole.indexOf('/');
    return { cluster: whole.slice(0, at), name: whole.slice(at + 1) };
  };
  switch (target) {
    case 'ECS.CreateCluster':
      return { clusterName: names.cluster(text(input.clusterName) || 'default') };
    case 'ECS.CreateService': {
      const { cluster: into, name } = service(input.serviceName);
      return { cluster: into, serviceName: name, ...definition(input, names) };
    }
    case 'ECS.CreateTaskSet':
    case 'ECS.UpdateServicePrimaryTaskSet': {
      const { cluster: into, name } = service(input.service);
      return { cluster: into, service: name, ...definition(input, names) };
    }
    case 'ELBv2.CreateLoadBalancer':
      return { Name: names.loadBalancer(text(input.Name)) };
    case 'ELBv2.CreateTargetGroup':
      return { Name: names.targetGroup(text(input.Name)) };
    case 'Sandbox.PutTraffic': {
      const balancer = text(input.loadBalancer);
      const to = balancer === '' ? {} : { loadBalancer: names.loadBalancer(balancer) };
      return { name: names.traffic(text(input.name)), ...to };
    }
    case 'CloudWatch.PutMetricAlarm':
      return {
        AlarmName: names.alarm(text(input.AlarmName)),
        Dimensions: dimensions(input, names),
      };
    default:
      return scaled(input, names);
  }
}

const definition = ({ taskDefinition }: Json, names: Names): Json =>
  typeof taskDefinition === 'string' ? { taskDefinition: names.definition(taskDefinition) } : {};

/** `service/prod/shop`. */
function scaled({ ResourceId }: Json, { service }: Names): Json {
  const match = /^service\/(.+)$/.exec(text(ResourceId));
  return match ? { ResourceId: `service/${service(match[1]!)}` } : {};
}

/** The operation about things as they are called from now on. */
export function renamed(operation: Operation, names: Names): Operation {
  const input = deep(operation.input, '', names) as Json;
  return { target: operation.target, input: { ...input, ...topMembers(operation, names) } };
}
