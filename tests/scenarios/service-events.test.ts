/** Each text of a service's events, brought about by a script of commands. */
import { describe, expect, test } from 'vitest';
import { BEHIND, balancer } from '../support/balancer-lines';
import { ec2, fargate, INSTANCE, service, web } from '../support/stop-rows';
import { runLines } from '../support/stopped-task';

interface EventRow {
  /** What happens, and the rows of the behaviour sheet that it proves. */
  name: string;
  script: string;
  /** Events that there are in the end, in this order; each a whole one. */
  events: string[];
}

const PORT = web({ portMappings: [{ containerPort: 80 }] });
const served = (changes?: string) => `${balancer(changes)}\n${service([PORT], BEHIND)}`;
const GROUP = '(target-group ARN)';
const sick = (reason: string) =>
  `(service web) (task ID) (port 80) is unhealthy in ${GROUP} due to (reason ${reason})`;
const UNABLE =
  '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching container-instance INSTANCE ';

const onInstances = (container: Record<string, unknown>, more = '', count = 1) =>
  `${INSTANCE}\naws sandbox wait --for 120\n${ec2([web(container)], more)}
aws ecs create-service --cluster demo --service-name web --task-definition web \
  --desired-count ${count} --launch-type EC2`;

const group = (min: number, managed: string) => `${ec2([web({ memory: 128 })])}
aws ec2 create-launch-template --launch-template-name host \
  --launch-template-data '{"ImageId":"ami-1","InstanceType":"m5.large","UserData":"RUNTX0NMVVNURVI9ZGVtbwo="}'
aws autoscaling create-auto-scaling-group --auto-scaling-group-name hosts --min-size ${min} \
  --max-size 2 --launch-template LaunchTemplateName=host --availability-zones us-east-1a us-east-1b
aws ecs create-capacity-provider --name hosts \
  --auto-scaling-group-provider autoScalingGroupArn=hosts,managedScaling={status=${managed}}
aws ecs put-cluster-capacity-providers --cluster demo --capacity-providers hosts \
  --default-capacity-provider-strategy capacityProvider=hosts,weight=1`;
const onGroup = (count: number) => `aws ecs create-service --cluster demo --service-name web \
  --task-definition web --desired-count ${count}`;

const update = (more: string) => `aws ecs update-service --cluster demo --service web ${more}`;
const BREAKER = '--deployment-configuration deploymentCircuitBreaker={enable=true,rollback=true}';
const missing = (n: number) =>
  `aws sandbox put-image --image web:${n} --missing\n${fargate([web({ image: `web:${n}` })])}`;
const until = (condition: string) => `aws sandbox wait --until ${condition}`;
const spread = `${fargate([web()])}
aws ecs create-service --cluster demo --service-name web --task-definition web \
  --desired-count 4 --launch-type FARGATE \
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b]}'`;

