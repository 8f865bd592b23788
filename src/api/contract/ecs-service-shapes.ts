/**
 * What services and tasks are made of, in the order of AWS's own model.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
import * as z from 'zod/mini';
import { logConfiguration } from './ecs-task-definition';
import { onOff, propagateTags, tags } from './ecs-shared';
import { decimal, flag, json, list, oneOf, opt, structure, text, texts, whole } from './members';

export const capacityProviderStrategyItem = structure({
  capacityProvider: text,
  weight: opt(whole.check(z.minimum(0), z.maximum(1000))),
  base: opt(whole.check(z.minimum(0), z.maximum(100000))),
});

const advancedConfiguration = structure({
  alternateTargetGroupArn: opt(text),
  productionListenerRule: opt(text),
  testListenerRule: opt(text),
  roleArn: opt(text),
});

export const loadBalancer = structure({
  targetGroupArn: opt(text),
  loadBalancerName: opt(text),
  containerName: opt(text),
  containerPort: opt(whole),
  advancedConfiguration: opt(advancedConfiguration),
});

export const serviceRegistry = structure({
  registryArn: opt(text),
  port: opt(whole),
  containerName: opt(text),
  containerPort: opt(whole),
});

const thresholdConfiguration = structure({
  type: oneOf(['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT']),
  value: whole,
});

const deploymentCircuitBreaker = structure({
  enable: flag,
  rollback: flag,
  resetOnHealthyTask: opt(flag),
  thresholdConfiguration: opt(thresholdConfiguration),
});

const deploymentAlarms = structure({
  alarmNames: texts,
  rollback: flag,
  enable: flag,
});

const deploymentLifecycleHookTimeoutConfiguration = structure({
  timeoutInMinutes: opt(whole.check(z.minimum(1), z.maximum(20160))),
  action: opt(oneOf(['ROLLBACK', 'CONTINUE'])),
});

const deploymentLifecycleHook = structure({
  // A word of its own refuses others than AWS_LAMBDA and PAUSE.
  targetType: opt(text),
  hookTargetArn: opt(text),
  roleArn: opt(text),
  lifecycleStages: opt(
    list(
      oneOf([
        'RECONCILE_SERVICE',
        'PRE_SCALE_UP',
        'POST_SCALE_UP',
        'TEST_TRAFFIC_SHIFT',
        'POST_TEST_TRAFFIC_SHIFT',
        'PRE_PRODUCTION_TRAFFIC_SHIFT',
        'PRODUCTION_TRAFFIC_SHIFT',
        'POST_PRODUCTION_TRAFFIC_SHIFT',
      ]),
    ),
  ),
  hookDetails: opt(json),
  timeoutConfiguration: opt(deploymentLifecycleHookTimeoutConfiguration),
});

const linearConfiguration = structure({
  stepPercent: opt(decimal),
  stepBakeTimeInMinutes: opt(whole),
});

const canaryConfiguration = structure({
  canaryPercent: opt(decimal),
  canaryBakeTimeInMinutes: opt(whole),
});

const earlySuccessCriteria = structure({
  enable: flag,
  healthyPercent: opt(whole),
  sourceServiceRevisionCleanup: opt(oneOf(['BLOCKING', 'DEFERRED'])),
});

export const deploymentConfiguration = structure({
  deploymentCircuitBreaker: opt(deploymentCircuitBreaker),
  maximumPercent: opt(whole),
  minimumHealthyPercent: opt(whole),
  alarms: opt(deploymentAlarms),
  strategy: opt(oneOf(['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'])),
  bakeTimeInMinutes: opt(whole),
  lifecycleHooks: opt(list(deploymentLifecycleHook)),
  linearConfiguration: opt(linearConfiguration),
  canaryConfiguration: opt(canaryConfiguration),
  earlySuccessCriteria: opt(earlySuccessCriteria),
});

export const placementConstraint = structure({
  type: opt(oneOf(['distinctInstance', 'memberOf'])),
  expression: opt(text),
});

export const placementStrategy = structure({
  type: opt(oneOf(['random', 'spread', 'binpack'])),
  field: opt(text),
});

const awsvpcConfiguration = structure({
  subnets: texts,
  securityGroups: opt(texts),
  assignPublicIp: opt(onOff),
});

export const networkConfiguration = structure({
  awsvpcConfiguration: opt(awsvpcConfiguration),
});

export const deploymentController = structure({
  type: oneOf(['ECS', 'CODE_DEPLOY', 'EXTERNAL']),
});

const serviceConnectTestTrafficHeaderMatchRules = structure({
  exact: text,
});

const serviceConnectTestTrafficHeaderRules = structure({
  name: text,
  value: opt(serviceConnectTestTrafficHeaderMatchRules),
});

const serviceConnectTestTrafficRules = structure({
  header: serviceConnectTestTrafficHeaderRules,
});

const serviceConnectClientAlias = structure({
  port: whole.check(z.minimum(0), z.maximum(65535)),
  dnsName: opt(text),
  testTrafficRules: opt(serviceConnectTestTrafficRules),
});

const timeoutConfiguration = structure({
  idleTimeoutSeconds: opt(whole.check(z.minimum(0), z.maximum(2147483647))),
  perRequestTimeoutSeconds: opt(whole.check(z.minimum(0), z.maximum(2147483647))),
});

const serviceConnectTlsCertificateAuthority = structure({
  awsPcaAuthorityArn: opt(text),
});

const serviceConnectTlsConfiguration = structure({
  issuerCertificateAuthority: serviceConnectTlsCertificateAuthority,
  kmsKey: opt(text),
  roleArn: opt(text),
});

const serviceConnectService = structure({
  portName: text,
  discoveryName: opt(text),
  clientAliases: opt(list(serviceConnectClientAlias)),
  ingressPortOverride: opt(whole.check(z.minimum(0), z.maximum(65535))),
  timeout: opt(timeoutConfiguration),
  tls: opt(serviceConnectTlsConfiguration),
});

const serviceConnectAccessLogConfiguration = structure({
  format: oneOf(['TEXT', 'JSON']),
  includeQueryParameters: opt(oneOf(['DISABLED', 'ENABLED'])),
});

export const serviceConnectConfiguration = structure({
  enabled: flag,
  namespace: opt(text),
  services: opt(list(serviceConnectService)),
  logConfiguration: opt(logConfiguration),
  accessLogConfiguration: opt(serviceConnectAccessLogConfiguration),
});

export const ebsTagSpecification = structure({
  resourceType: oneOf(['volume']),
  tags: opt(tags),
  propagateTags: opt(propagateTags),
});

const serviceManagedEBSVolumeConfiguration = structure({
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
  filesystemType: opt(oneOf(['ext3', 'ext4', 'xfs', 'ntfs'])),
});

export const serviceVolumeConfiguration = structure({
  name: text,
  managedEBSVolume: opt(serviceManagedEBSVolumeConfiguration),
});

export const vpcLatticeConfiguration = structure({
  roleArn: text,
  targetGroupArn: text,
  portName: text,
});
