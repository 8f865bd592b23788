import type { Tag } from './cluster';
import type { MachineState } from './machine-state';
import type { SimMicros } from './sim-time';

/**
 * An Application Load Balancer. `attributes` holds every key with its value as a string, as the API
 * does.
 */
export interface LoadBalancer {
  readonly arn: string;
  readonly name: string;
  readonly dnsName: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly createdAt: SimMicros;
  subnets: string[];
  /** Private addresses of its nodes, by declared subnet. */
  nodeAddresses?: Record<string, string>;
  securityGroups: string[];
  attributes: Record<string, string>;
  tags: Tag[];
  listeners: Listener[];
  /** Members given at creation that the simulator shows but does not act on. */
  carried?: Record<string, unknown>;
}

export interface Listener {
  readonly arn: string;
  readonly loadBalancerArn: string;
  port: number;
  protocol: 'HTTP' | 'HTTPS';
  /** In priority order; the default rule is last. */
  rules: Rule[];
  tags: Tag[];
  carried: Record<string, unknown>;
}

export interface Rule {
  readonly arn: string;
  /** 1–50000, or 'default'. */
  priority: number | 'default';
  conditions: RuleCondition[];
  actions: RuleAction[];
  tags: Tag[];
  /** Transforms and the like, shown but not acted on. */
  carried?: Record<string, unknown>;
}

/** A rule condition in one normal form, whichever way the API call spelled it. */
export type RuleCondition =
  | { field: 'host-header' | 'path-pattern' | 'http-request-method'; values: string[] }
  | { field: 'http-header'; headerName: string; values: string[] }
  | { field: 'source-ip'; values: string[] }
  | { field: 'query-string'; pairs: { key?: string; value: string }[] };

export type RuleAction =
  | {
      type: 'forward';
      targetGroups: { targetGroupArn: string; weight: number }[];
      stickiness?: { enabled: boolean; durationSeconds?: number };
    }
  | { type: 'fixed-response'; statusCode: string; contentType?: string; messageBody?: string }
  | {
      type: 'redirect';
      statusCode: 'HTTP_301' | 'HTTP_302';
      protocol: string;
      host: string;
      port: string;
      path: string;
      query: string;
    };

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export interface HealthCheckSettings {
  protocol: 'HTTP' | 'HTTPS';
  port: string;
  path: string;
  intervalSeconds: number;
  timeoutSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
  /** `200`, `200,302` or `200-299`. */
  matcher: string;
}

/** Those of a new target group of which nothing was said; the same page. */
export const DEFAULT_HEALTH_CHECK: Readonly<HealthCheckSettings> = {
  protocol: 'HTTP',
  port: 'traffic-port',
  path: '/',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
};

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly protocolVersion: 'HTTP1' | 'HTTP2' | 'GRPC';
  readonly port: number;
  readonly targetType: 'ip' | 'instance' | 'lambda' | 'alb';
  readonly vpcId: string;
  healthCheck: HealthCheckSettings;
  attributes: Record<string, string>;
  tags: Tag[];
  /** In order of registration. */
  targets: Target[];
  /** Which way requests go now: `machines/target-group-routing.machine.ts`. */
  routing: MachineState;
}

export type TargetHealthState = 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused';

/** A registered (or still draining) target. `health` mirrors `machine.value`. */
export interface Target {
  /** IP address (target type ip) or instance id. */
  readonly id: string;
  readonly port: number;
  readonly availabilityZone: string;
  /** The task behind it, if ECS registered it. */
  readonly taskArn?: string;
  readonly registeredAt: SimMicros;
  health: TargetHealthState;
  reason?: string;
  description?: string;
  machine: MachineState;
  /** Index in the data plane's target tables. */
  slot: number;
}
