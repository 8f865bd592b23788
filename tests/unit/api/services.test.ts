/** Services: rows of section 7.4, of 7.3's shapes and of the corner cases. */
import { describe, expect, test } from 'vitest';
import { behindBalancer, fargateTask, network, openDoor } from '../../support/sandbox-door';
import { targetGroup, webService, withBalancer, withCluster } from '../../support/sandbox-door';

const ecs = 'arn:aws:ecs:us-east-1:123456789012';
const bad = (message: string) => ({ __type: 'InvalidParameterException', message });
const IN_DEMO = { cluster: 'demo', service: 'web' };

describe('a new service', () => {
  test('corner 39, 43, 44: ACTIVE, no events, one PRIMARY deployment in progress', () => {
    const { give } = withCluster();
    const service = give('ECS.CreateService', webService(), 'service') as {
      deployments: { id: string }[];
    };
    expect(service).toMatchObject({
      serviceArn: `${ecs}:service/demo/web`,
      clusterArn: `${ecs}:cluster/demo`,
      status: 'ACTIVE',
      loadBalancers: [],
      events: [],
      desiredCount: 2,
      taskDefinition: `${ecs}:task-definition/web:1`,
    });
    const [deployment, ...others] = service.deployments;
    expect(others).toEqual([]);
    expect(deployment!.id).toMatch(/^ecs-svc\/\d{19}$/);
    expect(deployment).toMatchObject({
      status: 'PRIMARY',
      failedTasks: 0,
      rolloutState: 'IN_PROGRESS',
      rolloutStateReason: `ECS deployment ${deployment!.id} in progress.`,
    });
  });

  test('7.3: what a fresh rolling Fargate service returns by default', () => {
    const { give } = withCluster();
    expect(give('ECS.CreateService', webService(), 'service')).toMatchObject({
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: false, rollback: false },
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        strategy: 'ROLLING',
        bakeTimeInMinutes: 0,
      },
      platformVersion: 'LATEST',
      platformFamily: 'Linux',
      deployments: [{ platformVersion: '1.4.0', platformFamily: 'Linux' }],
      propagateTags: 'NONE',
      availabilityZoneRebalancing: 'ENABLED',
      resourceManagementType: 'CUSTOMER',
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      currentServiceRevisions: [{ runningTaskCount: 0, pendingTaskCount: 0 }],
    });
  });

  test('7.3: members come in the order of the model', () => {
    const { give } = withCluster();
    const service = give('ECS.CreateService', webService(), 'service') as object;
    expect(Object.keys(service)).toEqual([
      'serviceArn',
      'serviceName',
      'clusterArn',
      'loadBalancers',
      'serviceRegistries',
      'status',
      'desiredCount',
      'runningCount',
      'pendingCount',
      'launchType',
      'platformVersion',
      'platformFamily',
      'taskDefinition',
      'deploymentConfiguration',
      'deployments',
      'roleArn',
      'events',
      'createdAt',
      'currentServiceDeployment',
      'currentServiceRevisions',
      'placementConstraints',
      'placementStrategy',
      'networkConfiguration',
      'healthCheckGracePeriodSeconds',
      'schedulingStrategy',
      'deploymentController',
      'tags',
      'createdBy',
      'enableECSManagedTags',
      'propagateTags',
      'enableExecuteCommand',
      'availabilityZoneRebalancing',
      'resourceManagementType',
    ]);
  });

  test('7.3: once the breaker is on, a healthy task resets it', () => {
    const { give } = withCluster();
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    const query = 'service.deploymentConfiguration.deploymentCircuitBreaker';
    expect(give('ECS.CreateService', webService({ deploymentConfiguration }), query)).toEqual({
      enable: true,
      rollback: true,
      resetOnHealthyTask: true,
    });
  });

  test('corner 41: REPLICA on EC2 when nothing is said', () => {
    const { give } = withCluster();
    const service = webService({
      launchType: undefined,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    });
    const query = 'service.[schedulingStrategy, launchType]';
    expect(give('ECS.CreateService', service, query)).toEqual(['REPLICA', 'EC2']);
  });

  test('corner 74: the cluster’s default strategy when neither is given', () => {
    const { give } = withCluster();
    const strategy = [{ capacityProvider: 'FARGATE', weight: 1 }];
    give('ECS.CreateCluster', {
      clusterName: 'spot',
      capacityProviders: ['FARGATE'],
      defaultCapacityProviderStrategy: strategy,
    });
    const service = give(
      'ECS.CreateService',
      webService({ cluster: 'spot', launchType: undefined }),
      'service',
    );
    expect(service).toMatchObject({ capacityProviderStrategy: strategy, platformFamily: 'Linux' });
    expect(service).not.toHaveProperty('launchType');
  });

  test('corner 48: load balancers are echoed, a name having become an ARN', () => {
    const { give } = withBalancer();
    const query = 'service.loadBalancers[0]';
    expect(give('ECS.CreateService', webService(behindBalancer), query)).toEqual({
      targetGroupArn: expect.stringMatching(/:targetgroup\/web\/[0-9a-f]{16}$/),
      containerName: 'web',
      containerPort: 80,
    });
  });
});

