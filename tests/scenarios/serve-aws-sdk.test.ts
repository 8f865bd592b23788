/** AWS's SDK for JavaScript pointed at `sim serve`: a native canary from beginning to end. */
import * as scaling from '@aws-sdk/client-application-auto-scaling';
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as codeDeploy from '@aws-sdk/client-codedeploy';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as sts from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/model/assert';
import { openServedDoor, type ServedDoor } from '../support/served-door';

let served: ServedDoor;
beforeAll(async () => {
  served = await openServedDoor();
});
afterAll(() => served.close());

const config = () => ({
  endpoint: served.url,
  region: 'us-east-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

const pass = (until: string) => served.send('Sandbox.Wait', { until, timeout: 1200 });

interface Shift {
  client: ecs.ECSClient;
  balancing: elb.ElasticLoadBalancingV2Client;
  blue: string;
  green: string;
  rule: string;
}

/** A load balancer whose rule sends everything to blue, and the groups to shift between. */
async function buildDoors(): Promise<Shift> {
  const client = new ecs.ECSClient(config());
  const balancing = new elb.ElasticLoadBalancingV2Client(config());
  const group = async (Name: string) => {
    const made = await balancing.send(
      new elb.CreateTargetGroupCommand({
        Name,
        Protocol: 'HTTP',
        Port: 80,
        TargetType: 'ip',
        VpcId: 'vpc-1',
        HealthCheckIntervalSeconds: 10,
      }),
    );
    return must(made.TargetGroups?.[0]?.TargetGroupArn, 'its ARN');
  };
  const [blue, green] = [await group('blue'), await group('green')];
  const { LoadBalancers } = await balancing.send(
    new elb.CreateLoadBalancerCommand({ Name: 'alb', Subnets: ['subnet-a', 'subnet-b'] }),
  );
  expect(LoadBalancers?.[0]?.CreatedTime).toBeInstanceOf(Date);
  const { Listeners } = await balancing.send(
    new elb.CreateListenerCommand({
      LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  );
  const { Rules } = await balancing.send(
    new elb.CreateRuleCommand({
      ListenerArn: Listeners?.[0]?.ListenerArn,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: blue, Weight: 100 },
              { TargetGroupArn: green, Weight: 0 },
            ],
          },
        },
      ],
    }),
  );
  return { client, balancing, blue, green, rule: must(Rules?.[0]?.RuleArn, 'its ARN') };
}

const register = (client: ecs.ECSClient, image: string) =>
  client.send(
    new ecs.RegisterTaskDefinitionCommand({
      family: 'web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'web', image, portMappings: [{ containerPort: 80 }] }],
    }),
  );

async function buildService({ client, blue, green, rule }: Shift): Promise<void> {
  const { cluster } = await client.send(new ecs.CreateClusterCommand({ clusterName: 'demo' }));
  expect(cluster?.status).toBe('ACTIVE');
  await register(client, 'web:1');
  await register(client, 'web:2');
  const { service } = await client.send(
    new ecs.CreateServiceCommand({
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web:1',
      desiredCount: 2,
      launchType: 'FARGATE',
      deploymentConfiguration: {
        strategy: 'CANARY',
        bakeTimeInMinutes: 1,
        canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
      },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
      loadBalancers: [
        {
          targetGroupArn: blue,
          containerName: 'web',
          containerPort: 80,
          advancedConfiguration: {
            alternateTargetGroupArn: green,
            productionListenerRule: rule,
            roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructure',
          },
        },
      ],
    }),
  );
  expect(service?.createdAt).toBeInstanceOf(Date);
}

/** What share of the requests each group gets, by the rule as it is described. */
async function weights({ balancing, blue, green, rule }: Shift): Promise<(number | undefined)[]> {
  const { Rules } = await balancing.send(new elb.DescribeRulesCommand({ RuleArns: [rule] }));
  const groups = Rules?.[0]?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? [];
  return [blue, green].map(
    (arn) => groups.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.Weight,
  );
}