const ROWS: EventRow[] = [
  {
    name: 'fact T2.6-1, T2.6-2, T2.6-4, T2.6-11: a service comes up',
    script: served(),
    events: [
      '(service web) has started 1 tasks: (task ID).',
      `(service web) registered 1 targets in ${GROUP}`,
      '(service web) (deployment ecs-svc/N) deployment completed.',
      '(service web) has reached a steady state.',
    ],
  },
  {
    name: 'fact T2.6-3, T2.6-5, T2.6-7: health checks answered with 503',
    script: `aws sandbox put-image --image web:1 --unhealthy-after 90\n${served()}`,
    events: [
      '(service web) has reached a steady state.',
      '(service web) has started 1 tasks: (task ID). Amazon ECS replaced 1 tasks due to an unhealthy status.',
      sick('Health checks failed with these codes: [503]'),
      '(service web) has stopped 1 running tasks: (task ID).',
    ],
  },
  {
    name: 'fact T2.6-5: a task that hangs: Request timed out',
    script: `${served()}\n${until('steady:web')}
aws sandbox inject-fault --type hang-task --service web`,
    events: [sick('Request timed out')],
  },
  {
    name: 'fact T2.6-5: nothing listens: Health checks failed',
    script: `aws sandbox put-image --image web:1 --startup 500\n${served()}`,
    events: [sick('Health checks failed')],
  },
  {
    name: 'fact T2.6-6: container health checks fail',
    script: `aws sandbox put-image --image web:1 --unhealthy-after 90
${service([web({ healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5, retries: 2 } })])}`,
    events: ['(service web) (task ID) failed container health checks.'],
  },
  {
    name: 'fact T2.6-7, T2.6-8, T2.6-9: scaled in',
    script: `${served()}\n${until('steady:web')}\n${update('--desired-count 0')}`,
    events: [
      '(service web) has stopped 1 running tasks: (task ID).',
      `(service web) deregistered 1 targets in ${GROUP}`,
      '(service web, taskSet ecs-svc/N) has begun draining connections on 1 tasks.',
    ],
  },
  {
    name: 'fact T2.6-10: scaled in before they run',
    script: `${service()}\naws sandbox wait --for 4\n${update('--desired-count 0')}`,
    events: ['(service web) stopped 1 pending tasks.'],
  },
  {
    name: 'fact T2.6-12: the circuit breaker',
    script: `${service([web()], BREAKER)}\n${until('steady:web')}\n${missing(2)}
${update('--task-definition web')}\naws sandbox wait --for 600`,
    events: [
      '(service web) (deployment ecs-svc/N) deployment failed: tasks failed to start.',
      '(service web) rolling back to deployment ecs-svc/N.',
    ],
  },
  {
    name: 'fact T2.6-13: no CPU on an instance',
    script: onInstances({ cpu: 4096, memory: 128 }),
    events: [`${UNABLE}has insufficient CPU units available.`],
  },
  {
    name: 'fact T2.6-13: no memory',
    script: onInstances({ memory: 9000 }),
    events: [`${UNABLE}has insufficient memory available.`],
  },
  {
    name: 'fact T2.6-13: the port is taken by the first',
    script: onInstances(
      { memory: 128, portMappings: [{ containerPort: 80, hostPort: 80 }] },
      '',
      2,
    ),
    events: [`${UNABLE}is already using a port required by your task.`],
  },
  {
    name: 'fact T2.6-13: another architecture',
    script: onInstances({ memory: 128 }, '--runtime-platform cpuArchitecture=ARM64'),
    events: [`${UNABLE}is missing an attribute required by your task.`],
  },
  {
    name: 'fact T2.6-13: its agent is away',
    script: `${onInstances({ memory: 128 }, '', 0)}
aws sandbox inject-fault --type agent-disconnect --cluster demo\n${update('--desired-count 1')}`,
    events: [`${UNABLE}encountered error "AGENT".`],
  },
  {
    name: 'fact T2.6-14: no capacity',
    script: `aws sandbox inject-fault --type capacity-unavailable\n${service()}`,
    events: [
      '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    ],
  },
  {
    name: 'fact T2.6-14: a quota on vCPUs',
    script: `aws sandbox put-quota --enabled --set fargate-on-demand-vcpu-resource-count=1
${service([web()], '')}\n${update('--desired-count 6')}`,
    events: [
      "(service web) was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can run concurrently.",
    ],
  },
  {
    name: 'fact T2.6-15: images that are not there',
    script: `aws sandbox put-image --image web:1 --missing\n${service()}\naws sandbox wait --for 900`,
    events: ['(service web) is unable to consistently start tasks successfully.'],
  },
  {
    name: 'fact T2.6-17: percentages that leave no room',
    script: `${service(
      [web()],
      '--deployment-configuration maximumPercent=150,minimumHealthyPercent=50',
    )}\n${until('steady:web')}\n${update('--force-new-deployment')}`,
    events: [
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ],
  },
  {
    name: 'fact T2.6-18: a capacity provider without instances',
    script: `${group(0, 'DISABLED')}\n${onGroup(1)}`,
    events: [
      '(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.',
    ],
  },
  {
    name: 'fact T2.6-19: more than 500 that wait for instances',
    script: `${group(0, 'ENABLED')}\n${onGroup(505)}`,
    events: [
      '(service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.',
    ],
  },
  {
    name: 'fact T2.6-20: with a circuit breaker, no capacity',
    script: `aws sandbox inject-fault --type capacity-unavailable\n${service([web()], BREAKER)}`,
    events: ['(service web) could not launch 1 tasks for deployment ecs-svc/N.'],
  },
  {
    name: 'fact T2.6-21: more tasks under protection than wanted',
    script: `${service()}\n${until('steady:web')}
TASK=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)
aws ecs update-task-protection --cluster demo --tasks $TASK --protection-enabled
${update('--desired-count 0')}`,
    events: [
      '(service web) was unable to reach steady state because task set (ecs-svc/N) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks',
    ],
  },
  {
    name: 'fact T2.6-22: zones are evened out',
    script: `aws sandbox inject-fault --type az-outage --availability-zone us-east-1a --for 200
${spread}\n${until('steady:web')}\naws sandbox wait --for 300`,
    events: [
      '(service web) is not AZ balanced with 4 tasks in us-east-1b, 0 tasks in us-east-1a. AZ Rebalancing in progress.',
      '(service web) has started 2 tasks in us-east-1a to AZ Rebalance: (task ID) (task ID).',
      '(service web) has stopped 2 running tasks in us-east-1b due to AZ rebalancing: (task ID) (task ID).',
      '(service web) is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b.',
    ],
  },
  {
    name: 'fact T2.6-23: a target that someone deregisters',
    script: `${served()}\n${until('steady:web')}
IP=$(aws elbv2 describe-target-health --target-group-arn web \
  --query 'TargetHealthDescriptions[0].Target.Id' --output text)
aws elbv2 deregister-targets --target-group-arn web --targets Id=$IP`,
    events: ['(service web) is not healthy in target-group (ARN) due to TARGET IS NOT FOUND'],
  },
];

/** Without ids, which are made up. */
const plain = (message: string): string =>
  message
    .replace(/arn:aws:elasticloadbalancing:\S*targetgroup\/web\/[0-9a-f]{16}/, 'ARN')
    .replace(/container-instance [0-9a-f]{32}/, 'container-instance INSTANCE')
    .replace(/ecs-svc\/\d+/g, 'ecs-svc/N')
    .replace(/\(task [0-9a-f]{32}\)/g, '(task ID)');

describe('what a service says', () => {
  test.each(ROWS)('$name', async ({ script, events }) => {
    const { give } = await runLines(
      `aws ecs create-cluster --cluster-name demo\n${script}\naws sandbox wait --for 240`,
    );
    const asked = { cluster: 'demo', services: ['web'] };
    const { services } = give('ECS.DescribeServices', asked) as {
      services: { events: { message: string }[] }[];
    };
    const told = services[0]!.events.map(({ message }) => plain(message)).reverse();
    expect(told).toEqual(expect.arrayContaining(events));
    const places = events.map((text) => told.indexOf(text));
    expect(places, told.join('\n')).toEqual(places.toSorted((a, b) => a - b));
  });
});