describe('refused at creation', () => {
  const create = (changes: Record<string, unknown>, door = withBalancer()) =>
    door.refused('ECS.CreateService', webService(changes));

  test('7.4: unknown cluster, and the implicit default one (corner 54)', () => {
    const error = { __type: 'ClusterNotFoundException', message: 'Cluster not found.' };
    expect(create({ cluster: 'nope' })).toEqual(error);
    expect(create({ cluster: undefined })).toEqual(error);
  });

  test('7.4: same name with other parameters; the same ones answer the service', () => {
    const door = withCluster();
    const first = door.give('ECS.CreateService', webService(), 'service.createdAt');
    door.give('Sandbox.Wait', { for: 10 });
    expect(door.give('ECS.CreateService', webService(), 'service.createdAt')).toBe(first);
    expect(create({ desiredCount: 3 }, door)).toEqual(
      bad('Creation of service was not idempotent.'),
    );
  });

  test('7.4: while one of its name is draining', () => {
    const door = withCluster();
    door.give('ECS.CreateService', webService());
    door.give('Sandbox.Wait', { until: 'steady:web' });
    door.give('ECS.DeleteService', { ...IN_DEMO, force: true });
    expect(create({}, door)).toEqual(bad('Unable to Start a service that is still Draining.'));
  });

  test('7.4: unknown and inactive task definitions', () => {
    const door = withCluster();
    const client = (message: string) => ({ __type: 'ClientException', message });
    expect(create({ taskDefinition: 'nope' }, door)).toEqual(client('TaskDefinition not found.'));
    door.give('ECS.DeregisterTaskDefinition', { taskDefinition: 'web:1' });
    expect(create({ taskDefinition: 'web:1' }, door)).toEqual(client('TaskDefinition is inactive'));
  });

  test('7.4: awsvpc without a network configuration; without subnets', () => {
    expect(create({ networkConfiguration: undefined })).toEqual(
      bad("Network Configuration must be provided when networkMode 'awsvpc' is specified."),
    );
    const empty = { awsvpcConfiguration: { subnets: [] } };
    expect(create({ networkConfiguration: empty })).toEqual(bad('subnets can not be empty.'));
  });

  test('3.4: more than 16 subnets, more than 5 security groups', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => `x-${i}`);
    const given = (awsvpcConfiguration: object) =>
      create({ networkConfiguration: { awsvpcConfiguration } }).message;
    expect(given({ subnets: many(17) })).toContain('16');
    expect(given({ subnets: ['a'], securityGroups: many(6) })).toContain('5');
  });

  test('corner 72: a launch type together with a strategy', () => {
    const capacityProviderStrategy = [{ capacityProvider: 'FARGATE' }];
    expect(create({ capacityProviderStrategy }).message).toMatch(/^Specifying both a launch type/);
  });

  test('7.4: a target group that no load balancer uses', () => {
    const door = withBalancer();
    const group = targetGroup({ Name: 'alone' });
    const arn = door.give('ELBv2.CreateTargetGroup', group, 'TargetGroups[0].TargetGroupArn');
    const loadBalancers = [{ targetGroupArn: arn, containerName: 'web', containerPort: 80 }];
    expect(create({ loadBalancers }, door)).toEqual(
      bad(
        `The target group with targetGroupArn ${String(arn)} does not have an associated load balancer.`,
      ),
    );
  });

  test.each([
    ['containerName', 'api', 'The container api does not exist in the task definition.'],
    ['containerPort', 81, 'The container web did not have a container port 81 defined.'],
  ])('a load balancer with another %s', (member, value, message) => {
    const [entry] = behindBalancer.loadBalancers;
    expect(create({ loadBalancers: [{ ...entry, [member]: value }] })).toEqual(bad(message));
  });

  test('a target group of type instance for awsvpc tasks', () => {
    const door = withBalancer();
    const group = targetGroup({ Name: 'hosts', TargetType: 'instance' });
    door.give('ELBv2.CreateTargetGroup', group);
    door.give('ELBv2.CreateRule', {
      ListenerArn: 'web-alb:80',
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/hosts'] }],
      Actions: [{ Type: 'forward', TargetGroupArn: 'hosts' }],
    });
    const loadBalancers = [{ targetGroupArn: 'hosts', containerName: 'web', containerPort: 80 }];
    expect(create({ loadBalancers }, door).message).toContain(
      'has target type instance, which is incompatible with the awsvpc network mode',
    );
  });

  test('Fargate and a task definition for EC2 only', () => {
    const door = withCluster();
    const containerDefinitions = [{ name: 'a', image: 'a', memory: 128 }];
    door.give('ECS.RegisterTaskDefinition', { family: 'job', containerDefinitions });
    const changes = { taskDefinition: 'job', networkConfiguration: undefined };
    expect(create(changes, door)).toEqual(
      bad('Task definition does not support launch_type FARGATE.'),
    );
  });

  test('2.2: zone rebalancing needs more than 100 percent', () => {
    const changes = {
      availabilityZoneRebalancing: 'ENABLED',
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
    };
    expect(create(changes)).toEqual(
      bad('Availability Zone Rebalancing does not support maximumPercent <= 100%'),
    );
  });

  test('7.4: execute command without a task role', () => {
    expect(create({ enableExecuteCommand: true }).message).toContain(
      'because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.',
    );
  });

  test.each([[{ launchType: 'EXTERNAL' }, 'the launch type EXTERNAL']])(
    'what is not simulated is refused by name: %j',
    (changes, what) => {
      expect(create(changes).message).toContain(what);
    },
  );

  test('a platform version that never was', () => {
    expect(create({ platformVersion: '9.9.9' }).__type).toBe('PlatformUnknownException');
  });
});

