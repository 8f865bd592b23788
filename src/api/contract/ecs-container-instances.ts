/**
 * Inputs of ECS's operations on container instances and account settings, member by member in the
 * order of AWS's own model.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html
 */
import { taskOverride, taskVolumeConfiguration } from './ecs';
import { networkConfiguration } from './ecs-service-shapes';
import { propagateTags, tags } from './ecs-shared';
import { flag, list, oneOf, opt, structure, text, texts, whole } from './members';

export const describeContainerInstances = structure({
  cluster: opt(text),
  containerInstances: texts,
  include: opt(list(oneOf(['TAGS', 'CONTAINER_INSTANCE_HEALTH']))),
});

export const listContainerInstances = structure({
  cluster: opt(text),
  filter: opt(text),
  nextToken: opt(text),
  maxResults: opt(whole),
  status: opt(oneOf(['ACTIVE', 'DRAINING', 'REGISTERING', 'DEREGISTERING', 'REGISTRATION_FAILED'])),
});

export const deregisterContainerInstance = structure({
  cluster: opt(text),
  containerInstance: text,
  force: opt(flag),
});

export const updateContainerInstancesState = structure({
  cluster: opt(text),
  containerInstances: texts,
  status: oneOf(['ACTIVE', 'DRAINING', 'REGISTERING', 'DEREGISTERING', 'REGISTRATION_FAILED']),
});

const attribute = structure({
  name: text,
  value: opt(text),
  targetType: opt(oneOf(['container-instance'])),
  targetId: opt(text),
});

export const putAttributes = structure({
  cluster: opt(text),
  attributes: list(attribute),
});

export const deleteAttributes = structure({
  cluster: opt(text),
  attributes: list(attribute),
});

export const listAttributes = structure({
  cluster: opt(text),
  targetType: oneOf(['container-instance']),
  attributeName: opt(text),
  attributeValue: opt(text),
  nextToken: opt(text),
  maxResults: opt(whole),
});

export const startTask = structure({
  cluster: opt(text),
  containerInstances: texts,
  enableECSManagedTags: opt(flag),
  enableExecuteCommand: opt(flag),
  group: opt(text),
  networkConfiguration: opt(networkConfiguration),
  overrides: opt(taskOverride),
  propagateTags: opt(propagateTags),
  referenceId: opt(text),
  startedBy: opt(text),
  tags: opt(tags),
  taskDefinition: text,
  volumeConfigurations: opt(list(taskVolumeConfiguration)),
});

export const putAccountSetting = structure({
  name: text,
  value: text,
  principalArn: opt(text),
});

export const putAccountSettingDefault = structure({
  name: text,
  value: text,
});

export const deleteAccountSetting = structure({
  name: text,
  principalArn: opt(text),
});

export const listAccountSettings = structure({
  name: opt(text),
  value: opt(text),
  principalArn: opt(text),
  effectiveSettings: opt(flag),
  nextToken: opt(text),
  maxResults: opt(whole),
});
