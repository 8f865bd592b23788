import { type CommandGroup, ecs, elb, logs, scaling } from './book-command';

const SERVICE_ID =
  '--service-namespace ecs --resource-id service/{cluster}/{service} --scalable-dimension ecs:service:DesiredCount';

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/';

const RANGE_FIRST = `aws application-autoscaling register-scalable-target ${SERVICE_ID} --min-capacity 2 --max-capacity 6`;

/** Commands that change something, or let time pass. */
export const CHANGING: readonly CommandGroup[] = [
  {
    title: 'Deploy and scale',
    commands: [
      {
        id: 'scale',
        title: 'Set how many tasks a service runs',
        line: 'aws ecs update-service --cluster {cluster} --service {service} --desired-count {count=4}',
        says: 'Tasks are started or stopped until there are as many.',
        changes: 'The desired count of the service.',
        docs: ecs('UpdateService'),
      },
      {
        id: 'redeploy',
        title: 'Start all tasks of a service anew',
        line: 'aws ecs update-service --cluster {cluster} --service {service} --force-new-deployment',
        says: 'A deployment of the same revision: images are pulled again.',
        changes: 'Every task of the service is replaced.',
        docs: ecs('UpdateService'),
      },
      {
        id: 'deploy-revision',
        title: 'Deploy the newest revision',
        line: 'aws ecs update-service --cluster {cluster} --service {service} --task-definition {family}',
        says: 'Nothing is replaced where the service runs that revision already.',
        changes: 'The task definition of the service: its tasks are replaced.',
        docs: ecs('UpdateService'),
      },
      {
        id: 'circuit-breaker',
        title: 'Roll failed deployments back by themselves',
        line: "aws ecs update-service --cluster {cluster} --service {service} --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true},minimumHealthyPercent=100,maximumPercent=200'",
        says: 'The circuit breaker counts tasks that do not come up, and goes back to what ran before.',
        changes: 'The deployment configuration of the service.',
        docs: ecs('DeploymentCircuitBreaker'),
      },
      {
        id: 'wait-stable',
        title: 'Wait until a service is steady',
        line: 'aws ecs wait services-stable --cluster {cluster} --services {service}',
        says: 'Ends once one deployment is left and all its tasks run; answers nothing.',
        takesTime: true,
        docs: 'https://docs.aws.amazon.com/cli/latest/reference/ecs/wait/index.html',
      },
      {
        id: 'scale-range',
        title: 'Let a service scale within a range',
        line: `aws application-autoscaling register-scalable-target ${SERVICE_ID} --min-capacity {least=2} --max-capacity {most=6}`,
        says: 'From now on the desired count stays within the two; policies move it.',
        changes: 'The service becomes a scalable target.',
        docs: scaling('RegisterScalableTarget'),
      },
      {
        id: 'scale-by-cpu',
        title: 'Keep a service’s CPU at a value',
        line: `aws application-autoscaling put-scaling-policy ${SERVICE_ID} --policy-name cpu --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '{"TargetValue":{percent=50},"PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}}'`,
        says: 'Target tracking makes the alarms that it needs, and adds and takes away tasks.',
        changes: 'A scaling policy and two alarms are made.',
        docs: scaling('PutScalingPolicy'),
        after: RANGE_FIRST,
      },
      {
        id: 'scaling-activities',
        title: 'See what auto scaling has done',
        line: 'aws application-autoscaling describe-scaling-activities --service-namespace ecs',
        says: 'Each change of a desired count, with its cause.',
        docs: scaling('DescribeScalingActivities'),
      },
    ],
  },
  {
    title: 'Tasks',
    commands: [
      {
        id: 'stop-task',
        title: 'Stop a task',
        line: "aws ecs stop-task --cluster {cluster} --task {task} --reason '{reason=looked at}'",
        says: 'SIGTERM, then SIGKILL after stopTimeout. Its service starts another one.',
        changes: 'The task stops.',
        docs: ecs('StopTask'),
      },
      {
        id: 'run-task',
        title: 'Run a task once',
        line: "aws ecs run-task --cluster {cluster} --task-definition {family} --launch-type FARGATE --network-configuration 'awsvpcConfiguration={subnets=[subnet-a],assignPublicIp=ENABLED}'",
        says: 'A task that no service looks after: nobody starts it again.',
        changes: 'A task is started.',
        docs: ecs('RunTask'),
      },
      {
        id: 'enable-exec',
        title: 'Switch ECS Exec on for a service',
        line: 'aws ecs update-service --cluster {cluster} --service {service} --enable-execute-command --force-new-deployment',
        says: 'Only tasks that start afterwards can be entered, so a deployment replaces those that run. The task role must allow the ssmmessages actions.',
        changes: 'Every task of the service is replaced.',
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
      },
      {
        id: 'exec',
        title: 'Run a command inside a container',
        line: "aws ecs execute-command --cluster {cluster} --task {task} --interactive --command '{command=ps aux}'",
        says: 'ECS Exec. The task must have been started with it switched on, and the task role must let it.',
        changes: 'A session is opened and closed in the container.',
        docs: ecs('ExecuteCommand'),
      },
      {
        id: 'protect',
        title: 'Keep a task from being scaled in',
        line: 'aws ecs update-task-protection --cluster {cluster} --tasks {task} --protection-enabled --expires-in-minutes {minutes=30}',
        says: 'Neither scaling nor a deployment stops it until then.',
        changes: 'The task is protected.',
        docs: ecs('UpdateTaskProtection'),
      },
    ],
  },
  {
    title: 'Load balancing',
    commands: [
      {
        id: 'drain-delay',
        title: 'Give leaving targets more or less time',
        line: 'aws elbv2 modify-target-group-attributes --target-group-arn {targetGroup} --attributes Key=deregistration_delay.timeout_seconds,Value={seconds=60}',
        says: 'How long requests under way may go on at a target that is being taken out.',
        changes: 'The deregistration delay of the target group.',
        docs: elb('ModifyTargetGroupAttributes'),
      },
      {
        id: 'algorithm',
        title: 'Send requests where fewest are under way',
        line: 'aws elbv2 modify-target-group-attributes --target-group-arn {targetGroup} --attributes Key=load_balancing.algorithm.type,Value=least_outstanding_requests',
        says: 'In place of taking turns. round_robin is the way back.',
        changes: 'The algorithm of the target group.',
        docs: elb('ModifyTargetGroupAttributes'),
      },
      {
        id: 'health-check',
        title: 'Change a health check',
        line: 'aws elbv2 modify-target-group --target-group-arn {targetGroup} --health-check-interval-seconds {interval=15} --healthy-threshold-count {threshold=2}',
        says: 'How often a target is asked, and how many good answers make it healthy.',
        changes: 'The health check of the target group.',
        docs: elb('ModifyTargetGroup'),
      },
    ],
  },
  {
    title: 'Make something new',
    commands: [
      {
        id: 'create-cluster',
        title: 'Create a cluster',
        line: 'aws ecs create-cluster --cluster-name {name=lab}',
        says: 'A name under which tasks and services run. One that is there is answered as it is.',
        changes: 'A cluster is made.',
        docs: ecs('CreateCluster'),
      },
      {
        id: 'register',
        title: 'Register a task definition',
        line: `aws ecs register-task-definition --family {name=job} --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions '[{"name":"main","image":"{image=busybox}","essential":true}]'`,
        says: 'Each call makes the next revision of the family.',
        changes: 'A revision is registered; nothing runs it yet.',
        docs: ecs('RegisterTaskDefinition'),
      },
      {
        id: 'create-log-group',
        title: 'Create a log group',
        line: 'aws logs create-log-group --log-group-name {name=/ecs/job}',
        says: 'awslogs needs it before a container starts, unless awslogs-create-group is set.',
        changes: 'A log group is made.',
        docs: logs('CreateLogGroup'),
      },
      {
        id: 'create-repository',
        title: 'Create a repository for images',
        line: 'aws ecr create-repository --repository-name {name=shop}',
        says: 'Images are pushed to it by Docker. From now on a tag must be there to be pulled.',
        changes: 'A repository of ECR is made.',
        docs: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html',
      },
    ],
  },
  {
    title: 'Take away',
    commands: [
      {
        id: 'scale-to-zero',
        title: 'Stop all tasks of a service',
        line: 'aws ecs update-service --cluster {cluster} --service {service} --desired-count 0',
        says: 'The service stays, and costs nothing without tasks.',
        changes: 'All tasks of the service stop.',
        docs: ecs('UpdateService'),
      },
      {
        id: 'delete-service',
        title: 'Delete a service',
        line: 'aws ecs delete-service --cluster {cluster} --service {service} --force',
        says: 'With --force it need not be scaled to none before.',
        changes: 'The service goes, and its tasks stop.',
        docs: ecs('DeleteService'),
      },
      {
        id: 'deregister',
        title: 'Retire a revision of a task definition',
        line: 'aws ecs deregister-task-definition --task-definition {family}:{revision=1}',
        says: 'Services that run it go on; new ones cannot take it.',
        changes: 'The revision becomes INACTIVE.',
        docs: ecs('DeregisterTaskDefinition'),
      },
    ],
  },
  {
    title: 'The sandbox’s own',
    commands: [
      {
        id: 'traffic',
        title: 'Send more or fewer requests',
        line: 'aws sandbox put-traffic --name {client} --load-balancer {loadBalancer} --rate {rate=100}',
        says: 'Requests a second of a client.',
        changes: 'The client’s rate.',
        docs: `${GUIDE}alb.html`,
      },
      {
        id: 'kill-task',
        title: 'Kill a task',
        line: 'aws sandbox inject-fault --type kill-task --service {service} --count 1',
        says: 'Without SIGTERM, as when a machine is lost. Watch the service replace it.',
        changes: 'One task of the service dies.',
        docs: `${GUIDE}ecs_services.html`,
      },
      {
        id: 'fail-checks',
        title: 'Let a task fail its health checks',
        line: 'aws sandbox inject-fault --type fail-health-check --service {service} --count 1',
        says: 'The load balancer takes it out, the service replaces it.',
        changes: 'One task answers its checks badly.',
        docs: `${GUIDE}load-balancer-healthcheck.html`,
      },
      {
        id: 'wait',
        title: 'Let time pass',
        line: 'aws sandbox wait --for {seconds=60}',
        says: 'Simulated seconds, as fast as they can be worked out.',
        takesTime: true,
        docs: `${GUIDE}task-lifecycle-explanation.html`,
      },
    ],
  },
];
