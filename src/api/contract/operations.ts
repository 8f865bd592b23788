import type * as z from 'zod/mini';
import * as cloudWatch from './cloudwatch';
import { CODE_DEPLOY_OPERATIONS } from './code-deploy-operations';
import { ECS_CAPACITY_PROVIDER_OPERATIONS } from './ecs-capacity-provider-operations';
import { ECS_CONTAINER_INSTANCE_OPERATIONS } from './ecs-container-instance-operations';
import { EC2_OPERATIONS } from './ec2-operations';
import { AUTO_SCALING_OPERATIONS } from './autoscaling-operations';
import { APPLICATION_AUTO_SCALING_OPERATIONS } from './application-autoscaling-operations';
import { IAM_OPERATIONS } from './iam-operations';
import { ECR_OPERATIONS } from './ecr-operations';
import { SECRETS_MANAGER_OPERATIONS } from './secrets-operations';
import { SSM_OPERATIONS } from './ssm-operations';
import { STS_OPERATIONS } from './sts-operations';
import { LOGS_OPERATIONS } from './logs-operations';
import { INSIDE_OPERATIONS } from './inside-operations';
import { EFS_OPERATIONS } from './efs-operations';
import { SERVICE_DISCOVERY_OPERATIONS } from './service-discovery-operations';
import * as ecs from './ecs';
import * as taskDefinition from './ecs-task-definition';
import * as taskSets from './ecs-task-sets';
import * as elbv2 from './elbv2';
import { type StructureShape, structureOf } from './input-shape';
import { changes, type Pages, shows } from './operation';
import * as sandbox from './sandbox';
import { type ServiceName, UNSUPPORTED } from './unsupported';

export type { Pages } from './operation';
export { type ServiceName, UNSUPPORTED } from './unsupported';

const ecsPages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'maxResults',
  tokenKey: 'nextToken',
  nextTokenKey: 'nextToken',
});
const elbPages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'PageSize',
  tokenKey: 'Marker',
  nextTokenKey: 'NextMarker',
});

const cloudWatchPages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxRecords',
  tokenKey: 'NextToken',
  nextTokenKey: 'NextToken',
});

