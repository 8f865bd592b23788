/** What of an operation only holds where it was copied: networks, groups, alarms, registries. */
import { USUAL_SUBNETS } from '../../model/service-network';
import type { Operation } from '../gesture';

/** Ids of subnets, security groups and VPCs that have been declared where it is pasted. */
export type Networks = ReadonlySet<string>;

interface Surroundings {
  networks: Networks;
  /** Groups that something copied sends to. */
  groups: ReadonlySet<string>;
  /** Alarms and balancers that are there, or come along. */
  alarms: ReadonlySet<string>;
  balancers: ReadonlySet<string>;
  say: (words: string) => void;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const ELSEWHERE =
  'Its networks are not here: it was put into subnets that nobody has declared, from which everything can be reached.';

/** An id that was drawn for something declared; names such as `subnet-a` stand for nothing. */
const DRAWN = /^(?:subnet|sg|vpc)-[0-9a-f]{17}$/;
const VPC = 'vpc-1';

/** Subnets, security groups and VPCs that were declared, and are not here, give way. */
function netted(value: unknown, key: string, around: Surroundings): unknown {
  const isMissing = (one: unknown): boolean =>
    typeof one === 'string' && DRAWN.test(one) && !around.networks.has(one);
  if (key === 'VpcId' && isMissing(value)) {
    around.say(ELSEWHERE);
    return VPC;
  }
  if (key === 'SubnetId' && isMissing(value)) {
    around.say(ELSEWHERE);
    return USUAL_SUBNETS[0];
  }
  if (key === 'VPCZoneIdentifier' && String(value).split(',').some(isMissing)) {
    around.say(ELSEWHERE);
    return USUAL_SUBNETS.slice(0, 2).join(',');
  }
  if (Array.isArray(value)) {
    if (!value.some(isMissing)) return value.map((one) => netted(one, '', around));
    const kept = value.filter((one) => !isMissing(one));
    if (key !== 'subnets' && key !== 'Subnets') return kept;
    around.say(ELSEWHERE);
    return kept.length > 0 ? kept : USUAL_SUBNETS.slice(0, 2);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, netted(v, k, around)]));
}

/** Without members that are undefined, as if they had never been there. */
const without = (input: Json, ...members: string[]): Json =>
  Object.fromEntries(Object.entries(input).filter(([key]) => !members.includes(key)));

/** What a deployment configuration may say of a service behind no load balancer. */
const PLAIN = [
  'deploymentCircuitBreaker',
  'maximumPercent',
  'minimumHealthyPercent',
  'alarms',
  'bakeTimeInMinutes',
];

function plainDeployment(value: unknown): Json {
  const configuration = isObject(value) ? value : {};
  const kept = Object.entries(configuration).filter(([key]) => PLAIN.includes(key));
  return { ...Object.fromEntries(kept), strategy: 'ROLLING' };
}

/** Behind those groups alone that come along with what sends to them. */
function behind(input: Json, name: string, { groups, say }: Surroundings): Json {
  const before = list(input.loadBalancers);
  const after = before.filter(
    (one) =>
      isObject(one) && typeof one.targetGroupArn === 'string' && groups.has(one.targetGroupArn),
  );
  if (after.length === before.length) return input;
  say(`Service ${name} is behind no load balancer yet: it was copied without one.`);
  const rest = without(input, 'loadBalancers', 'healthCheckGracePeriodSeconds');
  if (after.length > 0) return { ...rest, loadBalancers: after };
  return { ...rest, deploymentConfiguration: plainDeployment(input.deploymentConfiguration) };
}

function watched(input: Json, { alarms, say }: Surroundings): Json {
  const configuration = input.deploymentConfiguration;
  if (!isObject(configuration) || !isObject(configuration.alarms)) return input;
  const known = list(configuration.alarms.alarmNames);
  if (known.every((one) => alarms.has(String(one)))) return input;
  say('Its deployments watch no alarm: the one they watched is not here.');
  return { ...input, deploymentConfiguration: without(configuration, 'alarms') };
}

function unregistered(input: Json, { say }: Surroundings): Json {
  const connect = input.serviceConnectConfiguration;
  const isConnected = isObject(connect) && connect.enabled === true;
  if (list(input.serviceRegistries).length === 0 && !isConnected) return input;
  say('Service discovery and Service Connect did not come along: set them up here.');
  return without(input, 'serviceRegistries', 'serviceConnectConfiguration');
}

/** The operation as it can be given here; null where nothing of it can. */
export function withNetworks(operation: Operation, around: Surroundings): Operation | null {
  const { target } = operation;
  const input = netted(operation.input, '', around) as Json;
  switch (target) {
    case 'ECS.CreateService': {
      const name = String(input.serviceName);
      const settled = unregistered(watched(behind(input, name, around), around), around);
      return { target, input: settled };
    }
    case 'ECS.CreateTaskSet':
      return { target, input: behind(input, String(input.service), around) };
    case 'EFS.CreateMountTarget':
      // In another subnet the address is another one.
      return {
        target,
        input: input.SubnetId === operation.input.SubnetId ? input : without(input, 'IpAddress'),
      };
    case 'CloudWatch.PutMetricAlarm':
      // They name policies and topics of the run that it was copied from.
      return {
        target,
        input: without(input, 'AlarmActions', 'OKActions', 'InsufficientDataActions'),
      };
    case 'ApplicationAutoScaling.PutScalingPolicy':
      return tracksGroup(input, around) ? { target, input } : null;
    case 'Sandbox.PutTraffic': {
      const balancer = input.loadBalancer;
      if (typeof balancer !== 'string' || around.balancers.has(balancer)) return { target, input };
      around.say(`Client ${String(input.name)} sends nowhere yet: ${balancer} is not here.`);
      return { target, input: without(input, 'loadBalancer') };
    }
    default:
      return { target, input };
  }
}

/** A policy that follows the requests of a group needs that group. */
function tracksGroup(input: Json, { groups, say }: Surroundings): boolean {
  const tracking = input.TargetTrackingScalingPolicyConfiguration;
  const metric = isObject(tracking) ? tracking.PredefinedMetricSpecification : undefined;
  const label = isObject(metric) ? metric.ResourceLabel : undefined;
  if (typeof label !== 'string' || groups.has(label.split('/')[1] ?? '')) return true;
  say(`Scaling policy ${String(input.PolicyName)} did not come along: it follows a target group.`);
  return false;
}
