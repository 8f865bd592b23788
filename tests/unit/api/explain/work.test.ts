/**
 * "Why?" about services whose tasks are all there: what holds a deployment up, why nothing is
 * scaled, why calls fail, why there is no CPU to spare; each is cured by its own first fix.
 */
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../../../src/model/explanation';
import { openTemplate } from '../../../support/opened-template';
import { runLines, type ScriptedSandbox } from '../../../support/stopped-task';

const CLUSTER = 'aws ecs create-cluster --cluster-name demo';
const container = (image: string, mapping = '{"containerPort":80}') =>
  `'[{"name":"web","image":"${image}","portMappings":[${mapping}]}]'`;
const register = (family: string, mapping?: string) =>
  `aws ecs register-task-definition --family ${family} --requires-compatibilities FARGATE \
  --network-mode awsvpc --cpu 256 --memory 512 --container-definitions ${container(`${family}:1`, mapping)}`;
const serve = (name: string, more = '', groups = 'sg-tasks') =>
  `aws ecs create-service --cluster demo --service-name ${name} --task-definition ${name} \
  --desired-count 2 --launch-type FARGATE \
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a],securityGroups=['${groups}'],assignPublicIp=ENABLED}' ${more}`;
const BALANCER = `LB=$(aws elbv2 create-load-balancer --name web --subnets subnet-a subnet-b --query 'LoadBalancers[0].LoadBalancerArn' --output text)
TG=$(aws elbv2 create-target-group --name web --port 80 --protocol HTTP --target-type ip --vpc-id vpc-1 --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --port 80 --protocol HTTP --default-actions Type=forward,TargetGroupArn=$TG`;
const BEHIND = '--load-balancers targetGroupArn=$TG,containerName=web,containerPort=80';
const UP = 'aws sandbox wait --until steady:web --timeout 600';
const wait = (seconds: number) => `aws sandbox wait --for ${seconds}`;
const traffic = (rate: number) =>
  `aws sandbox put-traffic --name shoppers --load-balancer web --rate ${rate} --pattern constant`;
/** A quarter of a vCPU does ten of these a second. */
const HEAVY =
  'aws sandbox put-image --image web:1 --cpu-ms-per-request 25 --service-time-ms 5 --concurrency 50';
const SCALED = `aws application-autoscaling register-scalable-target --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/demo/web --min-capacity 1 --max-capacity 2
aws application-autoscaling put-scaling-policy --service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/demo/web --policy-name cpu --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '{"TargetValue":50,"PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}}'`;
const OFFER =
  '{"enabled":true,"services":[{"portName":"http","clientAliases":[{"port":8080,"dnsName":"api"}]}]}';
const CALLS = 'aws sandbox put-image --image web:1 --calls http://api:8080/';
const NAMED = '{"containerPort":80,"name":"http"}';
const CONNECTED = `${CLUSTER} --service-connect-defaults namespace=internal`;
const connect = (configuration: string) => `--service-connect-configuration '${configuration}'`;

interface Row {
  name: string;
  lines: string[];
  /** Of the last cause. */
  because: RegExp;
}

