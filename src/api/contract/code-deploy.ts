/**
 * Inputs of the CodeDeploy operations, member by member in the order of AWS's own model.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { CODE_DEPLOY_STATUSES, ROLLBACK_EVENTS } from '../../model/code-deploy';
import { flag, json, list, moment, oneOf, opt, structure, text } from './members';
import { texts, whole } from './members';

const name = text.check(z.minLength(1), z.maxLength(100));

const tag = structure({ Key: opt(text), Value: opt(text) });

export const createApplication = structure({
  applicationName: name,
  computePlatform: opt(oneOf(['Server', 'Lambda', 'ECS'])),
  tags: opt(list(tag)),
});

export const getApplication = structure({ applicationName: name });
export const listApplications = structure({ nextToken: opt(text) });
export const deleteApplication = structure({ applicationName: name });

const named = structure({ name: opt(text) });

const alarmConfiguration = structure({
  enabled: opt(flag),
  ignorePollAlarmFailure: opt(flag),
  alarms: opt(list(named)),
});

const autoRollbackConfiguration = structure({
  enabled: opt(flag),
  events: opt(list(oneOf(ROLLBACK_EVENTS))),
});

const deploymentStyle = structure({
  deploymentType: opt(oneOf(['IN_PLACE', 'BLUE_GREEN'])),
  deploymentOption: opt(oneOf(['WITH_TRAFFIC_CONTROL', 'WITHOUT_TRAFFIC_CONTROL'])),
});

const blueGreenDeploymentConfiguration = structure({
  terminateBlueInstancesOnDeploymentSuccess: opt(
    structure({
      action: opt(oneOf(['TERMINATE', 'KEEP_ALIVE'])),
      terminationWaitTimeInMinutes: opt(whole),
    }),
  ),
  deploymentReadyOption: opt(
    structure({
      actionOnTimeout: opt(oneOf(['CONTINUE_DEPLOYMENT', 'STOP_DEPLOYMENT'])),
      waitTimeInMinutes: opt(whole),
    }),
  ),
  greenFleetProvisioningOption: opt(
    structure({ action: opt(oneOf(['DISCOVER_EXISTING', 'COPY_AUTO_SCALING_GROUP'])) }),
  ),
});

const trafficRoute = structure({ listenerArns: opt(texts) });

const loadBalancerInfo = structure({
  elbInfoList: opt(list(named)),
  targetGroupInfoList: opt(list(named)),
  targetGroupPairInfoList: opt(
    list(
      structure({
        targetGroups: opt(list(named)),
        prodTrafficRoute: opt(trafficRoute),
        testTrafficRoute: opt(trafficRoute),
      }),
    ),
  ),
});

const ecsService = structure({ serviceName: opt(text), clusterName: opt(text) });

/** Of EC2 and on-premises deployments; taken, and refused where it would matter. */
const ELSEWHERE = {
  ec2TagFilters: opt(list(json)),
  onPremisesInstanceTagFilters: opt(list(json)),
  autoScalingGroups: opt(texts),
};

const triggerConfiguration = structure({
  triggerName: opt(text),
  triggerTargetArn: opt(text),
  triggerEvents: opt(texts),
});

/** From the triggers on: the same for a new group and for changes of one. */
const GROUP_MEMBERS = {
  triggerConfigurations: opt(list(triggerConfiguration)),
  alarmConfiguration: opt(alarmConfiguration),
  autoRollbackConfiguration: opt(autoRollbackConfiguration),
  outdatedInstancesStrategy: opt(oneOf(['UPDATE', 'IGNORE'])),
  deploymentStyle: opt(deploymentStyle),
  blueGreenDeploymentConfiguration: opt(blueGreenDeploymentConfiguration),
  loadBalancerInfo: opt(loadBalancerInfo),
  ec2TagSet: opt(json),
  ecsServices: opt(list(ecsService)),
  onPremisesTagSet: opt(json),
};

export const createDeploymentGroup = structure({
  applicationName: name,
  deploymentGroupName: name,
  deploymentConfigName: opt(name),
  ...ELSEWHERE,
  serviceRoleArn: text,
  ...GROUP_MEMBERS,
  tags: opt(list(tag)),
  terminationHookEnabled: opt(flag),
});

export const updateDeploymentGroup = structure({
  applicationName: name,
  currentDeploymentGroupName: name,
  newDeploymentGroupName: opt(name),
  deploymentConfigName: opt(name),
  ...ELSEWHERE,
  serviceRoleArn: opt(text),
  ...GROUP_MEMBERS,
  terminationHookEnabled: opt(flag),
});

const groupReference = structure({ applicationName: name, deploymentGroupName: name });

export const getDeploymentGroup = groupReference;
export const deleteDeploymentGroup = groupReference;
export const listDeploymentGroups = structure({ applicationName: name, nextToken: opt(text) });
export const listDeploymentConfigs = structure({ nextToken: opt(text) });
export const getDeploymentConfig = structure({ deploymentConfigName: name });

const revisionLocation = structure({
  revisionType: opt(oneOf(['S3', 'GitHub', 'String', 'AppSpecContent'])),
  s3Location: opt(
    structure({
      bucket: opt(text),
      key: opt(text),
      bundleType: opt(oneOf(['tar', 'tgz', 'zip', 'YAML', 'JSON'])),
      version: opt(text),
      eTag: opt(text),
    }),
  ),
  gitHubLocation: opt(structure({ repository: opt(text), commitId: opt(text) })),
  string: opt(structure({ content: opt(text), sha256: opt(text) })),
  appSpecContent: opt(structure({ content: opt(text), sha256: opt(text) })),
});

export const createDeployment = structure({
  applicationName: name,
  deploymentGroupName: opt(name),
  revision: opt(revisionLocation),
  deploymentConfigName: opt(name),
  description: opt(text),
  ignoreApplicationStopFailures: opt(flag),
  targetInstances: opt(json),
  autoRollbackConfiguration: opt(autoRollbackConfiguration),
  updateOutdatedInstancesOnly: opt(flag),
  fileExistsBehavior: opt(oneOf(['DISALLOW', 'OVERWRITE', 'RETAIN'])),
  overrideAlarmConfiguration: opt(alarmConfiguration),
});

export const getDeployment = structure({ deploymentId: text });
export const batchGetDeployments = structure({ deploymentIds: texts });

export const listDeployments = structure({
  applicationName: opt(name),
  deploymentGroupName: opt(name),
  externalId: opt(text),
  includeOnlyStatuses: opt(list(oneOf(CODE_DEPLOY_STATUSES))),
  createTimeRange: opt(structure({ start: opt(moment), end: opt(moment) })),
  nextToken: opt(text),
});

export const listDeploymentTargets = structure({
  deploymentId: text,
  nextToken: opt(text),
  targetFilters: opt(z.record(z.string(), texts)),
});
export const getDeploymentTarget = structure({ deploymentId: text, targetId: text });
export const batchGetDeploymentTargets = structure({ deploymentId: text, targetIds: texts });

export const continueDeployment = structure({
  deploymentId: opt(text),
  deploymentWaitType: opt(oneOf(['READY_WAIT', 'TERMINATION_WAIT'])),
});

export const stopDeployment = structure({
  deploymentId: text,
  autoRollbackEnabled: opt(flag),
});

export const putLifecycleEventHookExecutionStatus = structure({
  deploymentId: opt(text),
  lifecycleEventHookExecutionId: opt(text),
  status: opt(oneOf(['Pending', 'InProgress', 'Succeeded', 'Failed', 'Skipped', 'Unknown'])),
});
