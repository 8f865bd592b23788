import type { Target } from '../contract/operations';
import type { Handler } from '../handler';
import { addTags } from './elbv2/add-tags';
import { CODE_DEPLOY_HANDLERS } from './code-deploy/registry';
import { ECS_CAPACITY_PROVIDER_HANDLERS } from './ecs/capacity-provider-registry';
import { ECS_CONTAINER_INSTANCE_HANDLERS } from './ecs/container-instance-registry';
import { EC2_HANDLERS } from './ec2/registry';
import { AUTO_SCALING_HANDLERS } from './autoscaling/registry';
import { APPLICATION_AUTO_SCALING_HANDLERS } from './application-autoscaling/registry';
import { IAM_HANDLERS } from './iam/registry';
import { ECR_HANDLERS } from './ecr/registry';
import { SECRETS_MANAGER_HANDLERS } from './secrets/registry';
import { SSM_HANDLERS } from './ssm/registry';
import { getCallerIdentity } from './sts/get-caller-identity';
import { LOGS_HANDLERS } from './logs/registry';
import { INSIDE_HANDLERS } from './inside/registry';
import { EFS_HANDLERS } from './efs/registry';
import { SERVICE_DISCOVERY_HANDLERS } from './service-discovery/registry';
import { clearFault } from './sandbox/clear-fault';
import { continueServiceDeployment } from './ecs/continue-service-deployment';
import { createCluster } from './ecs/create-cluster';
import { createListener } from './elbv2/create-listener';
import { createLoadBalancer } from './elbv2/create-load-balancer';
import { createRule } from './elbv2/create-rule';
import { createService } from './ecs/create-service';
import { createTargetGroup } from './elbv2/create-target-group';
import { createTaskSet } from './ecs/create-task-set';
import { deleteAlarms } from './cloudwatch/delete-alarms';
import { deleteCluster } from './ecs/delete-cluster';
import { deleteHook } from './sandbox/delete-hook';
import { deleteImage } from './sandbox/delete-image';
import { deleteListener } from './elbv2/delete-listener';
import { deleteLoadBalancer } from './elbv2/delete-load-balancer';
import { deleteRule } from './elbv2/delete-rule';
import { deleteService } from './ecs/delete-service';
import { deleteTargetGroup } from './elbv2/delete-target-group';
import { deleteTaskDefinitions } from './ecs/delete-task-definitions';
import { deleteTaskSet } from './ecs/delete-task-set';
import { deleteTraffic } from './sandbox/delete-traffic';
import { deregisterTargets } from './elbv2/deregister-targets';
import { deregisterTaskDefinition } from './ecs/deregister-task-definition';
import { describeAccount } from './sandbox/describe-account';
import { describeAlarmHistory } from './cloudwatch/describe-alarm-history';
import { describeAlarms } from './cloudwatch/describe-alarms';
import { describeClock } from './sandbox/describe-clock';
import { describeClusters } from './ecs/describe-clusters';
import { describeEvents } from './sandbox/describe-events';
import { describeFidelity } from './sandbox/describe-fidelity';
import { describeListeners } from './elbv2/describe-listeners';
import { describeLoadBalancerAttributes } from './elbv2/describe-load-balancer-attributes';
import { describeLoadBalancers } from './elbv2/describe-load-balancers';
import { describeRules } from './elbv2/describe-rules';
import { describeServiceDeployments } from './ecs/describe-service-deployments';
import { describeServiceRevisions } from './ecs/describe-service-revisions';
import { describeServices } from './ecs/describe-services';
import { describeTags } from './elbv2/describe-tags';
import { describeTargetGroupAttributes } from './elbv2/describe-target-group-attributes';
import { describeTargetGroups } from './elbv2/describe-target-groups';
import { describeTargetHealth } from './elbv2/describe-target-health';
import { describeTaskDefinition } from './ecs/describe-task-definition';
import { describeTasks } from './ecs/describe-tasks';
import { describeTaskSets } from './ecs/describe-task-sets';
import { describeTimeline } from './sandbox/describe-timeline';
import { disableAlarmActions } from './cloudwatch/disable-alarm-actions';
import { enableAlarmActions } from './cloudwatch/enable-alarm-actions';
import { explain } from './sandbox/explain';
import { getDeploymentReport } from './sandbox/get-deployment-report';
import { estimateCost } from './sandbox/estimate-cost';
import { getMetricData } from './cloudwatch/get-metric-data';
import { getMetricStatistics } from './cloudwatch/get-metric-statistics';
import { getMetrics } from './sandbox/get-metrics';
import { getTaskProtection } from './ecs/get-task-protection';
import { injectFault } from './sandbox/inject-fault';
import { listClusters } from './ecs/list-clusters';
import { listFaults } from './sandbox/list-faults';
import { listFiles } from './sandbox/list-files';
import { listHooks } from './sandbox/list-hooks';
import { listImages } from './sandbox/list-images';
import { listMetrics } from './cloudwatch/list-metrics';
import { listServiceDeployments } from './ecs/list-service-deployments';
import { listServices } from './ecs/list-services';
import { listServicesByNamespace } from './ecs/list-services-by-namespace';
import { listTagsForResource } from './ecs/list-tags-for-resource';
import { listTaskDefinitionFamilies } from './ecs/list-task-definition-families';
import { listTaskDefinitions } from './ecs/list-task-definitions';
import { listTasks } from './ecs/list-tasks';
import { listQuotas } from './sandbox/list-quotas';
import { listTraffic } from './sandbox/list-traffic';
import { loadAccount } from './sandbox/load-account';
import { modifyListener } from './elbv2/modify-listener';
import { modifyLoadBalancerAttributes } from './elbv2/modify-load-balancer-attributes';
import { modifyRule } from './elbv2/modify-rule';
import { modifyTargetGroup } from './elbv2/modify-target-group';
import { modifyTargetGroupAttributes } from './elbv2/modify-target-group-attributes';
import { putHook } from './sandbox/put-hook';
import { putImage } from './sandbox/put-image';
import { putMetricAlarm } from './cloudwatch/put-metric-alarm';
import { putQuota } from './sandbox/put-quota';
import { putTraffic } from './sandbox/put-traffic';
import { registerTargets } from './elbv2/register-targets';
import { registerTaskDefinition } from './ecs/register-task-definition';
import { removeTags } from './elbv2/remove-tags';
import { runTask } from './ecs/run-task';
import { setAlarmState } from './cloudwatch/set-alarm-state';
import { setRulePriorities } from './elbv2/set-rule-priorities';
import { setSecurityGroups } from './elbv2/set-security-groups';
import { setSubnets } from './elbv2/set-subnets';
import { setSeed } from './sandbox/set-seed';
import { stopServiceDeployment } from './ecs/stop-service-deployment';
import { stopTask } from './ecs/stop-task';
import { tagResource } from './ecs/tag-resource';
import { untagResource } from './ecs/untag-resource';
import { updateCluster } from './ecs/update-cluster';
import { updateClusterSettings } from './ecs/update-cluster-settings';
import { updateService } from './ecs/update-service';
import { updateTaskProtection } from './ecs/update-task-protection';
import { updateServicePrimaryTaskSet } from './ecs/update-service-primary-task-set';
import { updateTaskSet } from './ecs/update-task-set';
import { wait } from './sandbox/wait';