const ROWS: Row[] = [
  {
    name: 'a quota of vCPUs',
    lines: [
      CLUSTER,
      'aws sandbox put-quota --enabled --set fargate-on-demand-vcpu-resource-count=0',
      register('web'),
      serve('web'),
      wait(60),
    ],
    because: /account may use 0 vCPUs of Fargate at once/,
  },
  {
    name: 'tasks without CPU to spare',
    lines: [
      CLUSTER,
      HEAVY,
      BALANCER,
      register('web'),
      serve('web', BEHIND),
      UP,
      traffic(22),
      wait(60),
    ],
    because: /use all the CPU they have/,
  },
  {
    name: 'a service that has as many tasks as it may',
    lines: [
      CLUSTER,
      HEAVY,
      BALANCER,
      register('web'),
      serve('web', BEHIND),
      UP,
      SCALED,
      traffic(16),
      wait(420),
    ],
    because: /has the most tasks that it may have: 2/,
  },
  {
    name: 'scaling out that is suspended',
    lines: [
      CLUSTER,
      HEAVY,
      BALANCER,
      register('web'),
      serve('web', BEHIND),
      UP,
      SCALED.replace(
        '--max-capacity 2',
        '--max-capacity 9 --suspended-state DynamicScalingOutSuspended=true',
      ),
      traffic(16),
      wait(420),
    ],
    because: /Scaling out is suspended/,
  },
  {
    name: 'a fault that no health check sees',
    lines: [
      CLUSTER,
      BALANCER,
      register('web'),
      serve('web', BEHIND),
      UP,
      'aws sandbox inject-fault --type error-burst --service web --count 1 --error-rate 0.5',
      wait(30),
    ],
    because: /fault was injected: error-burst/,
  },
  {
    name: 'tasks that were there before what they call',
    lines: [
      CONNECTED,
      CALLS,
      register('web'),
      serve('web', connect('{"enabled":true}')),
      UP,
      register('api', NAMED),
      serve('api', connect(OFFER)),
      wait(240),
    ],
    because: /was started before api was there, and never learns of it/,
  },
  {
    name: 'a name of Service Connect that the caller is no client of',
    lines: [
      CONNECTED,
      CALLS,
      register('api', NAMED),
      serve('api', connect(OFFER)),
      register('web'),
      serve('web'),
      wait(240),
    ],
    because: /do not know api: it is a name of Service Connect in namespace internal/,
  },
  {
    name: 'a security group between two services',
    lines: [
      CONNECTED,
      'API=$(aws ec2 create-security-group --group-name api --description api --vpc-id vpc-1 --query GroupId --output text)',
      CALLS,
      register('api', NAMED),
      serve('api', connect(OFFER), '$API'),
      wait(120),
      register('web'),
      serve('web', connect('{"enabled":true}')),
      wait(240),
    ],
    because: /let nothing from the task to task .* behind api on port 80/,
  },
  {
    name: 'protected tasks that a deployment is to stop',
    lines: [
      CLUSTER,
      register('web'),
      serve('web'),
      UP,
      "TASK=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)",
      'aws ecs update-task-protection --cluster demo --tasks $TASK --protection-enabled --expires-in-minutes 600',
      'aws ecs update-service --cluster demo --service web --force-new-deployment',
      wait(300),
    ],
    because: /1 of the tasks it is to stop are protected/,
  },
];

const ask = ({ give }: ScriptedSandbox): Explanation =>
  give('Sandbox.Explain', { service: 'web' }) as Explanation;

