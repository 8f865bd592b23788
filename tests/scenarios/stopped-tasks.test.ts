/** Why tasks stop once their containers begin to start: see `stop-rows.ts`. */
import { describe } from 'vitest';
import {
  bringAbout,
  NETWORK,
  fargate,
  web,
  runs,
  service,
  ec2,
  INSTANCE,
  runOnInstance,
  type StopRow,
} from '../support/stop-rows';

const ROWS: StopRow[] = [
  {
    name: 'fact T1.2-2: an essential container ended',
    script: `aws sandbox put-image --image web:1 --exit-after 30 --exit-code 3\n${runs([web()])}`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: { name: 'web', exitCode: 3, reason: null },
  },
  {
    name: 'fact T1.2-3: stopped by a user, who gives a reason',
    script: `${runs([web()])}
aws sandbox wait --for 60
TASK=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)
aws ecs stop-task --cluster demo --task $TASK --reason 'enough of it'`,
    stopCode: 'UserInitiated',
    stoppedReason: 'enough of it',
    container: { name: 'web', exitCode: 0 },
  },
  {
    name: 'fact T1.3-4: memory outgrows the container’s limit',
    script: `aws sandbox put-image --image web:1 --memory-mib 100
${runs([web({ memory: 256 })])}
aws sandbox wait --for 60
aws sandbox inject-fault --type memory-leak --mib-per-second 10 --cluster demo`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: {
      name: 'web',
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    },
  },
  {
    name: 'fact T1.3-4: the memory of a sidecar outgrows its own limit',
    script: `aws sandbox put-image --image agent:1 --memory-mib 300
${runs([web(), { name: 'agent', image: 'agent:1', memory: 128 }])}`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: {
      name: 'agent',
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    },
  },
  {
    name: 'fact T1.3-4: containers together outgrow the task',
    script: `aws sandbox put-image --image agent:1 --memory-mib 450
aws sandbox put-image --image web:1 --memory-mib 100
${runs([web(), { name: 'agent', image: 'agent:1', essential: false }])}`,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    container: { name: 'web', exitCode: 137, reason: /^OutOfMemoryError/ },
  },
  {
    name: 'fact T1.3-7: the runtime cannot start the container',
    script:
      `aws sandbox put-image --image web:1 --start-error 'failed to create task: exec: "serve": executable file not found in $PATH'
${runs([web()])}`.replace('$PATH', 'PATH'),
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'CannotStartContainerError: failed to create task: exec: "serve": executable file not found in PATH',
    container: { name: 'web', reason: /^CannotStartContainerError: / },
  },
  {
    name: 'fact T1.3-7: errors of other names are said as they are',
    script: `aws sandbox put-image --image web:1 --start-error 'CannotCreateContainerError: name in use'
${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'CannotCreateContainerError: name in use',
    container: { name: 'web', reason: 'CannotCreateContainerError: name in use' },
  },
  {
    name: 'fact T1.3-6: the runtime never comes back, on Fargate for a minute',
    script: `aws sandbox put-image --image web:1 --start-hangs\n${runs([web()])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'ContainerRuntimeTimeoutError: Could not transition to started; timed out after waiting 1m0s',
    container: { name: 'web', reason: /timed out after waiting 1m0s/ },
  },
  {
    name: 'fact T1.3-6: on an instance Docker is waited for, three minutes',
    script: `aws sandbox put-image --image web:1 --start-hangs
${INSTANCE}\n${ec2([web({ memory: 128 })])}\n${runOnInstance}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'Task failed to start',
    container: {
      name: 'web',
      reason: 'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
    },
  },
  {
    name: 'fact T1.5-4, T1.5-8: a container that had to succeed did not',
    script: `aws sandbox put-image --image migrate:1 --exit-after 5 --exit-code 2
${runs([
  web({ dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }] }),
  { name: 'migrate', image: 'migrate:1', essential: false },
])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'dependency graph: container ordering dependency [migrate] for target [web] did not exit successfully.',
    container: { name: 'web', exitCode: 143, reason: /did not exit successfully\.$/ },
  },
  {
    name: 'fact T1.4-4, T1.5-8: a container that had to complete took longer than its startTimeout',
    script: `aws sandbox put-image --image migrate:1 --exit-after 100 --exit-code 0
${runs([
  web({ dependsOn: [{ containerName: 'migrate', condition: 'COMPLETE' }] }),
  { name: 'migrate', image: 'migrate:1', essential: false, startTimeout: 30 },
])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'dependency graph: container ordering dependency [migrate] for target [web] has timed out.',
    container: { name: 'web', exitCode: 143, reason: /has timed out\.$/ },
  },
  {
    name: 'fact T1.5-5: a container that had to be healthy is not',
    script: `aws sandbox put-image --image db:1 --healthy-after 1000
${runs([
  web({ dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }] }),
  {
    name: 'db',
    image: 'db:1',
    healthCheck: { command: ['CMD-SHELL', 'pg_isready'], interval: 5, retries: 3 },
  },
])}`,
    stopCode: 'TaskFailedToStart',
    stoppedReason:
      'dependency graph: container ordering dependency [db] for target [web] is not healthy.',
    container: { name: 'web', exitCode: 143 },
  },
  {
    name: 'fact T1.2-4: scaled in by its service',
    script: `${service()}
