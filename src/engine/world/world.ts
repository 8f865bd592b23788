import type { Alarm } from '../../model/alarm';
import type { HookFunction } from '../../model/service-deployment';
import type { DeploymentReport } from '../../model/deployment-report';
import type {
  AutoScalingGroup,
  CapacityProvider,
  LaunchConfiguration,
  LaunchTemplate,
} from '../../model/capacity-provider';
import type { ContainerInstance } from '../../model/container-instance';
import type { DiscoveryService, Namespace } from '../../model/discovery';
import type { ExecSession } from '../../model/exec-session';
import type { EbsVolume, FileSystem, HostVolume } from '../../model/file-system';
import type { ImageRepository } from '../../model/image-repository';
import type { LogGroup } from '../../model/log-group';
import type { AccountSettings, Quotas } from '../../model/quota';
import type { InstanceProfile, ManagedPolicy, Role } from '../../model/role';
import type { ScalableTarget } from '../../model/scaling';
import type { Secret } from '../../model/secret';
import type { ElasticIp, Gateway, RouteTable, SecurityGroup, Subnet, Vpc } from '../../model/vpc';
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
  /** By id, declared or mentioned, in order of first mention. */
  subnets: Map<string, Subnet>;
  /** By ARN. INACTIVE ones leave after an hour. */
  containerInstances: Map<string, ContainerInstance>;
  /** Names of clusters whose EC2 capacity was declared: there is no other any more. */
  clustersWithInstances: Set<string>;
  /** By name, besides FARGATE and FARGATE_SPOT. */
  capacityProviders: Map<string, CapacityProvider>;
  autoScalingGroups: Map<string, AutoScalingGroup>;
  launchTemplates: Map<string, LaunchTemplate>;
  launchConfigurations: Map<string, LaunchConfiguration>;
  /** By id, as declared; what was not exists too. */
  vpcs: Map<string, Vpc>;
  securityGroups: Map<string, SecurityGroup>;
  routeTables: Map<string, RouteTable>;
  gateways: Map<string, Gateway>;
  elasticIps: Map<string, ElasticIp>;
  /** By name, as declared; what was not exists too. */
  roles: Map<string, Role>;
  /** By ARN: those that AWS has not made itself. */
  managedPolicies: Map<string, ManagedPolicy>;
  instanceProfiles: Map<string, InstanceProfile>;
  repositories: Map<string, ImageRepository>;
  /** Secrets and parameters by ARN. */
  secrets: Map<string, Secret>;
  logGroups: Map<string, LogGroup>;
  /** Streams of all log groups, counted: the more, the fewer lines are kept of each. */
  logStreamCount: number;
  /** Sessions of ECS Exec by id, oldest first, the last ones. */
  execSessions: Map<string, ExecSession>;
  /** By `fs-…` and by `vol-…`. */
  fileSystems: Map<string, FileSystem>;
  ebsVolumes: Map<string, EbsVolume>;
  /** By `i-…/NAME`. */
  hostVolumes: Map<string, HostVolume>;
  /** By `service/CLUSTER/SERVICE`. */
  scalableTargets: Map<string, ScalableTarget>;
  /** By id. */
  namespaces: Map<string, Namespace>;
  discoveryServices: Map<string, DiscoveryService>;
  quotas: Quotas;
  accountSettings: AccountSettings;
  /** What has gone for good had used, by price: `engine/cost/usage.ts`. */
  pastUsage: Record<string, number>;
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
  containerInstances: new Map(),
  clustersWithInstances: new Set(),
  capacityProviders: new Map(),
  autoScalingGroups: new Map(),
  launchTemplates: new Map(),
  launchConfigurations: new Map(),
  vpcs: new Map(),
  securityGroups: new Map(),
  routeTables: new Map(),
  gateways: new Map(),
  elasticIps: new Map(),
  roles: new Map(),
  managedPolicies: new Map(),
  instanceProfiles: new Map(),
  repositories: new Map(),
  secrets: new Map(),
  logGroups: new Map(),
  logStreamCount: 0,
  execSessions: new Map(),
  fileSystems: new Map(),
  ebsVolumes: new Map(),
  hostVolumes: new Map(),
  scalableTargets: new Map(),
  namespaces: new Map(),
  discoveryServices: new Map(),
  quotas: { enabled: false, values: {} },
  accountSettings: {},
  pastUsage: {},
  events: [],
  eventSeq: 0,
  agenda: new Map(),
  changes: 0,
  idCounters: {},
});
