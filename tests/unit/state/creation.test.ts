import { describe, expect, test } from 'vitest';
import { planCluster, planService, planTask } from '../../../src/state/gestures/containers';
import {
  actionInput,
  conditionInputs,
  freeTargetGroupName,
  planListener,
  planLoadBalancer,
  planRule,
} from '../../../src/state/gestures/load-balancing';
import { planFault, planTraffic } from '../../../src/state/gestures/traffic-and-faults';
import {
  clusterView,
  entitiesOf,
  forwardTo,
  listenerOf,
  loadBalancerView,
  serviceView,
  targetGroupView,
  taskView,
  trafficView,
} from '../../support/entity-views';

const nothing = entitiesOf();
const targetsOf = (gesture: { operations: { target: string }[] }) =>
  gesture.operations.map((operation) => operation.target);

describe('names', () => {
  test('the first cluster is demo, the next demo-2', () => {
    expect(planCluster(nothing).operations[0]?.input).toEqual({ clusterName: 'demo' });
    const second = planCluster(entitiesOf(clusterView('demo')), { at: { x: 5, y: 6 } });
    expect(second.operations[0]?.input).toEqual({ clusterName: 'demo-2' });
    expect(second.places).toEqual([{ kind: 'cluster', name: 'demo-2', x: 5, y: 6 }]);
  });

  test('services are numbered within their cluster only', () => {
    const entities = entitiesOf(clusterView('demo'), clusterView('prod'), serviceView('web'));
    expect(planService(entities, { cluster: 'demo' }).label).toBe('Create service web-2');
    expect(planService(entities, { cluster: 'prod' }).label).toBe('Create service web');
  });

  test('load balancers and target groups keep to 32 characters when numbered', () => {
    const long = 'a-service-name-of-just-over-32-characters';
    const first = freeTargetGroupName(nothing, long);
    expect(first).toBe('a-service-name-of-just-over-32-c');
    const second = freeTargetGroupName(entitiesOf(targetGroupView(first)), long);
    expect(second).toBe('a-service-name-of-just-over-32-2');
    const balancers = entitiesOf(loadBalancerView('web-alb'), loadBalancerView('web-alb-2'));
    expect(planLoadBalancer(balancers).operations[0]?.input.Name).toBe('web-alb-3');
  });
});

describe('a service', () => {
  test('on empty canvas comes with a cluster, and the place is the cluster’s', () => {
    const gesture = planService(nothing, { at: { x: 100, y: 40 } });
    expect(targetsOf(gesture)).toEqual([
      'ECS.CreateCluster',
      'ECS.RegisterTaskDefinition',
      'ECS.CreateService',
    ]);
    expect(gesture.places).toEqual([{ kind: 'cluster', name: 'demo', x: 100, y: 40 }]);
  });

  test('in a cluster given by ARN names it, and registers what it runs on Fargate', () => {
    const cluster = clusterView('demo');
    const gesture = planService(entitiesOf(cluster), {
      cluster: cluster.id,
      name: 'shop',
      image: 'shop:7',
      containerPort: 8080,
      cpu: '512',
      memory: '1024',
      desiredCount: 4,
    });
    expect(gesture.operations).toEqual([
      {
        target: 'ECS.RegisterTaskDefinition',
        input: {
          family: 'shop',
          requiresCompatibilities: ['FARGATE'],
          networkMode: 'awsvpc',
          cpu: '512',
          memory: '1024',
          containerDefinitions: [
            { name: 'shop', image: 'shop:7', portMappings: [{ containerPort: 8080 }] },
          ],
        },
      },
      {
        target: 'ECS.CreateService',
        input: {
          cluster: 'demo',
          serviceName: 'shop',
          taskDefinition: 'shop',
          desiredCount: 4,
          launchType: 'FARGATE',
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: ['subnet-a', 'subnet-b', 'subnet-c'],
              assignPublicIp: 'ENABLED',
            },
          },
        },
      },
    ]);
  });

  test('of a task definition that is there registers none', () => {
    const gesture = planService(entitiesOf(clusterView()), {
      cluster: 'demo',
      taskDefinition: 'web:3',
    });
    expect(targetsOf(gesture)).toEqual(['ECS.CreateService']);
  });
});