describe('describing and listing', () => {
  test('corner 55, 56: names and ARNs in the order asked for; unknown ones are failures', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    give('ECS.CreateService', webService({ serviceName: 'api' }));
    const services = [`${ecs}:service/demo/api`, 'nope', 'web', 'demo/api'];
    const cluster = `${ecs}:cluster/demo`;
    const query = '{names: services[].serviceName, failures: failures}';
    expect(give('ECS.DescribeServices', { cluster, services }, query)).toEqual({
      names: ['api', 'web', 'api'],
      failures: [{ arn: `${ecs}:service/demo/nope`, reason: 'MISSING' }],
    });
  });

  test('a name with its cluster before it needs no cluster', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    const status = 'services[0].status';
    expect(give('ECS.DescribeServices', { services: ['demo/web'] }, status)).toBe('ACTIVE');
  });

  test('7.2: at most ten, at least one', () => {
    const { refused } = withCluster();
    const services = Array.from({ length: 11 }, (_, i) => `s${i}`);
    expect(refused('ECS.DescribeServices', { cluster: 'demo', services }).__type).toBe(
      'InvalidParameterException',
    );
    expect(refused('ECS.DescribeServices', { cluster: 'demo', services: [] })).toEqual(
      bad('Services cannot be empty.'),
    );
  });

  test('corner 58: tags on request, then an empty list for none', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    const ask = (include?: string[]) =>
      give('ECS.DescribeServices', { cluster: 'demo', services: ['web'], include }, 'services[0]');
    expect(ask()).not.toHaveProperty('tags');
    expect(ask(['TAGS'])).toHaveProperty('tags', []);
  });

  test('7.2: ListServices pages by ten, in order of creation', () => {
    const { give } = withCluster();
    for (let i = 0; i < 12; i++) {
      give('ECS.CreateService', webService({ serviceName: `s${i}`, desiredCount: 0 }));
    }
    const first = give('ECS.ListServices', { cluster: 'demo' }) as {
      serviceArns: string[];
      nextToken: string;
    };
    expect(first.serviceArns).toHaveLength(10);
    const { nextToken } = first;
    expect(give('ECS.ListServices', { cluster: 'demo', nextToken })).toEqual({
      serviceArns: [`${ecs}:service/demo/s10`, `${ecs}:service/demo/s11`],
    });
  });

  test('corner 53: filters by launch type', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    const list = (launchType: string) =>
      give('ECS.ListServices', { cluster: 'demo', launchType }, 'length(serviceArns)');
    expect([list('FARGATE'), list('EC2')]).toEqual([1, 0]);
  });
});

