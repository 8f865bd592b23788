/** Which thing an operation of an account makes or completes. */
import type { Operation } from '../gesture';
import type { CopiedKind } from './clip';

interface Part {
  kind: CopiedKind;
  name: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A listener's name without its port: `web-alb:80` and `web-alb:80/10` are of `web-alb`. */
const balancerOf = (listener: string): string => listener.split(':')[0] ?? '';

/** `service/prod/shop` without what it is. */
const scaledService = (resource: string): string => resource.replace(/^service\//, '');

/** The thing that an operation is a part of; null for what several share, such as images. */
export function partOf({ target, input }: Operation): Part | null {
  const of = (kind: CopiedKind, name: string): Part => ({ kind, name });
  const inCluster = (service: unknown) => `${text(input.cluster) || 'default'}/${text(service)}`;
  switch (target) {
    case 'ECS.CreateCluster':
      return of('cluster', text(input.clusterName) || 'default');
    case 'ECS.CreateService':
      return of('service', inCluster(input.serviceName));
    case 'ECS.CreateTaskSet':
    case 'ECS.UpdateServicePrimaryTaskSet':
      return of('service', inCluster(input.service));
    case 'ApplicationAutoScaling.RegisterScalableTarget':
    case 'ApplicationAutoScaling.PutScalingPolicy':
    case 'ApplicationAutoScaling.PutScheduledAction':
      return of('service', scaledService(text(input.ResourceId)));
    case 'ELBv2.CreateLoadBalancer':
      return of('loadBalancer', text(input.Name));
    case 'ELBv2.ModifyLoadBalancerAttributes':
    case 'ELBv2.CreateListener':
      return of('loadBalancer', text(input.LoadBalancerArn));
    case 'ELBv2.CreateRule':
      return of('loadBalancer', balancerOf(text(input.ListenerArn)));
    case 'ELBv2.CreateTargetGroup':
      return of('targetGroup', text(input.Name));
    case 'ELBv2.ModifyTargetGroupAttributes':
      return of('targetGroup', text(input.TargetGroupArn));
    case 'Sandbox.PutTraffic':
      return of('traffic', text(input.name));
    case 'CloudWatch.PutMetricAlarm':
      return of('alarm', text(input.AlarmName));
    default:
      return null;
  }
}

/** What makes something by name that others refer to, by the member that says the name. */
const NAMED: Readonly<Record<string, string>> = {
  'Sandbox.PutImage': 'image',
  'Sandbox.PutHook': 'function',
  'Logs.CreateLogGroup': 'logGroupName',
  'Logs.PutRetentionPolicy': 'logGroupName',
  'IAM.CreateRole': 'RoleName',
  'IAM.PutRolePolicy': 'RoleName',
  'IAM.AttachRolePolicy': 'RoleName',
  'IAM.CreatePolicy': 'PolicyName',
  'ECR.CreateRepository': 'repositoryName',
  'SecretsManager.CreateSecret': 'Name',
  'SSM.PutParameter': 'Name',
  'EC2.CreateLaunchTemplate': 'LaunchTemplateName',
  'EC2.CreateLaunchTemplateVersion': 'LaunchTemplateName',
  'AutoScaling.CreateLaunchConfiguration': 'LaunchConfigurationName',
  'AutoScaling.CreateAutoScalingGroup': 'AutoScalingGroupName',
  'ECS.CreateCapacityProvider': 'name',
};

/** The name by which others refer to what this makes; null where they do not. */
export function needName({ target, input }: Operation): string | null {
  const member = NAMED[target];
  return member === undefined ? null : text(input[member]) || null;
}

/** Every task definition of an account by its name: revisions of a family count from 1. */
export function definitionsOf(operations: readonly Operation[]): Map<string, Operation> {
  const revisions = new Map<string, number>();
  const found = new Map<string, Operation>();
  for (const operation of operations) {
    if (operation.target !== 'ECS.RegisterTaskDefinition') continue;
    const family = text(operation.input.family);
    const revision = (revisions.get(family) ?? 0) + 1;
    revisions.set(family, revision);
    found.set(`${family}:${revision}`, operation);
  }
  return found;
}

/** All texts in a value, however deep. */
export function textsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const one of value) textsIn(one, found);
  else if (typeof value === 'object' && value !== null) textsIn(Object.values(value), found);
  return found;
}

/** Target groups that listeners and rules among these send to. */
export function groupsSentTo(operations: readonly Operation[]): Set<string> {
  const groups = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'TargetGroupArn' && typeof inner === 'string') groups.add(inner);
      else look(inner);
    }
  };
  for (const { target, input } of operations) {
    if (target === 'ELBv2.CreateListener' || target === 'ELBv2.CreateRule') look(input);
  }
  return groups;
}