describe('the SDK for JavaScript (issue 5)', () => {
  test('runs a native canary from beginning to end', async () => {
    const shift = await buildDoors();
    const { client } = shift;
    await buildService(shift);
    const stable = ecs.waitUntilServicesStable(
      { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { cluster: 'demo', services: ['web'] },
    );
    await pass('steady:web');
    expect((await stable).state).toBe('SUCCESS');
    await served.send('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'alb', rate: 100 });
    expect(await weights(shift)).toEqual([100, 0]);

    const update = { cluster: 'demo', service: 'web', taskDefinition: 'web:2' };
    await client.send(new ecs.UpdateServiceCommand(update));
    const { serviceDeployments } = await client.send(
      new ecs.ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
    );
    const arn = must(serviceDeployments?.[0]?.serviceDeploymentArn, 'its ARN');
    const describeIt = async () => {
      const input = { serviceDeploymentArns: [arn] };
      const described = await client.send(new ecs.DescribeServiceDeploymentsCommand(input));
      return must(described.serviceDeployments?.[0], 'the deployment');
    };
    await pass('stage:web=PRODUCTION_TRAFFIC_SHIFT');
    expect(await describeIt()).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT',
    });
    await served.send('Sandbox.Wait', { for: 60 });
    expect(await weights(shift)).toEqual([90, 10]);
    const { byRevision } = (await served.send('Sandbox.GetMetrics', { since: 50 })) as {
      byRevision: { taskDefinition: string; requestCount: number }[];
    };
    const served2 = byRevision.find(({ taskDefinition }) => taskDefinition === 'web:2');
    expect(served2?.requestCount).toBeGreaterThan(400);
    expect(served2?.requestCount).toBeLessThan(600);

    await pass('deployment:web=SUCCESSFUL');
    expect((await describeIt()).finishedAt).toBeInstanceOf(Date);
    expect(await weights(shift)).toEqual([0, 100]);
    const { services } = await client.send(
      new ecs.DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
    );
    expect(services?.[0]?.taskDefinition).toMatch(/web:2$/);
  });

  test('gets errors as the classes that they are', async () => {
    const client = new ecs.ECSClient(config());
    const balancing = new elb.ElasticLoadBalancingV2Client(config());
    const alarms = new cloudWatch.CloudWatchClient(config());
    await expect(
      client.send(new ecs.ListTasksCommand({ cluster: 'nowhere' })),
    ).rejects.toBeInstanceOf(ecs.ClusterNotFoundException);
    await expect(
      balancing.send(new elb.DescribeLoadBalancersCommand({ Names: ['nothing'] })),
    ).rejects.toBeInstanceOf(elb.LoadBalancerNotFoundException);
    const state = { AlarmName: 'none', StateValue: 'OK', StateReason: 'x' } as const;
    await expect(alarms.send(new cloudWatch.SetAlarmStateCommand(state))).rejects.toBeInstanceOf(
      cloudWatch.ResourceNotFound,
    );
    await expect(balancing.send(new elb.DescribeSSLPoliciesCommand({}))).rejects.toMatchObject({
      message: 'ECS Sandbox does not simulate DescribeSSLPolicies.',
    });
  });

  test('talks to the services around ECS', async () => {
    const alarms = new cloudWatch.CloudWatchClient(config());
    await alarms.send(
      new cloudWatch.PutMetricAlarmCommand({
        AlarmName: 'busy',
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 80,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const { MetricAlarms } = await alarms.send(new cloudWatch.DescribeAlarmsCommand({}));
    expect(MetricAlarms?.[0]).toMatchObject({ AlarmName: 'busy', Threshold: 80 });
    expect(MetricAlarms?.[0]?.StateUpdatedTimestamp).toBeInstanceOf(Date);

    const groups = new logs.CloudWatchLogsClient(config());
    await groups.send(new logs.CreateLogGroupCommand({ logGroupName: '/web' }));
    const { logGroups } = await groups.send(new logs.DescribeLogGroupsCommand({}));
    expect(logGroups?.map(({ logGroupName }) => logGroupName)).toEqual(['/web']);

    const deploy = new codeDeploy.CodeDeployClient(config());
    const application = { applicationName: 'shop', computePlatform: 'ECS' } as const;
    await deploy.send(new codeDeploy.CreateApplicationCommand(application));
    const { applications } = await deploy.send(new codeDeploy.ListApplicationsCommand({}));
    expect(applications).toEqual(['shop']);

    const autoScaling = new scaling.ApplicationAutoScalingClient(config());
    const { ScalableTargets } = await autoScaling.send(
      new scaling.DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
    );
    expect(ScalableTargets).toEqual([]);

    const { Account } = await new sts.STSClient(config()).send(
      new sts.GetCallerIdentityCommand({}),
    );
    expect(Account).toBe('123456789012');
  });
});
