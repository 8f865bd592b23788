import { type CommandGroup, ecs, elb, logs } from './book-command';

const METRICS =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html';

/** Commands that only look. */
export const LOOKING: readonly CommandGroup[] = [
  {
    title: 'What is there?',
    commands: [
      {
        id: 'list-clusters',
        title: 'List the clusters',
        line: 'aws ecs list-clusters',
        says: 'Answers their ARNs.',
        docs: ecs('ListClusters'),
      },
      {
        id: 'describe-cluster',
        title: 'Describe a cluster',
        line: 'aws ecs describe-clusters --clusters {cluster}',
        says: 'Its status, how many tasks run or are pending, its capacity providers.',
        docs: ecs('DescribeClusters'),
      },
      {
        id: 'list-services',
        title: 'List the services of a cluster',
        line: 'aws ecs list-services --cluster {cluster}',
        says: 'Answers their ARNs.',
        docs: ecs('ListServices'),
      },
      {
        id: 'services-at-a-glance',
        title: 'See wanted and running tasks of a service',
        line: "aws ecs describe-services --cluster {cluster} --services {service} --query 'services[].{name:serviceName,status:status,desired:desiredCount,running:runningCount,pending:pendingCount}' --output table",
        says: '--query takes what is wanted out of a long answer, --output table sets it out.',
        docs: ecs('DescribeServices'),
      },
      {
        id: 'describe-service',
        title: 'Describe a service in full',
        line: 'aws ecs describe-services --cluster {cluster} --services {service}',
        says: 'Its settings, deployments, load balancers and the last events.',
        docs: ecs('DescribeServices'),
      },
      {
        id: 'list-tasks',
        title: 'List the running tasks of a service',
        line: 'aws ecs list-tasks --cluster {cluster} --service-name {service}',
        says: 'Answers their ARNs; the last part is the task’s id.',
        docs: ecs('ListTasks'),
      },
      {
        id: 'describe-task',
        title: 'Describe a task',
        line: 'aws ecs describe-tasks --cluster {cluster} --tasks {task}',
        says: 'Where it runs, its address, its containers and how each of them is.',
        docs: ecs('DescribeTasks'),
      },
      {
        id: 'list-task-definitions',
        title: 'List the revisions of a task definition',
        line: 'aws ecs list-task-definitions --family-prefix {family} --sort DESC',
        says: 'The newest first. Revisions never change; a change is a new one.',
        docs: ecs('ListTaskDefinitions'),
      },
      {
        id: 'describe-task-definition',
        title: 'Show the newest revision of a task definition',
        line: 'aws ecs describe-task-definition --task-definition {family}',
        says: 'The family alone means its newest ACTIVE revision; family:3 means that one.',
        docs: ecs('DescribeTaskDefinition'),
      },
      {
        id: 'list-container-instances',
        title: 'List the container instances of a cluster',
        line: 'aws ecs list-container-instances --cluster {cluster}',
        says: 'EC2 instances whose agent has registered. Fargate shows none.',
        docs: ecs('ListContainerInstances'),
      },
    ],
  },
  {
    title: 'Why does it not run?',
    commands: [
      {
        id: 'service-events',
        title: 'Read what a service has to say',
        line: "aws ecs describe-services --cluster {cluster} --services {service} --query 'services[0].events[:10].[createdAt,message]' --output table",
        says: 'The newest messages first: what was started, what found no room, what failed its checks.',
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
      },
      {
        id: 'deployments',
        title: 'See how far a deployment is',
        line: "aws ecs describe-services --cluster {cluster} --services {service} --query 'services[0].deployments[].{status:status,rollout:rolloutState,reason:rolloutStateReason,running:runningCount,failed:failedTasks}'",
        says: 'PRIMARY is the one that is wanted. Tasks that failed count for the circuit breaker.',
        docs: ecs('Deployment'),
      },
      {
        id: 'service-deployments',
        title: 'List the deployments a service has had',
        line: 'aws ecs list-service-deployments --cluster {cluster} --service {service}',
        says: 'Each with its state, newest first, and the ARN by which it can be stopped.',
        docs: ecs('ListServiceDeployments'),
      },
      {
        id: 'stopped-tasks',
        title: 'List tasks that have stopped',
        line: 'aws ecs list-tasks --cluster {cluster} --desired-status STOPPED',
        says: 'They can be asked about for a while after they have stopped, not for ever.',
        docs: ecs('ListTasks'),
      },
      {
        id: 'stop-reasons',
        title: 'Ask why a task stopped',
        line: "aws ecs describe-tasks --cluster {cluster} --tasks {task} --query 'tasks[].{stopCode:stopCode,reason:stoppedReason,containers:containers[].{name:name,exit:exitCode,reason:reason}}'",
        says: 'Empty while it runs. stoppedReason is the task’s, reason and exitCode are the container’s.',
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
      },
      {
        id: 'task-health',
        title: 'See how the containers of a task are',
        line: "aws ecs describe-tasks --cluster {cluster} --tasks {task} --query 'tasks[].containers[].{name:name,status:lastStatus,health:healthStatus,exit:exitCode}' --output table",
        says: 'UNKNOWN where the container definition has no health check.',
        docs: ecs('Container'),
      },
    ],
  },
  {
    title: 'Does traffic arrive?',
    commands: [
      {
        id: 'target-health',
        title: 'Ask which targets are healthy',
        line: 'aws elbv2 describe-target-health --target-group-arn {targetGroup}',
        says: 'Each target with its state, and for one that is not healthy the reason code.',
        docs: elb('DescribeTargetHealth'),
      },
      {
        id: 'describe-target-group',
        title: 'Show the health check of a target group',
        line: 'aws elbv2 describe-target-groups --names {targetGroup}',
        says: 'Path, interval, timeout, thresholds, and the codes that count as good.',
        docs: elb('DescribeTargetGroups'),
      },
      {
        id: 'target-group-attributes',
        title: 'Show how a target group shares requests out',
        line: 'aws elbv2 describe-target-group-attributes --target-group-arn {targetGroup}',
        says: 'The algorithm, the deregistration delay, stickiness, slow start.',
        docs: elb('DescribeTargetGroupAttributes'),
      },
      {
        id: 'describe-load-balancer',
        title: 'Describe a load balancer',
        line: 'aws elbv2 describe-load-balancers --names {loadBalancer}',
        says: 'Its name for clients, its zones, its security groups.',
        docs: elb('DescribeLoadBalancers'),
      },
      {
        id: 'describe-listeners',
        title: 'See what a load balancer listens on',
        line: 'aws elbv2 describe-listeners --load-balancer-arn {loadBalancer}',
        says: 'Ports, and what happens to a request that no rule takes.',
        docs: elb('DescribeListeners'),
      },
      {
        id: 'security-groups',
        title: 'See who lets in whom',
        line: "aws ec2 describe-security-groups --query 'SecurityGroups[].{id:GroupId,name:GroupName,in:IpPermissions}'",
        says: 'Security groups with what they let in.',
        docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
      },
    ],
  },
  {
    title: 'Logs and figures',
    commands: [
      {
        id: 'logs-tail',
        title: 'Read the newest log lines',
        line: 'aws logs tail {logGroup} --since 1m',
        says: 'All streams of the group by time. --follow goes on until Ctrl+C.',
        docs: 'https://docs.aws.amazon.com/cli/latest/reference/logs/tail.html',
      },
      {
        id: 'log-groups',
        title: 'List the log groups',
        line: "aws logs describe-log-groups --query 'logGroups[].logGroupName'",
        says: 'Groups with the streams of containers in them.',
        docs: logs('DescribeLogGroups'),
      },
      {
        id: 'log-streams',
        title: 'List the streams of a log group',
        line: "aws logs describe-log-streams --log-group-name {logGroup} --query 'logStreams[].logStreamName'",
        says: 'One for each container of each task: prefix/container/task.',
        docs: logs('DescribeLogStreams'),
      },
      {
        id: 'log-filter',
        title: 'Search a log group',
        line: "aws logs filter-log-events --log-group-name {logGroup} --filter-pattern '{word=GET}' --max-items 5 --query 'events[].message'",
        says: 'Lines that hold a word, oldest first.',
        docs: logs('FilterLogEvents'),
      },
      {
        id: 'metrics',
        title: 'Get requests and latency of a service',
        line: 'aws sandbox get-metrics --service {service} --since 10',
        says: 'The sandbox’s own figures, second by second. On AWS they are metrics of CloudWatch.',
        docs: METRICS,
      },
    ],
  },
];