aws sandbox wait --until running:web=1
aws ecs update-service --cluster demo --service web --desired-count 0`,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: /^Scaling activity initiated by \(deployment ecs-svc\/\d+\)$/,
    container: { name: 'web', exitCode: 0, reason: null },
  },
  {
    name: 'fact T1.2-4: found unhealthy by its container health checks',
    script: `aws sandbox put-image --image web:1 --unhealthy-after 60
${service([web({ healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5, retries: 2 } })])}`,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task failed container health checks',
  },
  {
    name: 'fact T1.2-4: found unhealthy by its load balancer',
    script: `aws sandbox put-image --image web:1 --unhealthy-after 60
aws elbv2 create-load-balancer --name lb --subnets subnet-a subnet-b
aws elbv2 create-target-group --name web --protocol HTTP --port 80 --vpc-id vpc-1 \
  --target-type ip --health-check-interval-seconds 5
aws elbv2 modify-target-group-attributes --target-group-arn web \
  --attributes Key=deregistration_delay.timeout_seconds,Value=10
aws elbv2 create-listener --load-balancer-arn lb --protocol HTTP --port 80 \
  --default-actions Type=forward,TargetGroupArn=web
${service(
  [web({ portMappings: [{ containerPort: 80 }] })],
  '--load-balancers targetGroupArn=web,containerName=web,containerPort=80',
)}`,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason:
      /^Task failed ELB health checks in \(target-group arn:aws:elasticloadbalancing:.*:targetgroup\/web\/[0-9a-f]{16}\)$/,
  },
  {
    name: 'fact T1.2-5: Spot capacity is taken back',
    script: `aws ecs put-cluster-capacity-providers --cluster demo \
  --capacity-providers FARGATE_SPOT --default-capacity-provider-strategy []
${fargate([web()])}
aws ecs run-task --cluster demo --task-definition web \
  --capacity-provider-strategy capacityProvider=FARGATE_SPOT,weight=1 \
  --network-configuration '${NETWORK}'
aws sandbox wait --for 60
aws sandbox inject-fault --type spot-interruption --cluster demo`,
    stopCode: 'SpotInterruption',
    stoppedReason: 'Your Spot Task was interrupted.',
  },
  {
    name: 'fact T1.2-4: moved to another zone',
    script: `aws sandbox inject-fault --type az-outage --availability-zone us-east-1a --for 100
${fargate([web()])}
aws ecs create-service --cluster demo --service-name web --task-definition web \
  --desired-count 2 --launch-type FARGATE \
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b]}'`,
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: /^Availability-zone rebalancing initiated by \(deployment ecs-svc\/\d+\)$/,
    container: { name: 'web', exitCode: 0 },
  },
  {
    name: 'fact T1.2-6: Fargate retires it',
    script: `${service()}
aws sandbox wait --until running:web=1
aws sandbox inject-fault --type task-retirement --service web`,
    stopCode: 'TerminationNotice',
    stoppedReason:
      'ECS is performing maintenance on the underlying infrastructure hosting the task',
  },
  {
    name: 'fact T1.2-7: its zone is out',
    script: `${runs([web()])}
aws sandbox wait --for 60
aws sandbox inject-fault --type az-outage --availability-zone us-east-1a`,
    stopCode: 'InfrastructureHealth',
    stoppedReason: 'Task stopped because of unhealthy infrastructure',
    container: { name: 'web', exitCode: 137 },
  },
  {
    name: 'fact T1.2-8: its instance is terminated',
    script: `I=$(${INSTANCE} --query 'Instances[0].InstanceId' --output text)
${ec2([web({ memory: 128 })])}\n${runOnInstance}
aws sandbox wait --for 60
aws ec2 terminate-instances --instance-ids $I`,
    stopCode: 'TerminationNotice',
    stoppedReason: /^Host EC2 \(instance i-[0-9a-f]{17}\) terminated\.$/,
  },
  {
    name: 'fact T1.2-8: its instance is stopped',
    script: `I=$(${INSTANCE} --query 'Instances[0].InstanceId' --output text)
${ec2([web({ memory: 128 })])}\n${runOnInstance}
aws sandbox wait --for 60
aws ec2 stop-instances --instance-ids $I`,
    stopCode: 'TerminationNotice',
    stoppedReason: /^Host EC2 \(instance i-[0-9a-f]{17}\) stopped\.$/,
  },
];

describe('why a task stopped', () => bringAbout(ROWS));