/** Who carries out which operation: one for each of the catalogue, or it does not compile. */
export const HANDLERS: { readonly [T in Target]: Handler<T> } = {
  'ECS.CreateCluster': createCluster,
  'ECS.DescribeClusters': describeClusters,
  'ECS.ListClusters': listClusters,
  'ECS.UpdateCluster': updateCluster,
  'ECS.UpdateClusterSettings': updateClusterSettings,
  'ECS.DeleteCluster': deleteCluster,
  'ECS.RegisterTaskDefinition': registerTaskDefinition,
  'ECS.DescribeTaskDefinition': describeTaskDefinition,
  'ECS.ListTaskDefinitions': listTaskDefinitions,
  'ECS.ListTaskDefinitionFamilies': listTaskDefinitionFamilies,
  'ECS.DeregisterTaskDefinition': deregisterTaskDefinition,
  'ECS.DeleteTaskDefinitions': deleteTaskDefinitions,
  'ECS.CreateService': createService,
  'ECS.DescribeServices': describeServices,
  'ECS.ListServices': listServices,
  'ECS.ListServicesByNamespace': listServicesByNamespace,
  'ECS.UpdateService': updateService,
  'ECS.DeleteService': deleteService,
  'ECS.RunTask': runTask,
  'ECS.StopTask': stopTask,
  'ECS.GetTaskProtection': getTaskProtection,
  'ECS.UpdateTaskProtection': updateTaskProtection,
  'ECS.DescribeTasks': describeTasks,
  'ECS.ListTasks': listTasks,
  'ECS.ListServiceDeployments': listServiceDeployments,
  'ECS.DescribeServiceDeployments': describeServiceDeployments,
  'ECS.ContinueServiceDeployment': continueServiceDeployment,
  'ECS.DescribeServiceRevisions': describeServiceRevisions,
  'ECS.CreateTaskSet': createTaskSet,
  'ECS.UpdateTaskSet': updateTaskSet,
  'ECS.DeleteTaskSet': deleteTaskSet,
  'ECS.DescribeTaskSets': describeTaskSets,
  'ECS.UpdateServicePrimaryTaskSet': updateServicePrimaryTaskSet,
  'ECS.StopServiceDeployment': stopServiceDeployment,
  'ECS.TagResource': tagResource,
  'ECS.UntagResource': untagResource,
  'ECS.ListTagsForResource': listTagsForResource,
  ...ECS_CONTAINER_INSTANCE_HANDLERS,
  ...ECS_CAPACITY_PROVIDER_HANDLERS,
  'ELBv2.CreateLoadBalancer': createLoadBalancer,
  'ELBv2.DescribeLoadBalancers': describeLoadBalancers,
  'ELBv2.DeleteLoadBalancer': deleteLoadBalancer,
  'ELBv2.DescribeLoadBalancerAttributes': describeLoadBalancerAttributes,
  'ELBv2.ModifyLoadBalancerAttributes': modifyLoadBalancerAttributes,
  'ELBv2.SetSecurityGroups': setSecurityGroups,
  'ELBv2.SetSubnets': setSubnets,
  'ELBv2.CreateTargetGroup': createTargetGroup,
  'ELBv2.DescribeTargetGroups': describeTargetGroups,
  'ELBv2.ModifyTargetGroup': modifyTargetGroup,
  'ELBv2.DeleteTargetGroup': deleteTargetGroup,
  'ELBv2.DescribeTargetGroupAttributes': describeTargetGroupAttributes,
  'ELBv2.ModifyTargetGroupAttributes': modifyTargetGroupAttributes,
  'ELBv2.CreateListener': createListener,
  'ELBv2.DescribeListeners': describeListeners,
  'ELBv2.ModifyListener': modifyListener,
  'ELBv2.DeleteListener': deleteListener,
  'ELBv2.CreateRule': createRule,
  'ELBv2.DescribeRules': describeRules,
  'ELBv2.ModifyRule': modifyRule,
  'ELBv2.DeleteRule': deleteRule,
  'ELBv2.SetRulePriorities': setRulePriorities,
  'ELBv2.RegisterTargets': registerTargets,
  'ELBv2.DeregisterTargets': deregisterTargets,
  'ELBv2.DescribeTargetHealth': describeTargetHealth,
  'ELBv2.AddTags': addTags,
  'ELBv2.RemoveTags': removeTags,
  'ELBv2.DescribeTags': describeTags,
  'CloudWatch.PutMetricAlarm': putMetricAlarm,
  'CloudWatch.DescribeAlarms': describeAlarms,
  'CloudWatch.DeleteAlarms': deleteAlarms,
  'CloudWatch.SetAlarmState': setAlarmState,
  'CloudWatch.DescribeAlarmHistory': describeAlarmHistory,
  'CloudWatch.EnableAlarmActions': enableAlarmActions,
  'CloudWatch.DisableAlarmActions': disableAlarmActions,
  'CloudWatch.GetMetricStatistics': getMetricStatistics,
  'CloudWatch.GetMetricData': getMetricData,
  'CloudWatch.ListMetrics': listMetrics,
  ...CODE_DEPLOY_HANDLERS,
  ...EC2_HANDLERS,
  ...AUTO_SCALING_HANDLERS,
  ...APPLICATION_AUTO_SCALING_HANDLERS,
  ...IAM_HANDLERS,
  ...ECR_HANDLERS,
  ...SECRETS_MANAGER_HANDLERS,
  ...SSM_HANDLERS,
  'STS.GetCallerIdentity': getCallerIdentity,
  ...LOGS_HANDLERS,
  ...INSIDE_HANDLERS,
  ...EFS_HANDLERS,
  ...SERVICE_DISCOVERY_HANDLERS,
  'Sandbox.PutImage': putImage,
  'Sandbox.ListImages': listImages,
  'Sandbox.DeleteImage': deleteImage,
  'Sandbox.PutHook': putHook,
  'Sandbox.ListHooks': listHooks,
  'Sandbox.DeleteHook': deleteHook,
  'Sandbox.PutTraffic': putTraffic,
  'Sandbox.DeleteTraffic': deleteTraffic,
  'Sandbox.ListTraffic': listTraffic,
  'Sandbox.ListFiles': listFiles,
  'Sandbox.Wait': wait,
  'Sandbox.GetMetrics': getMetrics,
  'Sandbox.DescribeEvents': describeEvents,
  'Sandbox.DescribeTimeline': describeTimeline,
  'Sandbox.GetDeploymentReport': getDeploymentReport,
  'Sandbox.EstimateCost': estimateCost,
  'Sandbox.Explain': explain,
  'Sandbox.DescribeAccount': describeAccount,
  'Sandbox.LoadAccount': loadAccount,
  'Sandbox.SetSeed': setSeed,
  'Sandbox.DescribeClock': describeClock,
  'Sandbox.DescribeFidelity': describeFidelity,
  'Sandbox.PutQuota': putQuota,
  'Sandbox.ListQuotas': listQuotas,
  'Sandbox.InjectFault': injectFault,
  'Sandbox.ListFaults': listFaults,
  'Sandbox.ClearFault': clearFault,
};