describe('updating', () => {
  test('corner 59: the desired count changes and no deployment begins', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    const query = 'service.[desiredCount, length(deployments)]';
    expect(give('ECS.UpdateService', { ...IN_DEMO, desiredCount: 5 }, query)).toEqual([5, 1]);
  });

  test('corner 61: a forced deployment is a new PRIMARY beside the old one', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    give('Sandbox.Wait', { until: 'steady:web' });
    const query =
      'service.deployments[].{status: status, fresh: createdAt == updatedAt, state: rolloutState}';
    expect(give('ECS.UpdateService', { ...IN_DEMO, forceNewDeployment: true }, query)).toEqual([
      { status: 'PRIMARY', fresh: true, state: 'IN_PROGRESS' },
      { status: 'ACTIVE', fresh: false, state: 'COMPLETED' },
    ]);
  });

  test('1.5: another task definition starts a deployment', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    give('ECS.RegisterTaskDefinition', fargateTask());
    const input = { ...IN_DEMO, taskDefinition: 'web' };
    const query = 'service.deployments[].taskDefinition';
    expect(give('ECS.UpdateService', input, query)).toEqual([
      `${ecs}:task-definition/web:2`,
      `${ecs}:task-definition/web:1`,
    ]);
  });

  test('a deployment configuration given in part keeps the rest', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    const deploymentConfiguration = { minimumHealthyPercent: 50 };
    const query = 'service.deploymentConfiguration.[maximumPercent, minimumHealthyPercent]';
    expect(give('ECS.UpdateService', { ...IN_DEMO, deploymentConfiguration }, query)).toEqual([
      200, 50,
    ]);
  });

  test('corner 62, 7.4: unknown cluster, unknown service, deleted service', () => {
    const { give, refused } = withCluster();
    expect(refused('ECS.UpdateService', { cluster: 'x', service: 'web' }).message).toBe(
      'Cluster not found.',
    );
    expect(refused('ECS.UpdateService', IN_DEMO)).toEqual({
      __type: 'ServiceNotFoundException',
      message: 'Service not found.',
    });
    give('ECS.CreateService', webService({ desiredCount: 0 }));
    give('ECS.DeleteService', IN_DEMO);
    give('Sandbox.Wait', { for: 30 });
    expect(refused('ECS.UpdateService', { ...IN_DEMO, desiredCount: 1 })).toEqual({
      __type: 'ServiceNotActiveException',
      message: 'Service was not ACTIVE.',
    });
  });

  test('another task definition without the load balanced container is refused', () => {
    const { give, refused } = withBalancer();
    give('ECS.CreateService', webService(behindBalancer));
    const containerDefinitions = [{ name: 'api', image: 'api:1' }];
    give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions }));
    expect(refused('ECS.UpdateService', { ...IN_DEMO, taskDefinition: 'web' })).toEqual(
      bad('The container web does not exist in the task definition.'),
    );
  });
});