test('a dropped task is a run-task', () => {
  const gesture = planTask(entitiesOf(clusterView()), { cluster: 'demo', count: 2 });
  expect(targetsOf(gesture)).toEqual(['ECS.RegisterTaskDefinition', 'ECS.RunTask']);
  expect(gesture.label).toBe('Run 2 tasks job');
});

describe('listeners and rules', () => {
  const [blue, green] = [targetGroupView('blue'), targetGroupView('green')];
  const listener = listenerOf('web-alb', 80, forwardTo(blue), {
    conditions: [],
    action: forwardTo(green),
  });

  test('a rule takes the next free priority and the conditions in the API’s spelling', () => {
    const gesture = planRule({
      listener,
      conditions: {
        paths: ['/api*'],
        methods: ['POST'],
        header: { name: 'X-Beta', values: ['1'] },
      },
      action: {
        type: 'forward',
        targetGroups: [
          { targetGroupArn: blue.id, weight: 9 },
          { targetGroupArn: green.id, weight: 1 },
        ],
      },
    });
    expect(gesture.operations[0]?.input).toEqual({
      ListenerArn: listener.arn,
      Priority: 2,
      Conditions: [
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/api*'] } },
        { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['POST'] } },
        { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Beta', Values: ['1'] } },
      ],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: blue.id, Weight: 9 },
              { TargetGroupArn: green.id, Weight: 1 },
            ],
          },
        },
      ],
    });
  });

  test('fixed responses and redirects', () => {
    expect(actionInput({ type: 'fixed-response', statusCode: '404', messageBody: 'no' })).toEqual({
      Type: 'fixed-response',
      FixedResponseConfig: { ContentType: 'text/plain', MessageBody: 'no', StatusCode: '404' },
    });
    expect(actionInput({ type: 'redirect', statusCode: 'HTTP_301', protocol: 'HTTPS' })).toEqual({
      Type: 'redirect',
      RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' },
    });
    expect(conditionInputs({ hosts: ['a.example'] })).toEqual([
      { Field: 'host-header', HostHeaderConfig: { Values: ['a.example'] } },
    ]);
    const gesture = planListener(loadBalancerView(), {
      port: 8080,
      action: { type: 'forward', targetGroups: [{ targetGroupArn: 'web' }] },
    });
    expect(gesture.operations[0]?.input.DefaultActions).toEqual([
      { Type: 'forward', TargetGroupArn: 'web' },
    ]);
  });
});

describe('traffic and faults', () => {
  const balancer = loadBalancerView();

  test('a client is put with what was chosen, nothing else', () => {
    const entities = entitiesOf(balancer, trafficView('clients', balancer));
    const gesture = planTraffic(entities, {
      loadBalancer: balancer.id,
      rate: 100,
      pattern: 'sine',
      period: 60,
      amplitude: 0.5,
      host: undefined,
    });
    expect(gesture.operations[0]?.input).toEqual({
      name: 'clients-2',
      loadBalancer: 'web-alb',
      rate: 100,
      pattern: 'sine',
      period: 60,
      amplitude: 0.5,
    });
  });

  test('a fault names its aim as short as is clear', () => {
    const web = serviceView('web');
    const other = serviceView('web', { id: `${web.id}x`, clusterArn: clusterView('prod').id });
    const task = taskView('3f9a');
    const one = planFault(entitiesOf(web), { type: 'kill-task', service: web.id, count: 1 });
    expect(one.operations[0]?.input).toEqual({ type: 'kill-task', service: 'web', count: 1 });
    const two = planFault(entitiesOf(web, other), { type: 'kill-task', service: web.id });
    expect(two.operations[0]?.input).toEqual({ type: 'kill-task', service: 'demo/web' });
    const aimed = planFault(entitiesOf(task), {
      type: 'slow-task',
      task: task.id,
      factor: 5,
      for: 60,
    });
    expect(aimed.operations[0]?.input).toEqual({
      type: 'slow-task',
      task: '3f9a',
      factor: 5,
      for: 60,
    });
  });
});
