/** Kinds of target groups and what cannot be had, tasks-and-load-balancing 5.2. */
import { expect, test } from 'vitest';
import { openDoor, targetGroup } from '../../support/sandbox-door';

test('fact T5.2-3, T5.1-11: HTTP1 unless told, HTTP2 is taken, gRPC is refused by name', () => {
  const { give, refused } = openDoor();
  const version = 'TargetGroups[0].ProtocolVersion';
  expect(give('ELBv2.CreateTargetGroup', targetGroup(), version)).toBe('HTTP1');
  const other = targetGroup({ Name: 'two', ProtocolVersion: 'HTTP2' });
  expect(give('ELBv2.CreateTargetGroup', other, version)).toBe('HTTP2');
  const grpc = targetGroup({ Name: 'three', ProtocolVersion: 'GRPC' });
  expect(refused('ELBv2.CreateTargetGroup', grpc).message).toContain('GRPC');
});

test.each(['lambda', 'alb'])('fact T5.2-1: target type %s is refused by name', (TargetType) => {
  const { refused } = openDoor();
  const refusal = refused('ELBv2.CreateTargetGroup', targetGroup({ TargetType }));
  expect(refusal).toMatchObject({ __type: 'UnsupportedFeatureException' });
  expect(refusal.message).toContain(TargetType);
});

test('fact T5.2-23: health checks of ip and instance targets cannot be switched off', () => {
  const { give, refused } = openDoor();
  const off = { HealthCheckEnabled: false };
  const word = 'Health checks cannot be disabled for targets of this type';
  for (const TargetType of ['ip', 'instance']) {
    const input = targetGroup({ TargetType, ...off });
    expect(refused('ELBv2.CreateTargetGroup', input).message).toBe(word);
  }
  give('ELBv2.CreateTargetGroup', targetGroup());
  const input = { TargetGroupArn: 'web', ...off };
  expect(refused('ELBv2.ModifyTargetGroup', input).message).toBe(word);
});

test('fact T5.3-16: health check logs are off', () => {
  const { give } = openDoor();
  give('ELBv2.CreateLoadBalancer', { Name: 'alb', Subnets: ['subnet-a', 'subnet-b'] });
  const value = "Attributes[?Key=='health_check_logs.s3.enabled'].Value";
  const input = { LoadBalancerArn: 'alb' };
  expect(give('ELBv2.DescribeLoadBalancerAttributes', input, value)).toEqual(['false']);
});