describe('deleting', () => {
  test('7.4: while scaled above 0, unless forced (corner 64)', () => {
    const { give, refused } = withCluster();
    give('ECS.CreateService', webService());
    expect(refused('ECS.DeleteService', IN_DEMO)).toEqual(
      bad('The service cannot be stopped while the primary deployment is scaled above 0.'),
    );
    const status = 'service.status';
    expect(give('ECS.DeleteService', { ...IN_DEMO, force: true }, status)).toBe('DRAINING');
  });

  test('corner 65: DRAINING leaves the list, then INACTIVE with nothing running', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    give('Sandbox.Wait', { until: 'steady:web' });
    give('ECS.DeleteService', { ...IN_DEMO, force: true });
    expect(give('ECS.ListServices', { cluster: 'demo' }, 'serviceArns')).toEqual([]);
    give('Sandbox.Wait', { for: 120 });
    const query = 'services[0].[status, runningCount, pendingCount]';
    const asked = { cluster: 'demo', services: ['web'] };
    expect(give('ECS.DescribeServices', asked, query)).toEqual(['INACTIVE', 0, 0]);
  });

  test('corner 66: the cluster is looked for first, then the service', () => {
    const { refused } = openDoor();
    expect(refused('ECS.DeleteService', IN_DEMO).__type).toBe('ClusterNotFoundException');
    expect(withCluster().refused('ECS.DeleteService', IN_DEMO).__type).toBe(
      'ServiceNotFoundException',
    );
  });
});

describe('service deployments and revisions (1.6)', () => {
  test('newest first, with status filter; the digits of a deployment are its revision’s', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    give('Sandbox.Wait', { until: 'steady:web' });
    give('ECS.UpdateService', { ...IN_DEMO, forceNewDeployment: true });
    const list = (input = {}) =>
      give('ECS.ListServiceDeployments', { ...IN_DEMO, ...input }, 'serviceDeployments[].status');
    expect(list()).toEqual(['PENDING', 'SUCCESSFUL']);
    expect(list({ status: ['SUCCESSFUL'] })).toEqual(['SUCCESSFUL']);
    expect(list({ createdAt: { after: '2026-01-01T00:00:01Z' } })).toEqual(['PENDING']);
    const services = { cluster: 'demo', services: ['web'] };
    const id = give('ECS.DescribeServices', services, 'services[0].deployments[0].id') as string;
    const revision = `${ecs}:service-revision/demo/web/${id.replace('ecs-svc/', '')}`;
    const asked = { serviceRevisionArns: [revision, 'gone'] };
    const query = '{of: serviceRevisions[].containerImages[].image, failures: failures}';
    expect(give('ECS.DescribeServiceRevisions', asked, query)).toEqual({
      of: ['web:1'],
      failures: [{ arn: 'gone', reason: 'MISSING' }],
    });
  });

  test('a created service’s deployment comes from no revision and ends SUCCESSFUL', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    give('Sandbox.Wait', { until: 'steady:web' });
    const first = 'serviceDeployments[0].serviceDeploymentArn';
    const arn = give('ECS.ListServiceDeployments', IN_DEMO, first);
    expect(arn).toMatch(/:service-deployment\/demo\/web\/[\w-]{21}$/);
    const query = 'serviceDeployments[0]';
    expect(
      give('ECS.DescribeServiceDeployments', { serviceDeploymentArns: [arn] }, query),
    ).toMatchObject({
      sourceServiceRevisions: [],
      targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 },
      status: 'SUCCESSFUL',
      alarms: { status: 'DISABLED' },
    });
  });
});

test('a strategy takes the place of a launch type', () => {
  const { give } = withCluster();
  give('ECS.CreateCluster', { clusterName: 'spot', capacityProviders: ['FARGATE_SPOT'] });
  give('ECS.CreateService', webService({ cluster: 'spot', networkConfiguration: network }));
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
  const input = { cluster: 'spot', service: 'web', capacityProviderStrategy };
  const forced = { ...input, forceNewDeployment: true };
  const service = give('ECS.UpdateService', forced, 'service');
  expect(service).toMatchObject({ capacityProviderStrategy });
  expect(service).not.toHaveProperty('launchType');
});
