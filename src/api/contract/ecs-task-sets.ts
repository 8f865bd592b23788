/**
 * Task sets, of services with the deployment controller EXTERNAL.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html
 */
import {
  capacityProviderStrategyItem,
  loadBalancer,
  networkConfiguration,
  serviceRegistry,
} from './ecs-service-shapes';
import { includeTags, launchType, tags } from './ecs-shared';
import { decimal, flag, list, oneOf, opt, structure, text, texts } from './members';

const scale = structure({
  value: opt(decimal),
  unit: opt(oneOf(['PERCENT'])),
});

export const createTaskSet = structure({
  service: text,
  cluster: text,
  externalId: opt(text),
  taskDefinition: text,
  networkConfiguration: opt(networkConfiguration),
  loadBalancers: opt(list(loadBalancer)),
  serviceRegistries: opt(list(serviceRegistry)),
  launchType: opt(launchType),
  capacityProviderStrategy: opt(list(capacityProviderStrategyItem)),
  platformVersion: opt(text),
  scale: opt(scale),
  clientToken: opt(text),
  tags: opt(tags),
});

export const updateTaskSet = structure({
  cluster: text,
  service: text,
  taskSet: text,
  scale,
});

export const deleteTaskSet = structure({
  cluster: text,
  service: text,
  taskSet: text,
  force: opt(flag),
});

export const describeTaskSets = structure({
  cluster: text,
  service: text,
  taskSets: opt(texts),
  include: opt(includeTags),
});

export const updateServicePrimaryTaskSet = structure({
  cluster: text,
  service: text,
  primaryTaskSet: text,
});
