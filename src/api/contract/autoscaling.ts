/**
 * Inputs of the Auto Scaling operations on groups and launch configurations, member by member in
 * the order of AWS's own model. What only says how something looks in AWS is taken as it is.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { flag, json, list, oneOf, opt, structure, text, texts, whole } from './members';

const name = text.check(z.minLength(1), z.maxLength(255));

const launchTemplateSpecification = structure({
  LaunchTemplateId: opt(name),
  LaunchTemplateName: opt(name),
  Version: opt(name),
});

const launchTemplateOverrides = structure({
  InstanceType: opt(name),
  WeightedCapacity: opt(text),
  LaunchTemplateSpecification: opt(launchTemplateSpecification),
  InstanceRequirements: opt(json),
  ImageId: opt(name),
});

const launchTemplate = structure({
  LaunchTemplateSpecification: opt(launchTemplateSpecification),
  Overrides: opt(list(launchTemplateOverrides)),
});

const instancesDistribution = structure({
  OnDemandAllocationStrategy: opt(text),
  OnDemandBaseCapacity: opt(whole),
  OnDemandPercentageAboveBaseCapacity: opt(whole),
  SpotAllocationStrategy: opt(text),
  SpotInstancePools: opt(whole),
  SpotMaxPrice: opt(text),
});

const mixedInstancesPolicy = structure({
  LaunchTemplate: opt(launchTemplate),
  InstancesDistribution: opt(instancesDistribution),
});

const tag = structure({
  ResourceId: opt(text),
  ResourceType: opt(text),
  Key: name,
  Value: opt(text),
  PropagateAtLaunch: opt(flag),
});

const trafficSourceIdentifier = structure({ Identifier: text, Type: opt(text) });

const instanceMaintenancePolicy = structure({
  MinHealthyPercentage: opt(whole.check(z.minimum(-1), z.maximum(100))),
  MaxHealthyPercentage: opt(whole.check(z.minimum(-1), z.maximum(200))),
});

const availabilityZoneDistribution = structure({
  CapacityDistributionStrategy: opt(oneOf(['balanced-only', 'balanced-best-effort'])),
});

const availabilityZoneImpairmentPolicy = structure({
  ZonalShiftEnabled: opt(flag),
  ImpairedZoneHealthCheckBehavior: opt(oneOf(['ReplaceUnhealthy', 'IgnoreUnhealthy'])),
});

const deletionProtection = oneOf(['none', 'prevent-force-deletion', 'prevent-all-deletion']);
const filter = structure({ Name: opt(text), Values: opt(texts) });

export const createAutoScalingGroup = structure({
  AutoScalingGroupName: name,
  LaunchConfigurationName: opt(name),
  LaunchTemplate: opt(launchTemplateSpecification),
  MixedInstancesPolicy: opt(mixedInstancesPolicy),
  InstanceId: opt(text),
  MinSize: whole,
  MaxSize: whole,
  DesiredCapacity: opt(whole),
  DefaultCooldown: opt(whole),
  AvailabilityZones: opt(texts),
  AvailabilityZoneIds: opt(texts),
  LoadBalancerNames: opt(texts),
  TargetGroupARNs: opt(texts),
  HealthCheckType: opt(text),
  HealthCheckGracePeriod: opt(whole),
  PlacementGroup: opt(text),
  VPCZoneIdentifier: opt(text),
  TerminationPolicies: opt(texts),
  NewInstancesProtectedFromScaleIn: opt(flag),
  CapacityRebalance: opt(flag),
  LifecycleHookSpecificationList: opt(list(json)),
  DeletionProtection: opt(deletionProtection),
  Tags: opt(list(tag)),
  ServiceLinkedRoleARN: opt(text),
  MaxInstanceLifetime: opt(whole),
  Context: opt(text),
  DesiredCapacityType: opt(text),
  DefaultInstanceWarmup: opt(whole),
  TrafficSources: opt(list(trafficSourceIdentifier)),
  InstanceMaintenancePolicy: opt(instanceMaintenancePolicy),
  AvailabilityZoneDistribution: opt(availabilityZoneDistribution),
  AvailabilityZoneImpairmentPolicy: opt(availabilityZoneImpairmentPolicy),
  SkipZonalShiftValidation: opt(flag),
  CapacityReservationSpecification: opt(json),
  InstanceLifecyclePolicy: opt(json),
});

export const updateAutoScalingGroup = structure({
  AutoScalingGroupName: name,
  LaunchConfigurationName: opt(name),
  LaunchTemplate: opt(launchTemplateSpecification),
  MixedInstancesPolicy: opt(mixedInstancesPolicy),
  MinSize: opt(whole),
  MaxSize: opt(whole),
  DesiredCapacity: opt(whole),
  DefaultCooldown: opt(whole),
  AvailabilityZones: opt(texts),
  AvailabilityZoneIds: opt(texts),
  HealthCheckType: opt(text),
  HealthCheckGracePeriod: opt(whole),
  PlacementGroup: opt(text),
  VPCZoneIdentifier: opt(text),
  TerminationPolicies: opt(texts),
  NewInstancesProtectedFromScaleIn: opt(flag),
  ServiceLinkedRoleARN: opt(text),
  MaxInstanceLifetime: opt(whole),
  CapacityRebalance: opt(flag),
  Context: opt(text),
  DesiredCapacityType: opt(text),
  DefaultInstanceWarmup: opt(whole),
  InstanceMaintenancePolicy: opt(instanceMaintenancePolicy),
  AvailabilityZoneDistribution: opt(availabilityZoneDistribution),
  AvailabilityZoneImpairmentPolicy: opt(availabilityZoneImpairmentPolicy),
  SkipZonalShiftValidation: opt(flag),
  CapacityReservationSpecification: opt(json),
  InstanceLifecyclePolicy: opt(json),
  DeletionProtection: opt(deletionProtection),
});

export const deleteAutoScalingGroup = structure({
  AutoScalingGroupName: name,
  ForceDelete: opt(flag),
});

export const describeAutoScalingGroups = structure({
  AutoScalingGroupNames: opt(texts),
  IncludeInstances: opt(flag),
  NextToken: opt(text),
  MaxRecords: opt(whole),
  Filters: opt(list(filter)),
});

export const setDesiredCapacity = structure({
  AutoScalingGroupName: name,
  DesiredCapacity: whole,
  HonorCooldown: opt(flag),
});

export const setInstanceProtection = structure({
  InstanceIds: texts,
  AutoScalingGroupName: name,
  ProtectedFromScaleIn: flag,
});

export const terminateInstanceInAutoScalingGroup = structure({
  InstanceId: text,
  ShouldDecrementDesiredCapacity: flag,
});

export const describeScalingActivities = structure({
  ActivityIds: opt(texts),
  AutoScalingGroupName: opt(name),
  IncludeDeletedGroups: opt(flag),
  MaxRecords: opt(whole),
  NextToken: opt(text),
  Filters: opt(list(filter)),
});

export const describeAutoScalingInstances = structure({
  InstanceIds: opt(texts),
  MaxRecords: opt(whole),
  NextToken: opt(text),
});

export const createLaunchConfiguration = structure({
  LaunchConfigurationName: name,
  ImageId: opt(text),
  KeyName: opt(text),
  SecurityGroups: opt(texts),
  ClassicLinkVPCId: opt(text),
  ClassicLinkVPCSecurityGroups: opt(texts),
  UserData: opt(text),
  InstanceId: opt(text),
  InstanceType: opt(text),
  KernelId: opt(text),
  RamdiskId: opt(text),
  BlockDeviceMappings: opt(list(json)),
  InstanceMonitoring: opt(json),
  SpotPrice: opt(text),
  IamInstanceProfile: opt(text),
  EbsOptimized: opt(flag),
  AssociatePublicIpAddress: opt(flag),
  PlacementTenancy: opt(text),
  MetadataOptions: opt(json),
});

export const describeLaunchConfigurations = structure({
  LaunchConfigurationNames: opt(texts),
  NextToken: opt(text),
  MaxRecords: opt(whole),
});

export const deleteLaunchConfiguration = structure({ LaunchConfigurationName: name });
