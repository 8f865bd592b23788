import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../src/cli/parse-script';
import { toCommandLine } from '../../../src/cli/to-command-line';

const OPERATIONS: [target: string, input: Record<string, unknown>, line: string][] = [
  [
    'ECS.UpdateService',
    { service: 'web', cluster: 'demo', desiredCount: 6, forceNewDeployment: true },
    'aws ecs update-service --cluster demo --service web --desired-count 6 --force-new-deployment',
  ],
  [
    'ECS.CreateService',
    {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      loadBalancers: [{ targetGroupArn: 'arn:a/b', containerName: 'web', containerPort: 80 }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
    },
    'aws ecs create-service --cluster demo --service-name web --task-definition web ' +
      '--load-balancers targetGroupArn=arn:a/b,containerName=web,containerPort=80 ' +
      "--network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b]}'",
  ],
  [
    'ECS.StopTask',
    { cluster: 'demo', task: 'abc', reason: "it's time" },
    String.raw`aws ecs stop-task --cluster demo --task abc --reason 'it'\''s time'`,
  ],
  [
    'ELBv2.CreateRule',
    {
      ListenerArn: 'arn:x',
      Conditions: [{ Field: 'path-pattern', Values: ['/api/*', '/v2/*'] }],
      Priority: 10,
      Actions: [{ Type: 'forward', TargetGroupArn: 'arn:y' }],
    },
    "aws elbv2 create-rule --listener-arn arn:x --conditions 'Field=path-pattern,Values=[/api/*,/v2/*]' " +
      '--priority 10 --actions Type=forward,TargetGroupArn=arn:y',
  ],
  [
    'Sandbox.PutImage',
    { image: 'web:1', serviceTimeMs: 50, healthCheckWaits: false, sigtermExit: 'never' },
    'aws sandbox put-image --image web:1 --service-time-ms 50 --no-health-check-waits --sigterm-exit never',
  ],
  [
    'Sandbox.PutTraffic',
    { name: 'a', loadBalancer: 'b', rate: 2.5, header: { 'User-Agent': 'Mozilla, 5.0' } },
    `aws sandbox put-traffic --name a --load-balancer b --rate 2.5 --header 'User-Agent="Mozilla, 5.0"'`,
  ],
  [
    'ECS.CreateCluster',
    { clusterName: 'demo', tags: [{ key: 'team', value: 'a, "b"' }], settings: [] },
    `aws ecs create-cluster --cluster-name demo --tags 'key=team,value="a, \\"b\\""' --settings '[]'`,
  ],
];

describe('an operation as the line one would type', () => {
  test.each(OPERATIONS)('%s %o', (target, input, line) => {
    expect(toCommandLine(target, input)).toBe(line);
  });

  const MORE: [string, Record<string, unknown>][] = [
    ['ECS.StopTask', { task: '--not-an-option', reason: 'file://x' }],
    ['ECS.DescribeServices', { services: ['["x"]', '-y', ''] }],
    [
      'ECS.CreateCluster',
      {
        tags: [
          { key: 'k', value: '' },
          { key: 'a=b', value: 'x y' },
        ],
      },
    ],
    ['Sandbox.PutTraffic', { name: 'a', loadBalancer: 'b', rate: 1, replay: '0,10\n5,20\n' }],
    [
      'ECS.RegisterTaskDefinition',
      {
        family: 'web',
        containerDefinitions: [
          {
            name: 'web',
            image: 'web:1',
            command: ['sh', '-c', `echo "it's ${'x'.repeat(200)}"`],
            portMappings: [{ containerPort: 80 }],
          },
        ],
      },
    ],
  ];

  test.each([...OPERATIONS.map(([t, i]): [string, Record<string, unknown>] => [t, i]), ...MORE])(
    'typed, it is %s again',
    async (target, input) => {
      const lines = [];
      for await (const line of parseScript(toCommandLine(target, input), () => undefined)) {
        lines.push(line);
      }
      const [only] = lines;
      if (lines.length !== 1 || !only || 'error' in only) throw new Error(JSON.stringify(lines));
      expect(only.operation).toBe(target.split('.')[1]);
      expect(only.input).toEqual(input);
    },
  );

  // The terminal, a history and a report ask for the line of what was refused, too.
  test.each<[string, Record<string, unknown>, string]>([
    [
      'ECS.RegisterTaskDefinition',
      { family: 'web', containerDefinitions: [{ name: 'web', memory: 'lots', image: 7 }] },
      `aws ecs register-task-definition --family web --container-definitions '[{"name":"web","memory":"lots","image":7}]'`,
    ],
    [
      'ECS.RegisterTaskDefinition',
      { family: { a: 1 }, containerDefinitions: 'web' },
      `aws ecs register-task-definition --cli-input-json '{"family":{"a":1},"containerDefinitions":"web"}'`,
    ],
    [
      'ECS.UpdateService',
      { service: 'web', desiredCount: 1e308, deploymentConfiguration: { maximumPercent: 'all' } },
      `aws ecs update-service --cli-input-json '{"desiredCount":1e+308}' --service web --deployment-configuration '{"maximumPercent":"all"}'`,
    ],
    [
      'ECS.CreateCluster',
      { tags: { key: 'a' }, settings: null, clusterName: false },
      `aws ecs create-cluster --cli-input-json '{"tags":{"key":"a"},"settings":null,"clusterName":false}'`,
    ],
  ])('refused, it has a line that says all of it: %s %o', async (target, input, said) => {
    expect(toCommandLine(target, input)).toBe(said);
    for await (const line of parseScript(said, () => undefined)) {
      expect(line).toHaveProperty('error');
    }
  });
});