/** Every operation that the sandbox carries out, by target. */
export const OPERATIONS = {
  'ECS.CreateCluster': changes(
    ecs.createCluster,
    'Makes a cluster; without a name it is called default.',
  ),
  'ECS.DescribeClusters': shows(
    ecs.describeClusters,
    'Describes clusters and counts their tasks and services.',
  ),
  'ECS.ListClusters': shows(
    ecs.listClusters,
    'Lists the ARNs of all clusters.',
    ecsPages('clusterArns'),
  ),
  'ECS.UpdateCluster': changes(
    ecs.updateCluster,
    'Changes a cluster’s settings and configuration.',
  ),
  'ECS.UpdateClusterSettings': changes(
    ecs.updateClusterSettings,
    'Turns Container Insights of a cluster on or off.',
  ),
  'ECS.DeleteCluster': changes(
    ecs.deleteCluster,
    'Deletes a cluster that has no services and no tasks.',
  ),
  'ECS.RegisterTaskDefinition': changes(
    taskDefinition.registerTaskDefinition,
    'Registers a task definition, or a new revision of its family.',
  ),
  'ECS.DescribeTaskDefinition': shows(
    taskDefinition.describeTaskDefinition,
    'Describes a revision, or the latest active one of a family.',
  ),
  'ECS.ListTaskDefinitions': shows(
    taskDefinition.listTaskDefinitions,
    'Lists the ARNs of task definition revisions.',
    ecsPages('taskDefinitionArns'),
  ),
  'ECS.ListTaskDefinitionFamilies': shows(
    taskDefinition.listTaskDefinitionFamilies,
    'Lists the names of task definition families.',
    ecsPages('families'),
  ),
  'ECS.DeregisterTaskDefinition': changes(
    taskDefinition.deregisterTaskDefinition,
    'Makes a revision inactive: nothing new can be made of it.',
  ),
  'ECS.DeleteTaskDefinitions': changes(
    taskDefinition.deleteTaskDefinitions,
    'Deletes revisions that have been deregistered.',
  ),
  'ECS.CreateService': changes(
    ecs.createService,
    'Keeps a number of copies of a task definition running.',
  ),
  'ECS.DescribeServices': shows(
    ecs.describeServices,
    'Describes services with their deployments and latest events.',
  ),
  'ECS.ListServices': shows(
    ecs.listServices,
    'Lists the ARNs of a cluster’s services.',
    ecsPages('serviceArns'),
  ),
  'ECS.ListServicesByNamespace': shows(
    ecs.listServicesByNamespace,
    'Lists the ARNs of the services of a Cloud Map namespace, of all clusters.',
    ecsPages('serviceArns'),
  ),
  'ECS.UpdateService': changes(
    ecs.updateService,
    'Changes a service; some members start a new deployment.',
  ),
  'ECS.DeleteService': changes(
    ecs.deleteService,
    'Drains and deletes a service that is scaled to 0, or any with force.',
  ),
  'ECS.RunTask': changes(ecs.runTask, 'Runs a task that no service looks after.'),
  'ECS.StopTask': changes(
    ecs.stopTask,
    'Stops a task; one behind a load balancer is drained first.',
  ),
  'ECS.GetTaskProtection': shows(
    ecs.getTaskProtection,
    'Shows which tasks of a service are protected, and until when.',
  ),
  'ECS.UpdateTaskProtection': changes(
    ecs.updateTaskProtection,
    'Protects tasks from scale-in and deployments for a while.',
  ),
  'ECS.DescribeTasks': shows(
    ecs.describeTasks,
    'Describes tasks with their containers and attachments.',
  ),
  'ECS.ListTasks': shows(
    ecs.listTasks,
    'Lists the ARNs of a cluster’s tasks.',
    ecsPages('taskArns'),
  ),
  'ECS.ListServiceDeployments': shows(
    ecs.listServiceDeployments,
    'Lists a service’s deployments, newest first.',
  ),
  'ECS.DescribeServiceDeployments': shows(
    ecs.describeServiceDeployments,
    'Describes service deployments.',
  ),
  'ECS.ContinueServiceDeployment': changes(
    ecs.continueServiceDeployment,
    'Goes on, or goes back, where a pause hook holds a deployment up.',
  ),
  'ECS.DescribeServiceRevisions': shows(
    ecs.describeServiceRevisions,
    'Describes what deployments were made from.',
  ),
  'ECS.CreateTaskSet': changes(
    taskSets.createTaskSet,
    'Adds a task set to a service with the deployment controller EXTERNAL.',
  ),
  'ECS.UpdateTaskSet': changes(
    taskSets.updateTaskSet,
    'Changes how many percent of the desired count a task set keeps up.',
  ),
  'ECS.DeleteTaskSet': changes(
    taskSets.deleteTaskSet,
    'Stops a task set’s tasks; it leaves with the last of them.',
  ),
  'ECS.DescribeTaskSets': shows(taskSets.describeTaskSets, 'Describes a service’s task sets.'),
  'ECS.UpdateServicePrimaryTaskSet': changes(
    taskSets.updateServicePrimaryTaskSet,
    'Makes a task set the one that serves production.',
  ),
  'ECS.StopServiceDeployment': changes(
    ecs.stopServiceDeployment,
    'Rolls a service deployment back to the revision before.',
  ),
  'ECS.TagResource': changes(ecs.tagResource, 'Adds tags to a resource, or gives them new values.'),
  'ECS.UntagResource': changes(ecs.untagResource, 'Removes tags from a resource.'),
  'ECS.ListTagsForResource': shows(ecs.listTagsForResource, 'Lists the tags of a resource.'),
  ...ECS_CONTAINER_INSTANCE_OPERATIONS,
  ...ECS_CAPACITY_PROVIDER_OPERATIONS,
  'ELBv2.CreateLoadBalancer': changes(
    elbv2.createLoadBalancer,
    'Makes an Application Load Balancer.',
  ),
  'ELBv2.DescribeLoadBalancers': shows(
    elbv2.describeLoadBalancers,
    'Describes load balancers.',
    elbPages('LoadBalancers'),
  ),
  'ELBv2.DeleteLoadBalancer': changes(
    elbv2.deleteLoadBalancer,
    'Deletes a load balancer with its listeners and rules.',
  ),
  'ELBv2.DescribeLoadBalancerAttributes': shows(
    elbv2.describeLoadBalancerAttributes,
    'Shows a load balancer’s attributes.',
  ),
  'ELBv2.ModifyLoadBalancerAttributes': changes(
    elbv2.modifyLoadBalancerAttributes,
    'Changes a load balancer’s attributes.',
  ),
  'ELBv2.SetSecurityGroups': changes(
    elbv2.setSecurityGroups,
    'Gives a load balancer other security groups.',
  ),
  'ELBv2.SetSubnets': changes(elbv2.setSubnets, 'Puts a load balancer into other subnets.'),
  'ELBv2.CreateTargetGroup': changes(
    elbv2.createTargetGroup,
    'Makes a target group with its health check settings.',
  ),
  'ELBv2.DescribeTargetGroups': shows(
    elbv2.describeTargetGroups,
    'Describes target groups.',
    elbPages('TargetGroups'),
  ),
  'ELBv2.ModifyTargetGroup': changes(
    elbv2.modifyTargetGroup,
    'Changes a target group’s health check settings.',
  ),
  'ELBv2.DeleteTargetGroup': changes(
    elbv2.deleteTargetGroup,
    'Deletes a target group that no listener or rule uses.',
  ),
  'ELBv2.DescribeTargetGroupAttributes': shows(
    elbv2.describeTargetGroupAttributes,
    'Shows a target group’s attributes.',
  ),
  'ELBv2.ModifyTargetGroupAttributes': changes(
    elbv2.modifyTargetGroupAttributes,
    'Changes how a target group routes and drains.',
  ),
  'ELBv2.CreateListener': changes(elbv2.createListener, 'Opens a port of a load balancer.'),
  'ELBv2.DescribeListeners': shows(
    elbv2.describeListeners,
    'Describes the listeners of a load balancer.',
    elbPages('Listeners'),
  ),
  'ELBv2.ModifyListener': changes(
    elbv2.modifyListener,
    'Changes a listener’s port, protocol or default actions.',
  ),
  'ELBv2.DeleteListener': changes(elbv2.deleteListener, 'Closes a port of a load balancer.'),
  'ELBv2.CreateRule': changes(elbv2.createRule, 'Adds a rule to a listener.'),
  'ELBv2.DescribeRules': shows(
    elbv2.describeRules,
    'Describes the rules of a listener, in order of priority.',
    elbPages('Rules'),
  ),
  'ELBv2.ModifyRule': changes(elbv2.modifyRule, 'Changes a rule’s conditions or actions.'),
  'ELBv2.DeleteRule': changes(elbv2.deleteRule, 'Deletes a rule; the default rule stays.'),
  'ELBv2.SetRulePriorities': changes(elbv2.setRulePriorities, 'Gives rules other priorities.'),
  'ELBv2.RegisterTargets': changes(
    elbv2.registerTargets,
    'Registers targets with a target group by hand.',
  ),
  'ELBv2.DeregisterTargets': changes(
    elbv2.deregisterTargets,
    'Starts draining targets; after the delay they leave the group.',
  ),
  'ELBv2.DescribeTargetHealth': shows(
    elbv2.describeTargetHealth,
    'Describes the health of a group’s targets.',
  ),
  'ELBv2.AddTags': changes(
    elbv2.addTags,
    'Adds tags to load balancers, target groups, listeners or rules.',
  ),
  'ELBv2.RemoveTags': changes(
    elbv2.removeTags,
    'Removes tags of load balancers, target groups, listeners or rules.',
  ),
  'ELBv2.DescribeTags': shows(
    elbv2.describeTags,
    'Shows the tags of load balancers, target groups, listeners or rules.',
  ),
  'CloudWatch.PutMetricAlarm': changes(
    cloudWatch.putMetricAlarm,
    'Makes an alarm on a metric, or gives one another configuration.',
  ),
  'CloudWatch.DescribeAlarms': shows(
    cloudWatch.describeAlarms,
    'Describes alarms with their states.',
    cloudWatchPages('MetricAlarms'),
  ),
  'CloudWatch.DeleteAlarms': changes(cloudWatch.deleteAlarms, 'Deletes alarms.'),
  'CloudWatch.SetAlarmState': changes(
    cloudWatch.setAlarmState,
    'Puts an alarm into a state until it is evaluated next.',
  ),
  'CloudWatch.DescribeAlarmHistory': shows(
    cloudWatch.describeAlarmHistory,
    'Shows when alarms changed their states.',
    cloudWatchPages('AlarmHistoryItems'),
  ),
  'CloudWatch.EnableAlarmActions': changes(
    cloudWatch.enableAlarmActions,
    'Lets alarms carry out their actions.',
  ),
  'CloudWatch.DisableAlarmActions': changes(
    cloudWatch.disableAlarmActions,
    'Keeps alarms from carrying out their actions.',
  ),
  'CloudWatch.GetMetricStatistics': shows(
    cloudWatch.getMetricStatistics,
    'Shows the datapoints of one metric.',
  ),
  'CloudWatch.GetMetricData': shows(
    cloudWatch.getMetricData,
    'Shows the datapoints of several metrics at once.',
  ),
  'CloudWatch.ListMetrics': shows(
    cloudWatch.listMetrics,
    'Lists the metrics that have had datapoints.',
  ),
  ...CODE_DEPLOY_OPERATIONS,
  ...EC2_OPERATIONS,
  ...AUTO_SCALING_OPERATIONS,
  ...APPLICATION_AUTO_SCALING_OPERATIONS,
  ...IAM_OPERATIONS,
  ...ECR_OPERATIONS,
  ...SECRETS_MANAGER_OPERATIONS,
  ...SSM_OPERATIONS,
  ...STS_OPERATIONS,
  ...LOGS_OPERATIONS,
  ...INSIDE_OPERATIONS,
  ...EFS_OPERATIONS,
  ...SERVICE_DISCOVERY_OPERATIONS,
  'Sandbox.PutImage': changes(
    sandbox.putImage,
    'Says how containers of an image behave, from their next start.',
  ),
  'Sandbox.ListImages': shows(sandbox.listImages, 'Lists the images declared.'),
  'Sandbox.DeleteImage': changes(
    sandbox.deleteImage,
    'Forgets an image: it behaves like the defaults again.',
  ),
  'Sandbox.PutHook': changes(
    sandbox.putHook,
    'Says what a function that lifecycle hooks name answers, call by call.',
  ),
  'Sandbox.ListHooks': shows(sandbox.listHooks, 'Lists the functions declared for hooks.'),
  'Sandbox.DeleteHook': changes(
    sandbox.deleteHook,
    'Forgets a function: it answers SUCCEEDED again.',
  ),
  'Sandbox.PutTraffic': changes(
    sandbox.putTraffic,
    'Sends requests to a load balancer, or changes a client that does.',
  ),
  'Sandbox.DeleteTraffic': changes(sandbox.deleteTraffic, 'Ends a client.'),
  'Sandbox.ListTraffic': shows(sandbox.listTraffic, 'Lists the clients.'),
  'Sandbox.ListFiles': shows(
    sandbox.listFiles,
    'Shows what files a file system, a volume or a container has.',
  ),
  'Sandbox.Wait': shows(
    sandbox.wait,
    'Lets simulated time pass, for a while or until something is so.',
  ),
  'Sandbox.GetMetrics': shows(
    sandbox.getMetrics,
    'Shows requests, errors and latency over a window of time.',
  ),
  'Sandbox.DescribeEvents': shows(sandbox.describeEvents, 'Shows every event in order.'),
  'Sandbox.DescribeTimeline': shows(
    sandbox.describeTimeline,
    'Shows the states of a service’s tasks with their start and end.',
  ),
  'Sandbox.GetDeploymentReport': shows(
    sandbox.getDeploymentReport,
    'Shows what a deployment came to: time, requests, errors, tasks.',
  ),
  'Sandbox.EstimateCost': shows(
    sandbox.estimateCost,
    'Reckons what all this costs by list price, and has cost so far: indicative.',
  ),
  'Sandbox.Explain': shows(
    sandbox.explain,
    'Says why something is as it is: causes, evidence, and what would help.',
  ),
  'Sandbox.DescribeAccount': shows(
    sandbox.describeAccount,
    'Shows everything declared as one JSON value.',
  ),
  'Sandbox.LoadAccount': changes(
    sandbox.loadAccount,
    'Declares everything that describe-account showed.',
  ),
  'Sandbox.SetSeed': changes(sandbox.setSeed, 'Chooses the random numbers; only at time 0.'),
  'Sandbox.DescribeClock': shows(
    sandbox.describeClock,
    'Shows simulated time, seed and fingerprint.',
  ),
  'Sandbox.DescribeFidelity': shows(
    sandbox.describeFidelity,
    'Shows what is simulated, what is assumed and what is simplified.',
  ),
  'Sandbox.PutQuota': changes(
    sandbox.putQuota,
    'Turns account quotas on, with AWS’s defaults but for those set.',
  ),
  'Sandbox.ListQuotas': shows(sandbox.listQuotas, 'Lists account quotas and what they are set to.'),
  'Sandbox.InjectFault': changes(sandbox.injectFault, 'Breaks something on purpose.'),
  'Sandbox.ListFaults': shows(
    sandbox.listFaults,
    'Lists the faults that are at work, and with --all those that are over.',
  ),
  'Sandbox.ClearFault': changes(sandbox.clearFault, 'Ends a fault.'),
} as const;

export type Target = keyof typeof OPERATIONS;
/** What an operation takes, once its input has been checked. */
export type InputOf<T extends Target> = z.infer<(typeof OPERATIONS)[T]['schema']>;

export const isTarget = (target: string): target is Target => Object.hasOwn(OPERATIONS, target);

/** Whether a target is carried out here, is an operation that is not, or none at all. */
export function statusOf(target: string): 'implemented' | 'unsupported' | 'unknown' {
  if (isTarget(target)) return 'implemented';
  const [service = '', name = ''] = target.split('.');
  const known = Object.hasOwn(UNSUPPORTED, service) ? UNSUPPORTED[service as ServiceName] : [];
  return known.includes(name) ? 'unsupported' : 'unknown';
}

const shapes = new Map<Target, StructureShape>();

/** The plain-data form of what an operation takes. */
export function inputOf(target: Target): StructureShape {
  let shape = shapes.get(target);
  if (!shape) {
    shape = structureOf(OPERATIONS[target].schema._zod.def.shape);
    shapes.set(target, shape);
  }
  return shape;
}
