/** Languages that stand in a member of an operation. */
import { readAppSpec } from '../../../src/api/handlers/code-deploy/app-spec';
import { createSandbox } from '../../../src/api/create-sandbox';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { Refusal } from '../../../src/api/refusal';
import { isSchedule, nextTime, zoneOffset } from '../../../src/engine/auto-scaling/schedule';
import { parseLine, ShellSyntaxError } from '../../../src/engine/exec/shell-line';
import { readPolicy, readTrust } from '../../../src/engine/iam/policy-document';
import { lineFilter } from '../../../src/engine/logs/filter-pattern';
import { seconds, ZERO } from '../../../src/model/sim-time';
import type { FuzzTarget } from '../fuzz-target';
import { APP_SPEC } from './format-seeds';

/** One with an instance that the cluster query language can ask about. */
function withInstance(): Dispatcher {
  const sandbox = createSandbox({ seed: 1 });
  sandbox.send('ECS.CreateCluster', { clusterName: 'demo' });
  sandbox.send('EC2.RunInstances', {
    ImageId: 'ami-1',
    MinCount: 1,
    MaxCount: 1,
    InstanceType: 't3.small',
    UserData: btoa('#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config'),
  });
  sandbox.engine.advanceTo(seconds(300));
  return sandbox;
}

let instance: Dispatcher | undefined;

const operation = (text: string): unknown => {
  const asked = JSON.parse(text) as { target?: unknown; input?: object } | null;
  const { target, input } = asked ?? {};
  // No door lets in what is no text.
  if (typeof target !== 'string') return undefined;
  const sandbox = createSandbox({ seed: 1 });
  sandbox.send('ECS.CreateCluster', {});
  return sandbox.send(target, target === 'Sandbox.Wait' ? { for: 1 } : { ...input });
};

const schedule = (text: string): unknown => {
  zoneOffset(text);
  if (!isSchedule(text)) return undefined;
  const action = { schedule: text, timezone: 'Etc/GMT+5', createdAt: ZERO };
  return nextTime(action, ZERO) === null ? null : nextTime(action, seconds(1e6));
};

export const ENGINE_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'placement',
    seeds: [
      'attribute:ecs.instance-type =~ t3.* and not (task:group == service:web || attribute:a exists)',
      'agentVersion >= 1.2.3 and attribute:ecs.os-type in [linux, b] && attribute:y not_in [c]',
      'runningTasksCount < 3 or registeredAt > 2018-02-18T22:28:28+00:00 or ec2InstanceId equals i-1',
    ],
    run: (filter) => {
      instance ??= withInstance();
      return instance.send('ECS.ListContainerInstances', { cluster: 'demo', filter });
    },
  },
  {
    name: 'policy',
    seeds: [
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ecs:*"],"Resource":"*","Condition":{"StringEquals":{"a":"b"}}}]}',
      '{"Statement":{"Effect":"Deny","Principal":{"Service":["ecs-tasks.amazonaws.com"]},"Action":"sts:AssumeRole"}}',
    ],
    run: (text) => [readPolicy(text), readTrust(text)],
  },
  {
    name: 'schedule',
    seeds: [
      'cron(0 9 ? * MON-FRI *)',
      'cron(*/5 1,2-4 L * ? 2030-2040)',
      'cron(0 0 1W 2/3 ? *)',
      'cron(0 0 ? * 6#3 *)',
      'rate(5 minutes)',
      'at(2030-01-31T23:59:59)',
    ],
    words: 'MON SUN JAN DEC L W # ? * , - / rate( cron( at( hours days 2199 1970 59 60'.split(' '),
    run: schedule,
  },
  {
    name: 'filter-pattern',
    seeds: ['ERROR -"not this" ?warn ?"a \\"quoted\\" one" %^a.*b$%', '{ $.a = 1 }', '[a, b]'],
    run: (text) => lineFilter(text)?.('ERROR aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab warn'),
  },
  {
    name: 'app-spec-content',
    seeds: APP_SPEC,
    run: readAppSpec,
    declared: (error) => error instanceof Refusal,
  },
  {
    name: 'exec-line',
    seeds: [
      'ls -la /tmp && cat \'a b\' || echo "$HOME ${X}" > /tmp/x; env; curl -m 2 http://a:80/',
      'ps aux; kill -9 1; nslookup db.local; df -h >> /tmp/y',
    ],
    run: parseLine,
    declared: (error) => error instanceof ShellSyntaxError,
  },
  {
    name: 'operation',
    seeds: [
      '{"target":"ECS.CreateCluster","input":{"clusterName":"a","capacityProviders":["FARGATE"]}}',
      '{"target":"Sandbox.PutTraffic","input":{"name":"a","loadBalancer":"b","rate":10}}',
      '{"target":"Sandbox.LoadAccount","input":{"account":{"version":1,"operations":[{"target":"ECS.CreateCluster","input":{}}]}}}',
      '{"target":"IAM.CreateRole","input":{"RoleName":"r","AssumeRolePolicyDocument":"{}"}}',
    ],
    run: operation,
    declared: (error) => error instanceof SyntaxError,
  },
];
