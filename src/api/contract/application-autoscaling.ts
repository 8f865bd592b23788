/**
 * Inputs of the Application Auto Scaling operations, member by member in the order of AWS's model.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import {
  decimal,
  flag,
  json,
  list,
  moment,
  oneOf,
  opt,
  structure,
  text,
  textMap,
  whole,
} from './members';

const serviceNamespace = oneOf([
  'ecs',
  'elasticmapreduce',
  'ec2',
  'appstream',
  'dynamodb',
  'rds',
  'sagemaker',
  'custom-resource',
  'comprehend',
  'lambda',
  'cassandra',
  'kafka',
  'elasticache',
  'neptune',
  'workspaces',
]);
const resourceId = text.check(z.minLength(1), z.maxLength(1600));
const resourceIds = list(resourceId).check(z.maxLength(50));
const maxResults = whole.check(z.minimum(1), z.maximum(50));

const suspendedState = structure({
  DynamicScalingInSuspended: opt(flag),
  DynamicScalingOutSuspended: opt(flag),
  ScheduledScalingSuspended: opt(flag),
});

export const registerScalableTarget = structure({
  ServiceNamespace: serviceNamespace,
  ResourceId: resourceId,
  ScalableDimension: text,
  MinCapacity: opt(whole),
  MaxCapacity: opt(whole),
  RoleARN: opt(resourceId),
  SuspendedState: opt(suspendedState),
  Tags: opt(textMap),
});

export const deregisterScalableTarget = structure({
  ServiceNamespace: serviceNamespace,
  ResourceId: resourceId,
  ScalableDimension: text,
});

export const describeScalableTargets = structure({
  ServiceNamespace: serviceNamespace,
  ResourceIds: opt(resourceIds),
  ScalableDimension: opt(text),
  MaxResults: opt(maxResults),
  NextToken: opt(text),
});

const stepAdjustment = structure({
  MetricIntervalLowerBound: opt(decimal),
  MetricIntervalUpperBound: opt(decimal),
  ScalingAdjustment: whole,
});

const stepScalingPolicyConfiguration = structure({
  AdjustmentType: opt(oneOf(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'])),
  StepAdjustments: opt(list(stepAdjustment)),
  MinAdjustmentMagnitude: opt(whole),
  Cooldown: opt(whole),
  MetricAggregationType: opt(oneOf(['Average', 'Minimum', 'Maximum'])),
});

const predefinedMetricSpecification = structure({
  PredefinedMetricType: text,
  ResourceLabel: opt(text.check(z.minLength(1), z.maxLength(1023))),
});

const metricDimension = structure({ Name: text, Value: text });

const customizedMetricSpecification = structure({
  MetricName: opt(text),
  Namespace: opt(text),
  Dimensions: opt(list(metricDimension)),
  Statistic: opt(oneOf(['Average', 'Minimum', 'Maximum', 'SampleCount', 'Sum'])),
  Unit: opt(text),
  Metrics: opt(json),
});

const targetTrackingScalingPolicyConfiguration = structure({
  TargetValue: decimal,
  PredefinedMetricSpecification: opt(predefinedMetricSpecification),
  CustomizedMetricSpecification: opt(customizedMetricSpecification),
  ScaleOutCooldown: opt(whole),
  ScaleInCooldown: opt(whole),
  DisableScaleIn: opt(flag),
});

export const putScalingPolicy = structure({
  PolicyName: text.check(z.minLength(1), z.maxLength(256)),
  ServiceNamespace: serviceNamespace,
  ResourceId: resourceId,
  ScalableDimension: text,
  PolicyType: opt(oneOf(['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'])),
  StepScalingPolicyConfiguration: opt(stepScalingPolicyConfiguration),
  TargetTrackingScalingPolicyConfiguration: opt(targetTrackingScalingPolicyConfiguration),
  PredictiveScalingPolicyConfiguration: opt(json),
});

export const deleteScalingPolicy = structure({
  PolicyName: resourceId,
  ServiceNamespace: serviceNamespace,
  ResourceId: resourceId,
  ScalableDimension: text,
});

export const describeScalingPolicies = structure({
  PolicyNames: opt(resourceIds),
  ServiceNamespace: serviceNamespace,
  ResourceId: opt(resourceId),
  ScalableDimension: opt(text),
  MaxResults: opt(maxResults),
  NextToken: opt(text),
});

const scalableTargetAction = structure({ MinCapacity: opt(whole), MaxCapacity: opt(whole) });

export const putScheduledAction = structure({
  ServiceNamespace: serviceNamespace,
  Schedule: opt(resourceId),
  Timezone: opt(resourceId),
  ScheduledActionName: text.check(z.minLength(1), z.maxLength(256)),
  ResourceId: resourceId,
  ScalableDimension: text,
  StartTime: opt(moment),
  EndTime: opt(moment),
  ScalableTargetAction: opt(scalableTargetAction),
});

export const deleteScheduledAction = structure({
  ServiceNamespace: serviceNamespace,
  ScheduledActionName: resourceId,
  ResourceId: resourceId,
  ScalableDimension: text,
});

export const describeScheduledActions = structure({
  ScheduledActionNames: opt(resourceIds),
  ServiceNamespace: serviceNamespace,
  ResourceId: opt(resourceId),
  ScalableDimension: opt(text),
  MaxResults: opt(maxResults),
  NextToken: opt(text),
});

export const describeScalingActivities = structure({
  ServiceNamespace: serviceNamespace,
  ResourceId: opt(resourceId),
  ScalableDimension: opt(text),
  MaxResults: opt(maxResults),
  NextToken: opt(text),
  IncludeNotScaledActivities: opt(flag),
});
