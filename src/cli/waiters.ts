/**
 * `aws ecs wait services-stable` and its like: a describe call repeated, with simulated time let
 * pass between two calls, until its answer says yes or says that it never will.
 * https://docs.aws.amazon.com/cli/latest/reference/ecs/wait/index.html
 */
import type { ServiceName, Target } from '../api/contract/operations';
import type { Result } from '../model/result';
import { CommandLineError } from './command-line-error';
import { kebab } from './option-names';
import { heedSignal, letPass, type TimeHost } from './passing-time';
import { parseQuery, type Query } from './query';

/** When an answer settles the matter. */
type Acceptor =
  | { readonly state: 'success' | 'failure'; readonly error: string }
  | {
      readonly state: 'success' | 'failure';
      readonly expression: string;
      /** `is`: the value itself; `all`, `any`: of the items of a list that is not empty. */
      readonly match: 'is' | 'all' | 'any';
      readonly expected: unknown;
    };

export interface Waiter {
  /** `ServicesStable`. */
  readonly name: string;
  readonly target: Target;
  /** Simulated seconds between two calls. */
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly Acceptor[];
}

const any = (state: 'success' | 'failure', expression: string, expected: string): Acceptor => ({
  state,
  expression,
  match: 'any',
  expected,
});
const all = (expression: string, expected: string): Acceptor => ({
  state: 'success',
  expression,
  match: 'all',
  expected,
});
const deployment = (state: 'success' | 'failure', expected: string): Acceptor => ({
  state,
  expression: 'deploymentInfo.status',
  match: 'is',
  expected,
});
const missing = any('failure', 'failures[].reason', 'MISSING');

/** One of instances: what all must come to, and what none may. */
function instances(name: string, wanted: string, ...never: readonly string[]): Waiter {
  const states = 'Reservations[].Instances[].State.Name';
  const acceptors = [all(states, wanted), ...never.map((one) => any('failure', states, one))];
  return { name, target: 'EC2.DescribeInstances', delay: 15, maxAttempts: 40, acceptors };
}

/** It is there once it is found. */
const found = (member: string): Acceptor => ({
  state: 'success',
  expression: `${member} != null`,
  match: 'is',
  expected: true,
});

const WAITERS: readonly Waiter[] = [
  {
    name: 'ServicesStable',
    target: 'ECS.DescribeServices',
    delay: 15,
    maxAttempts: 40,
    acceptors: [
      missing,
      any('failure', 'services[].status', 'DRAINING'),
      any('failure', 'services[].status', 'INACTIVE'),
      {
        state: 'success',
        expression:
          'length(services[?!(length(deployments) == `1` && runningCount == desiredCount)]) == `0`',
        match: 'is',
        expected: true,
      },
    ],
  },
  {
    name: 'ServicesInactive',
    target: 'ECS.DescribeServices',
    delay: 15,
    maxAttempts: 40,
    acceptors: [missing, any('success', 'services[].status', 'INACTIVE')],
  },
  {
    name: 'TasksRunning',
    target: 'ECS.DescribeTasks',
    delay: 6,
    maxAttempts: 100,
    acceptors: [
      any('failure', 'tasks[].lastStatus', 'STOPPED'),
      missing,
      all('tasks[].lastStatus', 'RUNNING'),
    ],
  },
  {
    name: 'TasksStopped',
    target: 'ECS.DescribeTasks',
    delay: 6,
    maxAttempts: 100,
    acceptors: [all('tasks[].lastStatus', 'STOPPED')],
  },
  {
    name: 'DeploymentSuccessful',
    target: 'CodeDeploy.GetDeployment',
    delay: 15,
    maxAttempts: 120,
    acceptors: [
      deployment('success', 'Succeeded'),
      deployment('failure', 'Failed'),
      deployment('failure', 'Stopped'),
    ],
  },
  {
    name: 'AlarmExists',
    target: 'CloudWatch.DescribeAlarms',
    delay: 5,
    maxAttempts: 40,
    acceptors: [
      { state: 'success', expression: 'length(MetricAlarms) > `0`', match: 'is', expected: true },
    ],
  },
  {
    name: 'LoadBalancerExists',
    target: 'ELBv2.DescribeLoadBalancers',
    delay: 15,
    maxAttempts: 40,
    acceptors: [found('LoadBalancers')],
  },
  {
    name: 'LoadBalancerAvailable',
    target: 'ELBv2.DescribeLoadBalancers',
    delay: 15,
    maxAttempts: 40,
    acceptors: [all('LoadBalancers[].State.Code', 'active')],
  },
  {
    name: 'LoadBalancersDeleted',
    target: 'ELBv2.DescribeLoadBalancers',
    delay: 15,
    maxAttempts: 40,
    acceptors: [{ state: 'success', error: 'LoadBalancerNotFound' }],
  },
  {
    name: 'TargetInService',
    target: 'ELBv2.DescribeTargetHealth',
    delay: 15,
    maxAttempts: 40,
    acceptors: [all('TargetHealthDescriptions[].TargetHealth.State', 'healthy')],
  },
  {
    name: 'TargetDeregistered',
    target: 'ELBv2.DescribeTargetHealth',
    delay: 15,
    maxAttempts: 40,
    acceptors: [
      { state: 'success', error: 'InvalidTarget' },
      all('TargetHealthDescriptions[].TargetHealth.State', 'unused'),
    ],
  },
  {
    name: 'InstanceExists',
    target: 'EC2.DescribeInstances',
    delay: 5,
    maxAttempts: 40,
    acceptors: [
      { state: 'success', expression: 'length(Reservations[]) > `0`', match: 'is', expected: true },
    ],
  },
  instances('InstanceRunning', 'running', 'shutting-down', 'terminated', 'stopping'),
  instances('InstanceStopped', 'stopped', 'pending', 'terminated'),
  instances('InstanceTerminated', 'terminated', 'pending', 'stopping'),
  {
    name: 'NatGatewayAvailable',
    target: 'EC2.DescribeNatGateways',
    delay: 15,
    maxAttempts: 40,
    acceptors: [
      all('NatGateways[].State', 'available'),
      ...['failed', 'deleting', 'deleted'].map((one) => any('failure', 'NatGateways[].State', one)),
    ],
  },
  {
    name: 'SecurityGroupExists',
    target: 'EC2.DescribeSecurityGroups',
    delay: 5,
    maxAttempts: 6,
    acceptors: [
      {
        state: 'success',
        expression: 'length(SecurityGroups[].GroupId) > `0`',
        match: 'is',
        expected: true,
      },
    ],
  },
  {
    name: 'SubnetAvailable',
    target: 'EC2.DescribeSubnets',
    delay: 15,
    maxAttempts: 40,
    acceptors: [all('Subnets[].State', 'available')],
  },
  {
    name: 'VpcAvailable',
    target: 'EC2.DescribeVpcs',
    delay: 15,
    maxAttempts: 40,
    acceptors: [all('Vpcs[].State', 'available')],
  },
  {
    name: 'VpcExists',
    target: 'EC2.DescribeVpcs',
    delay: 1,
    maxAttempts: 5,
    acceptors: [found('Vpcs')],
  },
  {
    name: 'RoleExists',
    target: 'IAM.GetRole',
    delay: 1,
    maxAttempts: 20,
    acceptors: [found('Role')],
  },
  {
    name: 'PolicyExists',
    target: 'IAM.GetPolicy',
    delay: 1,
    maxAttempts: 20,
    acceptors: [found('Policy')],
  },
  {
    name: 'InstanceProfileExists',
    target: 'IAM.GetInstanceProfile',
    delay: 1,
    maxAttempts: 40,
    acceptors: [found('InstanceProfile')],
  },
];

