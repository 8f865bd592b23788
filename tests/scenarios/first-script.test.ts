/**
 * The script that issue 2 is done by, run as a user would run it: `sim script`, in its own process.
 */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const SCRIPT = `
aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image web:1 --service-time-ms 50 --concurrency 20 --startup 4
aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]}]'
TG=$(aws elbv2 create-target-group --name web --protocol HTTP --port 80 --target-type ip --vpc-id vpc-1 --health-check-interval-seconds 10 --query 'TargetGroups[0].TargetGroupArn' --output text)
LB=$(aws elbv2 create-load-balancer --name web-alb --subnets subnet-a subnet-b --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=$TG
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 3 --launch-type FARGATE --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'
aws sandbox put-traffic --name shoppers --load-balancer web-alb --rate 100
aws sandbox wait --until steady:web --timeout 300
aws elbv2 describe-target-health --target-group-arn $TG --query 'TargetHealthDescriptions[].TargetHealth.State' --output text
aws sandbox inject-fault --type kill-task --service web --count 1
aws sandbox wait --for 600
aws sandbox get-metrics --load-balancer web-alb
aws ecs describe-services --cluster demo --services web --query 'services[0].events[].message'
`;

/** Each run is a process of its own, and those start slowly on a busy machine. */
const PATIENCE = 120_000;

/** What more there is to ask at its end. */
const AFTER = `
aws elbv2 describe-target-health --target-group-arn $TG --query 'TargetHealthDescriptions[].TargetHealth.State' --output text
aws ecs list-tasks --cluster demo --desired-status STOPPED --query 'length(taskArns)'
aws ecs describe-tasks --cluster demo --tasks $(aws ecs list-tasks --cluster demo --desired-status STOPPED --query 'taskArns[0]' --output text) --query 'tasks[0].[lastStatus,stopCode]' --output text
aws sandbox describe-events --query "events[?type=='TaskStateChange' && contains(message, 'DEACTIVATING')].at"
`;

function sim(script: string, ...args: string[]): string {
  return execFileSync(process.execPath, ['site/start-sim.mjs', 'script', '-', ...args], {
    input: script,
    encoding: 'utf8',
  });
}

interface Line {
  command: string;
  output: unknown;
}

function outputs(script: string): Line[] {
  return sim(script, '--json')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

interface Metrics {
  from: number;
  to: number;
  requestCount: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
  clientTimeouts: number;
  connectionsRefused: number;
  inFlight: number;
  healthyHostCount: number;
  byTarget: { requestCount: number }[];
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

describe('the script of done-when 2', () => {
  test(
    'prints the same bytes twice, and others for another seed',
    () => {
      const first = sim(SCRIPT);
      expect(sim(SCRIPT)).toBe(first);
      expect(sim(SCRIPT, '--seed', '2')).not.toBe(first);
    },
    PATIENCE,
  );

  test(
    'shows what ECS would show',
    () => {
      const lines = outputs(SCRIPT + AFTER);
      const outputOf = (beginning: string, nth = 0) =>
        lines.filter(({ command }) => command.startsWith(beginning))[nth]?.output;

      expect(outputOf('aws elbv2 describe-target-health')).toBe('healthy\thealthy\thealthy');

      const events = outputOf('aws ecs describe-services') as string[];
      // Newest first; the task killed is drained, its replacement started and registered.
      const told = events.toReversed().map((message) => message.replace(/[0-9a-f]{32}/g, 'T'));
      const steady = told.findIndex((message) => message.endsWith('has reached a steady state.'));
      expect(told.slice(0, steady).join('\n')).toMatch(
        /has started 3 tasks: |has started 1 tasks: /,
      );
      expect(told.slice(0, steady).join('\n')).toMatch(/registered \d targets? in /);
      const later = told.slice(steady + 1).join('\n');
      expect(later).toMatch(/deregistered 1 targets in /);
      expect(later).toMatch(/has begun draining connections on 1 tasks\./);
      expect(later).toMatch(/has started 1 tasks: \(task T\)\./);
      expect(later).toMatch(/has reached a steady state\.$/);

      const metrics = outputOf('aws sandbox get-metrics') as Metrics;
      const answered = sum(metrics.httpCodeTarget) + sum(metrics.httpCodeElb);
      expect(metrics.requestCount).toBe(answered + metrics.clientTimeouts);
      expect(metrics.connectionsRefused).toBe(0);
      expect(metrics.requestCount).toBeGreaterThan(0.95 * 100 * 600);
      expect(metrics.healthyHostCount).toBe(3);
      // Drained, not cut off: the kill cost nobody a request.
      expect(metrics.httpCodeElb['502']).toBe(0);
      expect(metrics.httpCodeTarget['5XX']).toBe(0);

      expect(outputOf('aws elbv2 describe-target-health', 1)).toBe('healthy\thealthy\thealthy');
      expect(outputOf('aws ecs list-tasks')).toBe(1);
      expect(outputOf('aws ecs describe-tasks')).toBe('STOPPED\tUserInitiated');
      // The whole deregistration delay, 300 s by default, lies before SIGTERM.
      const [drainedFrom = 0, stoppedFrom = 0, ...more] = outputOf(
        'aws sandbox describe-events',
      ) as number[];
      expect(more).toEqual([]);
      expect(stoppedFrom - drainedFrom).toBeGreaterThanOrEqual(300);
    },
    PATIENCE,
  );
});
