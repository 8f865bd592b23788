/**
 * Inputs of the ECS operations on capacity providers, member by member in the order of AWS's own
 * model. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProvider.html
 */
import * as z from 'zod/mini';
import { capacityProviderStrategyItem } from './ecs-service-shapes';
import { includeTags, onOff, tags } from './ecs-shared';
import { json, list, opt, structure, text, texts, whole } from './members';

const percent = whole.check(z.minimum(1), z.maximum(100));
const step = whole.check(z.minimum(1), z.maximum(10_000));

const managedScaling = structure({
  status: opt(onOff),
  targetCapacity: opt(percent),
  minimumScalingStepSize: opt(step),
  maximumScalingStepSize: opt(step),
  instanceWarmupPeriod: opt(whole.check(z.minimum(0), z.maximum(10_000))),
});

const autoScalingGroupProvider = structure({
  autoScalingGroupArn: text,
  managedScaling: opt(managedScaling),
  managedTerminationProtection: opt(onOff),
  managedDraining: opt(onOff),
});

const autoScalingGroupProviderUpdate = structure({
  managedScaling: opt(managedScaling),
  managedTerminationProtection: opt(onOff),
  managedDraining: opt(onOff),
});

export const createCapacityProvider = structure({
  name: text,
  cluster: opt(text),
  autoScalingGroupProvider: opt(autoScalingGroupProvider),
  managedInstancesProvider: opt(json),
  tags: opt(tags),
});

export const updateCapacityProvider = structure({
  name: text,
  cluster: opt(text),
  autoScalingGroupProvider: opt(autoScalingGroupProviderUpdate),
  managedInstancesProvider: opt(json),
});

export const deleteCapacityProvider = structure({
  capacityProvider: text,
  cluster: opt(text),
});

export const describeCapacityProviders = structure({
  capacityProviders: opt(texts),
  cluster: opt(text),
  include: opt(includeTags),
  maxResults: opt(whole),
  nextToken: opt(text),
});

export const putClusterCapacityProviders = structure({
  cluster: text,
  capacityProviders: texts,
  defaultCapacityProviderStrategy: list(capacityProviderStrategyItem),
});