/** Errors that a waiter answers with another attempt instead of an end. */
const TRIED_AGAIN: Record<string, string> = {
  LoadBalancerExists: 'LoadBalancerNotFound',
  LoadBalancerAvailable: 'LoadBalancerNotFound',
  TargetInService: 'InvalidInstance',
  InstanceExists: 'InvalidInstanceID.NotFound',
  InstanceRunning: 'InvalidInstanceID.NotFound',
  NatGatewayAvailable: 'NatGatewayNotFound',
  SecurityGroupExists: 'InvalidGroup.NotFound',
  VpcExists: 'InvalidVpcID.NotFound',
  RoleExists: 'NoSuchEntity',
  PolicyExists: 'NoSuchEntity',
  InstanceProfileExists: 'NoSuchEntity',
};

/** The waiters of a service, as they are typed. */
export function waitersOf(service: ServiceName): string[] {
  const own = WAITERS.filter((waiter) => waiter.target.startsWith(`${service}.`));
  return own.map((waiter) => kebab(waiter.name)).sort();
}

/** The waiter typed so. */
export function waiterCalled(service: ServiceName, word: string): Waiter | undefined {
  const own = WAITERS.filter((waiter) => waiter.target.startsWith(`${service}.`));
  return own.find((waiter) => kebab(waiter.name) === word);
}

/** Waits; throws what the CLI ends with (exit code 255) when it is in vain. */
export async function runWaiter(
  waiter: Waiter,
  input: Record<string, unknown>,
  host: TimeHost,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await host.send(waiter.target, input);
    heedSignal(host.signal);
    const verdict = waiter.acceptors.find((acceptor) => accepts(acceptor, result));
    if (verdict?.state === 'success') return;
    if (verdict) throw failed(waiter, terminalReason(verdict));
    if (!result.ok && TRIED_AGAIN[waiter.name] !== result.error.__type) {
      const { __type, message } = result.error;
      throw failed(waiter, `An error occurred (${__type}): ${message}`);
    }
    if (attempt >= waiter.maxAttempts) throw failed(waiter, 'Max attempts exceeded');
    await letPass(host, waiter.delay);
  }
}

function failed(waiter: Waiter, reason: string): CommandLineError {
  return new CommandLineError('WaiterError', `Waiter ${waiter.name} failed: ${reason}`, 255);
}

const queries = new Map<string, Query>();

function valueOf(expression: string, answer: unknown): unknown {
  const query = queries.get(expression) ?? parseQuery(expression);
  queries.set(expression, query);
  return query(answer);
}

function accepts(acceptor: Acceptor, result: Result): boolean {
  if ('error' in acceptor) return !result.ok && result.error.__type === acceptor.error;
  if (!result.ok) return false;
  const value = valueOf(acceptor.expression, result.output);
  if (acceptor.match === 'is') return value === acceptor.expected;
  if (!Array.isArray(value) || value.length === 0) return false;
  return acceptor.match === 'all'
    ? value.every((item) => item === acceptor.expected)
    : value.some((item) => item === acceptor.expected);
}

function terminalReason(acceptor: Acceptor): string {
  const state = 'Waiter encountered a terminal failure state';
  if ('error' in acceptor)
    return `${state}: Matched expected service error code: ${acceptor.error}`;
  return (
    `${state}: For expression "${acceptor.expression}" ` +
    `we matched expected path: "${String(acceptor.expected)}"` +
    (acceptor.match === 'is' ? '' : ' at least once')
  );
}
