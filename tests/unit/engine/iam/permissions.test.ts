import { describe, expect, test } from 'vitest';
import { isPermitted, trusts } from '../../../../src/engine/iam/permissions';
import { permits } from '../../../../src/engine/iam/policy-match';
import { fitsWildcards } from '../../../../src/engine/pattern/fits-wildcards';
import { readPolicy, readTrust } from '../../../../src/engine/iam/policy-document';
import type { PolicyStatement } from '../../../../src/model/role';
import { type Door, openDoor } from '../../../support/sandbox-door';

const document = (Statement: unknown) => JSON.stringify({ Version: '2012-10-17', Statement });
const trust = (Service: string | string[] = 'ecs-tasks.amazonaws.com') =>
  document([{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }]);

function statements(Statement: unknown): readonly PolicyStatement[] {
  const read = readPolicy(document(Statement));
  if ('fault' in read) throw new Error(read.fault);
  return read.statements;
}

describe('wildcards of IAM', () => {
  test.each([
    ['*', 'anything', true],
    ['ecr:*', 'ecr:BatchGetImage', true],
    ['ecr:*', 'ecs:RunTask', false],
    ['ecr:Get*', 'ecr:BatchGetImage', false],
    ['s3:GetObjec?', 's3:GetObject', true],
    ['s3:GetObjec?', 's3:GetObjec', false],
    ['arn:aws:s3:::a*/*.env', 'arn:aws:s3:::apps/web/prod.env', true],
    ['arn:aws:s3:::a*/*.env', 'arn:aws:s3:::apps/web/prod.txt', false],
    ['a*b*c', 'aXbXbXc', true],
    ['', '', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(fitsWildcards(pattern, text)).toBe(expected);
  });
});

describe('what statements come to', () => {
  const allow = { Effect: 'Allow', Action: ['s3:Get*'], Resource: ['arn:aws:s3:::a/*'] };

  test('an Allow on the resource permits, in whatever case the action is written', () => {
    expect(permits(statements(allow), 's3:GetObject', 'arn:aws:s3:::a/x')).toBe(true);
    expect(permits(statements(allow), 'S3:getobject', 'arn:aws:s3:::a/x')).toBe(true);
    expect(permits(statements(allow), 's3:GetObject', 'arn:aws:s3:::b/x')).toBe(false);
    expect(permits(statements(allow), 's3:PutObject', 'arn:aws:s3:::a/x')).toBe(false);
  });

  test('without an Allow nothing is permitted', () => {
    expect(permits([], 's3:GetObject', 'arn:aws:s3:::a/x')).toBe(false);
  });

  test('a Deny wins over every Allow', () => {
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::a/secret' };
    const both = statements([allow, deny]);
    expect(permits(both, 's3:GetObject', 'arn:aws:s3:::a/secret')).toBe(false);
    expect(permits(both, 's3:GetObject', 'arn:aws:s3:::a/x')).toBe(true);
  });

  test('asked about no resource, an Allow on any will do', () => {
    expect(permits(statements(allow), 's3:GetObject', undefined)).toBe(true);
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    expect(permits(statements([allow, deny]), 's3:GetObject', undefined)).toBe(false);
  });

  test('NotAction and NotResource are about everything else', () => {
    const [not] = [{ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::a/*' }];
    expect(permits(statements(not), 's3:GetObject', 'arn:aws:s3:::b/x')).toBe(true);
    expect(permits(statements(not), 's3:GetObject', 'arn:aws:s3:::a/x')).toBe(false);
    expect(permits(statements(not), 'iam:PassRole', 'arn:aws:s3:::b/x')).toBe(false);
  });
});

describe('documents that IAM does not take', () => {
  test.each([
    ['{', 'This policy contains invalid Json'],
    ['{}', 'Missing required field Statement'],
    [document({ Effect: 'Maybe', Action: 's3:*', Resource: '*' }), 'Syntax errors in policy.'],
    [document({ Effect: 'Allow', Resource: '*' }), 'Policy statement must contain actions.'],
    [document({ Effect: 'Allow', Action: 's3:*' }), 'Policy statement must contain resources.'],
    [
      document({ Effect: 'Allow', Action: 'GetObject', Resource: '*' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      document({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }),
      'Policy document should not specify a principal.',
    ],
  ])('%s', (text, fault) => {
    expect(readPolicy(text)).toEqual({ fault });
  });

  test('a trust policy names who may take the role, and no resource', () => {
    expect(readTrust(trust(['ecs.amazonaws.com', 'ec2.amazonaws.com']))).toEqual({
      services: ['ecs.amazonaws.com', 'ec2.amazonaws.com'],
    });
    const withResource = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' });
    expect(readTrust(withResource)).toEqual({ fault: 'Has prohibited field Resource' });
  });
});

describe('roles', () => {
  const create = (door: Door, RoleName: string, AssumeRolePolicyDocument = trust()) =>
    door.give('IAM.CreateRole', { RoleName, AssumeRolePolicyDocument });
  const ctxOf = (door: Door) => door.dispatcher.engine.ctx;
  const EXECUTION = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

  test('IAM-1: one that was never declared permits everything, and so does none', () => {
    const ctx = ctxOf(openDoor());
    expect(isPermitted(ctx, 'arn:aws:iam::123456789012:role/x', 'ecr:BatchGetImage')).toBe(true);
    expect(isPermitted(ctx, undefined, 'ecr:BatchGetImage')).toBe(true);
    expect(trusts(ctx, 'x', 'ecs-tasks.amazonaws.com')).toBe(true);
  });

  test('IAM-1: a declared one permits what its policies say, by name and by ARN', () => {
    const door = openDoor();
    const ctx = ctxOf(door);
    create(door, 'exec');
    const arn = 'arn:aws:iam::123456789012:role/exec';
    for (const role of ['exec', arn]) {
      expect(isPermitted(ctx, role, 'ecr:BatchGetImage')).toBe(false);
    }
    door.give('IAM.AttachRolePolicy', { RoleName: 'exec', PolicyArn: EXECUTION });
    for (const role of ['exec', arn]) {
      expect(isPermitted(ctx, role, 'ecr:BatchGetImage')).toBe(true);
      expect(isPermitted(ctx, role, 'logs:PutLogEvents')).toBe(true);
      expect(isPermitted(ctx, role, 'secretsmanager:GetSecretValue')).toBe(false);
    }
    door.give('IAM.PutRolePolicy', {
      RoleName: 'exec',
      PolicyName: 'secrets',
      PolicyDocument: document({
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-*',
      }),
    });
    const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:${name}`;
    expect(isPermitted(ctx, 'exec', 'secretsmanager:GetSecretValue', secret('db-1a2b3c'))).toBe(
      true,
    );
    expect(isPermitted(ctx, 'exec', 'secretsmanager:GetSecretValue', secret('x-1a2b3c'))).toBe(
      false,
    );
    door.give('IAM.DetachRolePolicy', { RoleName: 'exec', PolicyArn: EXECUTION });
    expect(isPermitted(ctx, 'exec', 'ecr:BatchGetImage')).toBe(false);
  });

  test('IAM-1: customers’ own managed policies count as well', () => {
    const door = openDoor();
    create(door, 'app');
    const PolicyDocument = document({ Effect: 'Allow', Action: 'ssmmessages:*', Resource: '*' });
    const PolicyArn = door.give(
      'IAM.CreatePolicy',
      { PolicyName: 'exec-into', PolicyDocument },
      'Policy.Arn',
    );
    door.give('IAM.AttachRolePolicy', { RoleName: 'app', PolicyArn });
    expect(isPermitted(ctxOf(door), 'app', 'ssmmessages:OpenDataChannel')).toBe(true);
    const inUse = door.refused('IAM.DeletePolicy', { PolicyArn });
    expect(inUse.__type).toBe('DeleteConflict');
  });

  test('IAM-2: it is taken only by the services that it trusts', () => {
    const door = openDoor();
    const ctx = ctxOf(door);
    create(door, 'infra', trust('ecs.amazonaws.com'));
    expect(trusts(ctx, 'infra', 'ecs.amazonaws.com')).toBe(true);
    expect(trusts(ctx, 'infra', 'ecs-tasks.amazonaws.com')).toBe(false);
    door.give('IAM.UpdateAssumeRolePolicy', { RoleName: 'infra', PolicyDocument: trust() });
    expect(trusts(ctx, 'infra', 'ecs-tasks.amazonaws.com')).toBe(true);
  });

  test('a deleted one permits nothing and is taken by nobody, until it is made again', () => {
    const door = openDoor();
    const ctx = ctxOf(door);
    create(door, 'exec');
    door.give('IAM.DeleteRole', { RoleName: 'exec' });
    expect(isPermitted(ctx, 'exec', 'ecr:BatchGetImage')).toBe(false);
    expect(trusts(ctx, 'exec', 'ecs-tasks.amazonaws.com')).toBe(false);
    expect(door.refused('IAM.GetRole', { RoleName: 'exec' })).toEqual({
      __type: 'NoSuchEntity',
      message: 'The role with name exec cannot be found.',
    });
    create(door, 'exec');
    expect(trusts(ctx, 'exec', 'ecs-tasks.amazonaws.com')).toBe(true);
  });

  test('FAULT-7: a fault takes all permissions of a role, declared or not, while it lasts', () => {
    const door = openDoor();
    const ctx = ctxOf(door);
    const faultId = door.give(
      'Sandbox.InjectFault',
      { type: 'revoke-role', role: 'exec' },
      'fault.faultId',
    );
    expect(isPermitted(ctx, 'arn:aws:iam::123456789012:role/exec', 'ecr:BatchGetImage')).toBe(
      false,
    );
    expect(isPermitted(ctx, 'other', 'ecr:BatchGetImage')).toBe(true);
    door.give('Sandbox.ClearFault', { faultId });
    expect(isPermitted(ctx, 'exec', 'ecr:BatchGetImage')).toBe(true);
    expect(door.refused('Sandbox.InjectFault', { type: 'revoke-role' }).__type).toBe(
      'ValidationException',
    );
  });
});
