import type { Alarm } from '../../model/alarm';
import type { HookFunction } from '../../model/service-deployment';
import type { DeploymentReport } from '../../model/deployment-report';
import type { CodeDeployApplication, CodeDeployDeployment } from '../../model/code-deploy';
import type { Cluster } from '../../model/cluster';
import type { Fault } from '../../model/fault';
import type { ImageBehaviour } from '../../model/image';
import type { LoadBalancer, TargetGroup } from '../../model/load-balancer';
import type { Service } from '../../model/service';
import { ZERO, type SimMicros } from '../../model/sim-time';
import type { TaskDefinition } from '../../model/task-definition';
import type { Task } from '../../model/task';
import type { TrafficSource } from '../../model/traffic';
import type { DomainEvent } from '../../model/view';
import type { AgendaEntry } from './agenda';

/**
 * The one mutable state tree, apart from requests in flight and metrics, which are typed arrays in
 * the data plane. Plain data throughout (structuredClone copies it): no functions, no class
 * instances.
 */
export interface World {
  now: SimMicros;
  seed: number;
  /** By cluster name. Deleted ones stay as INACTIVE. */
  clusters: Map<string, Cluster>;
  /** By ARN. */
  taskDefinitions: Map<string, TaskDefinition>;
  /** Highest revision ever registered, by family. */
  families: Map<string, number>;
  /** By ARN. Deleted ones stay as INACTIVE until their name is used again. */
  services: Map<string, Service>;
  /** By ARN, in order of creation. STOPPED ones leave after an hour. */
  tasks: Map<string, Task>;
  loadBalancers: Map<string, LoadBalancer>;
  targetGroups: Map<string, TargetGroup>;
  /** Declared images by reference. */
  images: Map<string, ImageBehaviour>;
  traffic: Map<string, TrafficSource>;
  faults: Map<string, Fault>;
  /** CodeDeploy's applications by name, and its deployments by id, oldest first. */
  codeDeployApplications: Map<string, CodeDeployApplication>;
  codeDeployDeployments: Map<string, CodeDeployDeployment>;
  /** CloudWatch alarms by name. */
  alarms: Map<string, Alarm>;
  /** Functions that lifecycle hooks name, as declared, by name. */
  hookFunctions: Map<string, HookFunction>;
  /** What deployments came to, by ARN (of CodeDeploy, by `d-…`): made when one ends. */
  deploymentReports: Map<string, DeploymentReport>;
  /** Subnets in order of first mention: zone a, b, c in turn. */
  subnets: Map<string, { availabilityZone: string; nextAddress: number; index: number }>;
  /** Domain events, oldest first, bounded by `limits.ts`; `eventSeq` counts all of them. */
  events: DomainEvent[];
  eventSeq: number;
  /**
   * What the queued timers and control steps are about, by sequence number; a missing one is stale.
   */
  agenda: Map<number, AgendaEntry>;
  /** Grows whenever a fact that a `wait` could ask about may have changed. */
  changes: number;
  /**
   * Counters of the id source and states of the random streams, so that a restored world continues
   * equally.
   */
  idCounters: Record<string, number>;
}

export const createWorld = (seed: number): World => ({
  now: ZERO,
  seed,
  clusters: new Map(),
  taskDefinitions: new Map(),
  families: new Map(),
  services: new Map(),
  tasks: new Map(),
  loadBalancers: new Map(),
  targetGroups: new Map(),
  images: new Map(),
  traffic: new Map(),
  faults: new Map(),
  codeDeployApplications: new Map(),
  codeDeployDeployments: new Map(),
  alarms: new Map(),
  hookFunctions: new Map(),
  deploymentReports: new Map(),
  subnets: new Map(),
  events: [],
  eventSeq: 0,
  agenda: new Map(),
  changes: 0,
  idCounters: {},
});
