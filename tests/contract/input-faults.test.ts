/** What is said of an input of the wrong shape: botocore's words first, then the service's own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inputOf,
  OPERATIONS,
  type ServiceName,
  type Target,
} from '../../src/api/contract/operations';
import { explainInput } from '../../src/api/contract/input-faults';
import { fargateTask, openDoor, withCluster } from '../support/sandbox-door';

const report = (lines: string) => ({
  __type: 'ParamValidation',
  message: `Parameter validation failed:\n${lines}`,
});

describe('refused before it is sent (section 8.1)', () => {
  const { refused } = openDoor();

  test('a missing member is named', () => {
    expect(refused('ECS.UpdateService', {})).toEqual(
      report('Missing required parameter in input: "service"'),
    );
  });

  test('what is nested too deeply is refused, wherever in it', () => {
    let deep: unknown = 1;
    for (let n = 0; n < 50_000; n++) deep = { deep };
    const operations = [{ target: 'ECS.CreateCluster', input: deep }];
    const account = { version: 1, operations };
    for (const input of [deep as Record<string, unknown>, { account }]) {
      expect(refused('Sandbox.LoadAccount', input)).toEqual({
        __type: 'SerializationException',
        message: 'The input is nested more than 100 levels deep.',
      });
    }
  });

  test('an unknown member is named with all that there are', () => {
    expect(refused('ECS.StopTask', { task: 'x', bogus: 1 })).toEqual(
      report('Unknown parameter in input: "bogus", must be one of: cluster, task, reason'),
    );
  });

  test('an unknown member inside a structure says where', () => {
    const { message } = refused('ECS.UpdateService', {
      service: 'web',
      deploymentConfiguration: { foo: 1 },
    });
    expect(message).toMatch(
      /^Parameter validation failed:\nUnknown parameter in deploymentConfiguration: "foo", must be one of: deploymentCircuitBreaker, maximumPercent, /,
    );
  });

  test('a member missing inside a list says which item', () => {
    expect(refused('ELBv2.RegisterTargets', { TargetGroupArn: 'a', Targets: [{}] })).toEqual(
      report('Missing required parameter in Targets[0]: "Id"'),
    );
  });

  test('null is None', () => {
    expect(refused('ECS.UpdateService', { service: 'web', desiredCount: null })).toEqual(
      report(
        "Invalid type for parameter desiredCount, value: None, type: <class 'NoneType'>, valid types: <class 'int'>",
      ),
    );
  });

  test('a text for a number', () => {
    expect(refused('ECS.UpdateService', { service: 'web', desiredCount: 'five' })).toEqual(
      report(
        "Invalid type for parameter desiredCount, value: five, type: <class 'str'>, valid types: <class 'int'>",
      ),
    );
  });

  test('a number that only a power of ten can tell is no int', () => {
    expect(refused('ECS.UpdateService', { service: 'web', desiredCount: 1e308 })).toEqual(
      report(
        "Invalid type for parameter desiredCount, value: 1e+308, type: <class 'float'>, valid types: <class 'int'>",
      ),
    );
  });

  test('a structure for a list, as Python prints it', () => {
    expect(refused('ECS.DescribeServices', { services: { a: ['b', true] } })).toEqual(
      report(
        "Invalid type for parameter services, value: {'a': ['b', True]}, type: <class 'dict'>, valid types: <class 'list'>, <class 'tuple'>",
      ),
    );
  });

  test('a number below its range, with a botocore line of its own for each fault', () => {
    expect(
      refused('ELBv2.ModifyTargetGroup', { HealthCheckIntervalSeconds: 3, Nonsense: 1 }).message,
    ).toMatch(
      /^Parameter validation failed:\nMissing required parameter in input: "TargetGroupArn"\nUnknown parameter in input: "Nonsense", must be one of: .*\nInvalid value for parameter HealthCheckIntervalSeconds, value: 3, valid min value: 5$/,
    );
  });

  test('an empty list that may not be', () => {
    expect(refused('ELBv2.AddTags', { ResourceArns: ['a'], Tags: [] })).toEqual(
      report('Invalid length for parameter Tags, value: 0, valid min length: 1'),
    );
  });
});

describe('refused by the service', () => {
  test('corner 46, 78: a launch type that is none, before the cluster is looked for', () => {
    const { refused } = openDoor();
    expect(refused('ECS.RunTask', { taskDefinition: 'web', launchType: 'MOON' })).toEqual({
      __type: 'InvalidParameterException',
      message: 'launch type should be one of [EC2,FARGATE,EXTERNAL,MANAGED_INSTANCES]',
    });
  });

  test('a word that Elastic Load Balancing does not know', () => {
    expect(
      openDoor().refused('ELBv2.CreateTargetGroup', { Name: 'web', TargetType: 'cow' }),
    ).toEqual({
      __type: 'ValidationError',
      message:
        "1 validation error detected: Value 'cow' at 'targetType' failed to satisfy constraint: Member must satisfy enum value set: [instance, ip, lambda, alb]",
    });
  });

  test('a number above its range', () => {
    expect(
      openDoor().refused('ELBv2.ModifyTargetGroup', {
        TargetGroupArn: 'web',
        HealthCheckIntervalSeconds: 301,
      }),
    ).toEqual({
      __type: 'ValidationError',
      message:
        "1 validation error detected: Value '301' at 'healthCheckIntervalSeconds' failed to satisfy constraint: Member must have value less than or equal to 300",
    });
  });

  test('a rate of errors above one', () => {
    const { __type } = openDoor().refused('Sandbox.PutImage', { image: 'a', errorRate: 2 });
    expect(__type).toBe('ValidationException');
  });
});

const member = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1.5, 70_000, '', 'FARGATE', 'web'),
  fc.array(fc.constantFrom<unknown>('a', 1, null), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'name', 'subnets'), fc.constantFrom(1, 'x'), { maxKeys: 2 }),
);

describe('schema and explanation agree', () => {
  test.each(Object.keys(OPERATIONS) as Target[])('%s', (target) => {
    const service = target.split('.')[0] as ServiceName;
    const names = [...Object.keys(inputOf(target).members), 'bogus'];
    const inputs = fc.dictionary(fc.constantFrom(...names), member, { maxKeys: 4 });
    fc.assert(
      fc.property(inputs, (input) => {
        const accepted = OPERATIONS[target].schema.safeParse(input).success;
        const fault = explainInput(service, input, inputOf(target));
        expect(fault === undefined).toBe(accepted);
      }),
      { numRuns: 60 },
    );
  });
});

const CONTAINER = 'taskDefinition.containerDefinitions[0]';
const IMAGE = `${CONTAINER}.image`;

describe('what comes in is copied', () => {
  test('changing an input afterwards changes nothing', () => {
    const { give } = withCluster();
    const input = fargateTask({ family: 'copy' });
    give('ECS.RegisterTaskDefinition', input);
    (input.containerDefinitions as { image: string }[])[0]!.image = 'other';
    expect(give('ECS.DescribeTaskDefinition', { taskDefinition: 'copy' }, IMAGE)).toBe('web:1');
  });

  test('changing an answer changes nothing', () => {
    const { give } = withCluster();
    const told = give('ECS.DescribeTaskDefinition', { taskDefinition: 'web' }, CONTAINER);
    Object.assign(told as object, { image: 'other' });
    expect(give('ECS.DescribeTaskDefinition', { taskDefinition: 'web' }, IMAGE)).toBe('web:1');
  });
});
