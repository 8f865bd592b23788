import { namedId } from '../../model/named-id';
import { isObject } from '../json-text';
import type { ImportedOperation } from '../import-result';
import { ZONES } from './evaluation';
import { base64 } from './text-functions';

/** What is made in place of what a template expects to be there: as plain as it can be. */

const VPC = namedId('vpc', 'outside');
const IMAGE = 'public.ecr.aws/docker/library/nginx:latest';
const INSTANCE_TYPE = 'm5.large';
/** Room for whatever a template runs. */
const MOST_INSTANCES = 10;

export const cluster = (clusterName: string): ImportedOperation => ({
  target: 'ECS.CreateCluster',
  input: { clusterName, capacityProviders: ['FARGATE', 'FARGATE_SPOT'] },
});

/** Instances that join a cluster. */
export const template = (joined: string, name: string, id?: unknown): ImportedOperation => ({
  target: 'EC2.CreateLaunchTemplate',
  input: {
    LaunchTemplateName: name,
    LaunchTemplateData: {
      InstanceType: INSTANCE_TYPE,
      UserData: base64(`#!/bin/bash\necho ECS_CLUSTER=${joined} >> /etc/ecs/ecs.config\n`),
    },
    ...(typeof id === 'string' && {
      TagSpecifications: [
        { ResourceType: 'launch-template', Tags: [{ Key: 'sandbox:id', Value: id }] },
      ],
    }),
  },
});

/** An Auto Scaling group that launches nothing until it is asked to. */
export const group = (joined: string, name: string): ImportedOperation[] => [
  template(joined, `${name}-instances`),
  {
    target: 'AutoScaling.CreateAutoScalingGroup',
    input: {
      AutoScalingGroupName: name,
      LaunchTemplate: { LaunchTemplateName: `${name}-instances`, Version: '$Latest' },
      MinSize: 0,
      MaxSize: MOST_INSTANCES,
      AvailabilityZones: [...ZONES],
    },
  },
];

export const provider = (joined: string, name: string): ImportedOperation[] => [
  ...group(joined, `${name}-group`),
  {
    target: 'ECS.CreateCapacityProvider',
    input: {
      name,
      autoScalingGroupProvider: {
        autoScalingGroupArn: `${name}-group`,
        managedScaling: { status: 'ENABLED', targetCapacity: 100 },
      },
    },
  },
];

export const association = (name: string, providers: readonly string[]): ImportedOperation => ({
  target: 'ECS.PutClusterCapacityProviders',
  input: { cluster: name, capacityProviders: [...providers], defaultCapacityProviderStrategy: [] },
});

/** A task definition with the containers and ports that a service puts behind target groups. */
export function definition(family: string, service: Record<string, unknown>): ImportedOperation {
  const isAwsvpc = service.networkConfiguration !== undefined;
  const ports = new Map<string, number[]>();
  for (const one of Array.isArray(service.loadBalancers) ? service.loadBalancers : []) {
    if (!isObject(one)) continue;
    const name = String(one.containerName);
    ports.set(name, [...(ports.get(name) ?? []), Number(one.containerPort)]);
  }
  if (ports.size === 0) ports.set('app', [80]);
  return {
    target: 'ECS.RegisterTaskDefinition',
    input: {
      family,
      cpu: '256',
      memory: '512',
      ...(isAwsvpc && { networkMode: 'awsvpc' }),
      containerDefinitions: [...ports].map(([name, containerPorts]) => ({
        name,
        image: IMAGE,
        essential: true,
        portMappings: containerPorts.map((containerPort) => ({ containerPort })),
      })),
    },
  };
}

export const targetGroup = (name: string, isAwsvpc: boolean): ImportedOperation => ({
  target: 'ELBv2.CreateTargetGroup',
  input: {
    Name: name,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: VPC,
    TargetType: isAwsvpc ? 'ip' : 'instance',
  },
});

export const loadBalancer = (name: string): ImportedOperation => ({
  target: 'ELBv2.CreateLoadBalancer',
  input: {
    Name: name,
    Subnets: ZONES.map((zone) => namedId('subnet', `outside ${zone}`)),
  },
});

export const listener = (balancer: string, port: number): ImportedOperation => ({
  target: 'ELBv2.CreateListener',
  input: {
    LoadBalancerArn: balancer,
    Protocol: 'HTTP',
    Port: port,
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  },
});

/** A load balancer with a listener that sends everything to a target group. */
export function balancerFor(groupName: string): ImportedOperation[] {
  const name = `${groupName.slice(0, 28)}-alb`;
  const forward = { Type: 'forward', TargetGroupArn: groupName };
  return [
    loadBalancer(name),
    {
      target: 'ELBv2.CreateListener',
      input: { LoadBalancerArn: name, Protocol: 'HTTP', Port: 80, DefaultActions: [forward] },
    },
  ];
}
