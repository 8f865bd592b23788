/**
 * Inputs of the ECS operations on clusters, services, tasks and tags, member by member in the order
 * of AWS's own model. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { capacityProviderStrategyItem, deploymentConfiguration } from './ecs-service-shapes';
import { deploymentController, ebsTagSpecification, loadBalancer } from './ecs-service-shapes';
import { networkConfiguration, placementConstraint, placementStrategy } from './ecs-service-shapes';
import { serviceConnectConfiguration, serviceRegistry } from './ecs-service-shapes';
import { serviceVolumeConfiguration, vpcLatticeConfiguration } from './ecs-service-shapes';
import { environmentFile, ephemeralStorage, keyValuePair } from './ecs-task-definition';
import { resourceRequirement } from './ecs-task-definition';
import { includeTags, launchType, onOff, propagateTags, tags } from './ecs-shared';
import { flag, list, moment, oneOf, opt, structure, text, texts, whole } from './members';

const schedulingStrategy = oneOf(['REPLICA', 'DAEMON']);

const clusterSetting = structure({
  name: opt(oneOf(['containerInsights'])),
  value: opt(text),
});

const executeCommandLogConfiguration = structure({
  cloudWatchLogGroupName: opt(text),
  cloudWatchEncryptionEnabled: opt(flag),
  s3BucketName: opt(text),
  s3EncryptionEnabled: opt(flag),
  s3KeyPrefix: opt(text),
});

const executeCommandConfiguration = structure({
  kmsKeyId: opt(text),
  logging: opt(oneOf(['NONE', 'DEFAULT', 'OVERRIDE'])),
  logConfiguration: opt(executeCommandLogConfiguration),
});

const managedStorageConfiguration = structure({
  kmsKeyId: opt(text),
  fargateEphemeralStorageKmsKeyId: opt(text),
});

const clusterConfiguration = structure({
  executeCommandConfiguration: opt(executeCommandConfiguration),
  managedStorageConfiguration: opt(managedStorageConfiguration),
});

const clusterServiceConnectDefaults = structure({
  namespace: text,
});

export const createCluster = structure({
  clusterName: opt(text),
  tags: opt(tags),
  settings: opt(list(clusterSetting)),
  configuration: opt(clusterConfiguration),
  capacityProviders: opt(texts),
  defaultCapacityProviderStrategy: opt(list(capacityProviderStrategyItem)),
  serviceConnectDefaults: opt(clusterServiceConnectDefaults),
});

export const describeClusters = structure({
  clusters: opt(texts),
  include: opt(list(oneOf(['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS']))),
});

export const listClusters = structure({
  nextToken: opt(text),
  maxResults: opt(whole),
});

export const updateCluster = structure({
  cluster: text,
  settings: opt(list(clusterSetting)),
  configuration: opt(clusterConfiguration),
  serviceConnectDefaults: opt(clusterServiceConnectDefaults),
});

export const updateClusterSettings = structure({
  cluster: text,
  settings: list(clusterSetting),
});

export const deleteCluster = structure({
  cluster: text,
});

const monitoringConfiguration = structure({
  metricConfigurations: opt(list(structure({ metricNames: texts, resolutionSeconds: whole }))),
});

export const createService = structure({
  cluster: opt(text),
  serviceName: text,
  taskDefinition: opt(text),
  availabilityZoneRebalancing: opt(onOff),
  loadBalancers: opt(list(loadBalancer)),
  serviceRegistries: opt(list(serviceRegistry)),
  desiredCount: opt(whole),
  clientToken: opt(text),
  launchType: opt(launchType),
  capacityProviderStrategy: opt(list(capacityProviderStrategyItem)),
  platformVersion: opt(text),
  role: opt(text),
  deploymentConfiguration: opt(deploymentConfiguration),
  placementConstraints: opt(list(placementConstraint)),
  placementStrategy: opt(list(placementStrategy)),
  networkConfiguration: opt(networkConfiguration),
  healthCheckGracePeriodSeconds: opt(whole),
  schedulingStrategy: opt(schedulingStrategy),
  deploymentController: opt(deploymentController),
  tags: opt(tags),
  enableECSManagedTags: opt(flag),
  propagateTags: opt(propagateTags),
  enableExecuteCommand: opt(flag),
  serviceConnectConfiguration: opt(serviceConnectConfiguration),
  volumeConfigurations: opt(list(serviceVolumeConfiguration)),
  vpcLatticeConfigurations: opt(list(vpcLatticeConfiguration)),
  monitoring: opt(monitoringConfiguration),
});

export const describeServices = structure({
  cluster: opt(text),
  services: texts,
  include: opt(includeTags),
});

export const listServices = structure({
  cluster: opt(text),
  nextToken: opt(text),
  maxResults: opt(whole),
  launchType: opt(launchType),
  schedulingStrategy: opt(schedulingStrategy),
  resourceManagementType: opt(oneOf(['CUSTOMER', 'ECS'])),
});

export const listServicesByNamespace = structure({
  namespace: text,
  nextToken: opt(text),
  maxResults: opt(whole),
});

export const updateService = structure({
  cluster: opt(text),
  service: text,
  desiredCount: opt(whole),
  taskDefinition: opt(text),
  capacityProviderStrategy: opt(list(capacityProviderStrategyItem)),
  deploymentConfiguration: opt(deploymentConfiguration),
  availabilityZoneRebalancing: opt(onOff),
  networkConfiguration: opt(networkConfiguration),
  placementConstraints: opt(list(placementConstraint)),
  placementStrategy: opt(list(placementStrategy)),
  platformVersion: opt(text),
  forceNewDeployment: opt(flag),
  healthCheckGracePeriodSeconds: opt(whole),
  deploymentController: opt(deploymentController),
  enableExecuteCommand: opt(flag),
  enableECSManagedTags: opt(flag),
  loadBalancers: opt(list(loadBalancer)),
  propagateTags: opt(propagateTags),
  serviceRegistries: opt(list(serviceRegistry)),
  serviceConnectConfiguration: opt(serviceConnectConfiguration),
  volumeConfigurations: opt(list(serviceVolumeConfiguration)),
  vpcLatticeConfigurations: opt(list(vpcLatticeConfiguration)),
  monitoring: opt(monitoringConfiguration),
});

export const deleteService = structure({
  cluster: opt(text),
  service: text,
  force: opt(flag),
});

const containerOverride = structure({
  name: opt(text),
  command: opt(texts),
  environment: opt(list(keyValuePair)),
  environmentFiles: opt(list(environmentFile)),
  cpu: opt(whole),
  memory: opt(whole),
  memoryReservation: opt(whole),
  resourceRequirements: opt(list(resourceRequirement)),
});

const inferenceAcceleratorOverride = structure({
  deviceName: opt(text),
  deviceType: opt(text),
});

export const taskOverride = structure({
  containerOverrides: opt(list(containerOverride)),
  cpu: opt(text),
  inferenceAcceleratorOverrides: opt(list(inferenceAcceleratorOverride)),
  executionRoleArn: opt(text),
  memory: opt(text),
  taskRoleArn: opt(text),
  ephemeralStorage: opt(ephemeralStorage),
});

const taskManagedEBSVolumeTerminationPolicy = structure({
  deleteOnTermination: flag,
});

const taskManagedEBSVolumeConfiguration = structure({
  encrypted: opt(flag),
  kmsKeyId: opt(text),
  volumeType: opt(text),
  sizeInGiB: opt(whole),
  snapshotId: opt(text),
  volumeInitializationRate: opt(whole),
  iops: opt(whole),
  throughput: opt(whole),
  tagSpecifications: opt(list(ebsTagSpecification)),
  roleArn: text,
  terminationPolicy: opt(taskManagedEBSVolumeTerminationPolicy),
  filesystemType: opt(oneOf(['ext3', 'ext4', 'xfs', 'ntfs'])),
});

export const taskVolumeConfiguration = structure({
  name: text,
  managedEBSVolume: opt(taskManagedEBSVolumeConfiguration),
});

export const runTask = structure({
  capacityProviderStrategy: opt(list(capacityProviderStrategyItem)),
  cluster: opt(text),
  count: opt(whole),
  enableECSManagedTags: opt(flag),
  enableExecuteCommand: opt(flag),
  group: opt(text),
  launchType: opt(launchType),
  networkConfiguration: opt(networkConfiguration),
  overrides: opt(taskOverride),
  placementConstraints: opt(list(placementConstraint)),
  placementStrategy: opt(list(placementStrategy)),
  platformVersion: opt(text),
  propagateTags: opt(propagateTags),
  referenceId: opt(text),
  startedBy: opt(text),
  tags: opt(tags),
  taskDefinition: text,
  clientToken: opt(text),
  volumeConfigurations: opt(list(taskVolumeConfiguration)),
});

export const stopTask = structure({
  cluster: opt(text),
  task: text,
  reason: opt(text),
});

export const describeTasks = structure({
  cluster: opt(text),
  tasks: texts,
  include: opt(includeTags),
});

export const listTasks = structure({
  cluster: opt(text),
  containerInstance: opt(text),
  family: opt(text),
  nextToken: opt(text),
  maxResults: opt(whole),
  startedBy: opt(text),
  serviceName: opt(text),
  desiredStatus: opt(oneOf(['RUNNING', 'PENDING', 'STOPPED'])),
  launchType: opt(launchType),
  daemonName: opt(text),
});

export const getTaskProtection = structure({
  cluster: text,
  tasks: opt(texts),
});

export const updateTaskProtection = structure({
  cluster: text,
  tasks: texts,
  protectionEnabled: flag,
  expiresInMinutes: opt(whole),
});

const createdAt = structure({
  before: opt(moment),
  after: opt(moment),
});

export const listServiceDeployments = structure({
  service: text,
  cluster: opt(text),
  status: opt(
    list(
      oneOf([
        'PENDING',
        'SUCCESSFUL',
        'STOPPED',
        'STOP_REQUESTED',
        'IN_PROGRESS',
        'ROLLBACK_REQUESTED',
        'ROLLBACK_IN_PROGRESS',
        'ROLLBACK_SUCCESSFUL',
        'ROLLBACK_FAILED',
      ]),
    ),
  ),
  createdAt: opt(createdAt),
  nextToken: opt(text),
  maxResults: opt(whole),
});

export const describeServiceDeployments = structure({
  serviceDeploymentArns: texts,
});

export const continueServiceDeployment = structure({
  serviceDeploymentArn: text,
  hookId: text,
  action: opt(oneOf(['ROLLBACK', 'CONTINUE'])),
});

export const stopServiceDeployment = structure({
  serviceDeploymentArn: text,
  stopType: opt(oneOf(['ABORT', 'ROLLBACK'])),
});

export const describeServiceRevisions = structure({
  serviceRevisionArns: texts,
});

export const tagResource = structure({
  resourceArn: text,
  tags: tags,
});

export const untagResource = structure({
  resourceArn: text,
  tagKeys: list(text.check(z.minLength(1), z.maxLength(128))),
});

export const listTagsForResource = structure({
  resourceArn: text,
});