describe('why a service whose tasks are there does not work', () => {
  test.each(ROWS)('$name: found, and cured by its own fix', async ({ lines, because }) => {
    const sandbox = await runLines(lines.join('\n'));
    const why = ask(sandbox);
    expect(why.isFault).toBe(true);
    expect(why.causes.at(-1)?.text).toMatch(because);
    for (const { command } of why.causes) await sandbox.run(command);
    const cure = why.fixes.find(({ operations }) => operations.length > 0);
    for (const { target, input } of cure?.operations ?? []) sandbox.give(target, input);
    await sandbox.run(wait(1200));
    const after = ask(sandbox);
    expect(after.causes.map(({ text }) => text).join()).not.toMatch(because);
    expect(after.isFault).toBe(false);
  });

  test('once what tasks lacked is there, a service that has waited longer each time tries at once', async () => {
    const { ask: give, pass, until } = await openTemplate('efs-behind-a-closed-door');
    const why = () => give('Sandbox.Explain', { service: 'wiki' }) as Explanation;
    const cure = () => {
      const [fix] = why().fixes.filter(({ operations }) => operations.length > 0);
      for (const { target, input } of fix?.operations ?? []) give(target, input);
      return fix?.text;
    };
    pass(1300);
    expect(cure()).toMatch(/^Let wiki-tasks .* in to wiki-files .* on port 2049$/);
    expect(cure()).toMatch(/^Have it try again at once, by a new deployment/);
    until('running:wiki=2', 60);
    until('steady:wiki', 120);
    expect(why().isFault).toBe(false);
  });

  test('tasks that wait for a provider: no fault while it grows, one where it may not', async () => {
    const { ask: give, pass, run, until } = await openTemplate('waiting-for-an-instance');
    const why = (about: object = { service: 'web' }) =>
      give('Sandbox.Explain', { ...about }) as Explanation;
    pass(20);
    expect(why()).toMatchObject({ isFault: false });
    const { taskArns } = give('ECS.ListTasks', { cluster: 'demo' }) as { taskArns: string[] };
    const waits = why({ task: taskArns[0] });
    expect(waits.isFault).toBe(false);
    expect(waits.causes[0]?.text).toBe('It waits for capacity provider hosts to have room.');
    until('steady:web');
    await run('aws ecs update-service --cluster demo --service web --desired-count 9');
    pass(600);
    for (const about of [{ service: 'web' }, { capacityProvider: 'hosts' }]) {
      expect(why(about).isFault).toBe(true);
      expect(why(about).causes.at(-1)?.text).toBe(
        'Auto Scaling group hosts has the most instances that it may have: 4.',
      );
    }
    const [{ operations } = { operations: [] }] = why().fixes;
    for (const { target, input } of operations) give(target, input);
    until('running:web=9');
    expect(why({ capacityProvider: 'hosts' }).isFault).toBe(false);
  });

  test('an alarm tells its figures, and what is the matter with what it watches', async () => {
    const sandbox = await runLines(
      [CLUSTER, HEAVY, BALANCER, register('web'), serve('web', BEHIND), UP, SCALED]
        .concat(traffic(22), wait(420))
        .join('\n'),
    );
    const { MetricAlarms } = sandbox.give('CloudWatch.DescribeAlarms') as {
      MetricAlarms: { AlarmName: string; StateValue: string }[];
    };
    const about = (state: string) => {
      const alarm = MetricAlarms.find(({ StateValue }) => StateValue === state)?.AlarmName;
      return sandbox.give('Sandbox.Explain', { alarm }) as Explanation;
    };
    expect(about('ALARM').isFault).toBe(true);
    expect(about('ALARM').causes[0]?.text).toMatch(/^Threshold Crossed/);
    expect(about('ALARM').causes.at(-1)?.text).toMatch(/most tasks that it may have: 2/);
    expect(about('OK')).toMatchObject({ isFault: false, fixes: [] });
    const group = sandbox.give('Sandbox.Explain', { targetGroup: 'web' }) as Explanation;
    expect(group.causes[0]?.text).toMatch(/use all the CPU they have/);
  });

  test('a pause hook waits for somebody: continued from here, the deployment goes on', async () => {
    const { ask: give, pass } = await openTemplate('pause-hook-by-hand');
    const why = () => give('Sandbox.Explain', { service: 'web' }) as Explanation;
    for (let tries = 0; tries < 100 && !why().isFault; tries++) pass(10);
    expect(why().causes.at(-1)?.text).toBe(
      'A pause hook at POST_TEST_TRAFFIC_SHIFT waits for somebody to answer.',
    );
    const [goOn, back] = why().fixes;
    expect(back?.operations[0]?.input).toMatchObject({ action: 'ROLLBACK' });
    for (const { target, input } of goOn?.operations ?? []) give(target, input);
    pass(600);
    expect(why()).toMatchObject({ isFault: false, causes: [] });
  });

  test('a deployment that goes well is no fault, and says what it waits for', async () => {
    const sandbox = await runLines(
      [
        CLUSTER,
        register('web'),
        serve('web'),
        UP,
        'aws ecs update-service --cluster demo --service web --force-new-deployment',
        wait(10),
      ].join('\n'),
    );
    const { isFault, causes, headline } = ask(sandbox);
    expect(isFault).toBe(false);
    expect(headline).toMatch(/^Nothing is wrong: web is on its way to a steady state/);
    expect(causes).toHaveLength(1);
    expect(causes[0]?.evidence).toMatch(/it waits for \d tasks? to start/);
  });

  test('a steady service whose last deployment was rolled back says what by', async () => {
    const { ask: give, pass } = await openTemplate('canary-caught-by-alarm');
    const why = () => give('Sandbox.Explain', { service: 'web' }) as Explanation;
    pass(1800);
    const texts = why().causes.map(({ text }) => text);
    expect(why().isFault).toBe(false);
    expect(texts[0]).toBe('The last deployment ended as ROLLBACK_SUCCESSFUL.');
    expect(texts[1]).toMatch(/^Alarm .* went into ALARM meanwhile\.$/);
  });
});
