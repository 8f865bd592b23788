import type { ContainerInstance } from '../../model/container-instance';

type Attribute = ContainerInstance['attributes'][number];

/**
 * PLACE-8: what every instance says of itself, besides the attributes given to it; these names
 * cannot be given.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-constraints.html
 */
const builtIn = (instance: ContainerInstance): Attribute[] => [
  { name: 'ecs.ami-id', value: instance.imageId },
  { name: 'ecs.availability-zone', value: instance.availabilityZone },
  { name: 'ecs.instance-type', value: instance.instanceType },
  { name: 'ecs.os-type', value: 'linux' },
  { name: 'ecs.os-family', value: 'LINUX' },
  {
    name: 'ecs.cpu-architecture',
    value: instance.architecture === 'ARM64' ? 'arm64' : 'x86_64',
  },
  { name: 'ecs.subnet-id', value: instance.subnetId },
  ...(instance.trunking ? [{ name: 'ecs.awsvpc-trunk-id', value: 'trunk' }] : []),
  ...CAPABILITIES.map((name) => ({ name })),
];

/** What the agent can do, of what a task may ask for. */
const CAPABILITIES: readonly string[] = [
  'com.amazonaws.ecs.capability.docker-remote-api.1.44',
  'com.amazonaws.ecs.capability.logging-driver.awslogs',
  'com.amazonaws.ecs.capability.logging-driver.json-file',
  'com.amazonaws.ecs.capability.task-iam-role',
  'com.amazonaws.ecs.capability.ecr-auth',
  'ecs.capability.task-eni',
  'ecs.capability.execution-role-awslogs',
  'ecs.capability.container-health-check',
  'ecs.capability.efs',
];

/** Every attribute of an instance, its own first. */
export const attributesOf = (instance: ContainerInstance): Attribute[] => [
  ...builtIn(instance),
  ...instance.attributes,
];

/** A name that only the agent gives. */
export const isBuiltIn = (instance: ContainerInstance, name: string): boolean =>
  builtIn(instance).some((one) => one.name === name);
