import type { InputOf } from '../../api/contract/operations';
import type { ImageBehaviour } from '../../model/image';
import type {
  ClusterView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TaskView,
} from '../../model/view';

/**
 * What the advisor looks at: the declared resources with what they are and what was measured of
 * them, at one moment. Made by `takeSurvey`; rules see nothing else.
 */
export interface Survey {
  readonly clusters: readonly SurveyedCluster[];
  /** Only services that are ACTIVE. */
  readonly services: readonly SurveyedService[];
  /** Only revisions that a service of the survey runs. */
  readonly definitions: readonly SurveyedDefinition[];
  readonly groups: readonly SurveyedGroup[];
  readonly balancers: readonly SurveyedBalancer[];
  /** By id; only those that were declared: all others permit everything. */
  readonly securityGroups: ReadonlyMap<string, SurveyedSecurityGroup>;
  /** Availability zones of all subnets, by subnet id. */
  readonly zones: ReadonlyMap<string, string>;
  /** Every declared resource, as the operations that would declare it again. */
  readonly declared: readonly Operation[];
}

/** An operation of the one door. */
export interface Operation {
  readonly target: string;
  readonly input: Record<string, unknown>;
}

/** What each subject of a rule has: how it is named in words, and what selects it on the canvas. */
interface Named {
  /** ARN: what the canvas knows it by. */
  readonly id: string;
  readonly name: string;
}

export interface SurveyedCluster extends Named {
  readonly view: ClusterView;
}

export interface SurveyedService extends Named {
  /** As its operations name it. */
  readonly reference: { cluster: string; service: string };
  /** What CreateService would make it anew with; groups and definitions by name. */
  readonly input: InputOf<'ECS.CreateService'>;
  readonly view: ServiceView;
  /** Null where task sets say what runs. */
  readonly definition: SurveyedDefinition | null;
  /** Behind which it stands; the first one is what its listeners forward to. */
  readonly groups: readonly SurveyedGroup[];
  /** Those that have not stopped, and those that have stopped lately. */
  readonly tasks: readonly TaskView[];
  readonly measured: Measured;
}

export interface SurveyedDefinition extends Named {
  /** What RegisterTaskDefinition was given. */
  readonly input: DefinitionInput;
  /** Services of the survey that run it: never none. */
  readonly services: readonly SurveyedService[];
  /** How each container's image behaves. */
  readonly imageOf: (container: ContainerInput) => SurveyedImage;
}

export type DefinitionInput = InputOf<'ECS.RegisterTaskDefinition'>;
export type ContainerInput = DefinitionInput['containerDefinitions'][number];

/** What of an image's behaviour the advisor knows. */
export type SurveyedImage = Pick<
  ImageBehaviour,
  | 'healthCheckPath'
  | 'healthCheckStatus'
  | 'healthCheckLatencyMs'
  | 'keepAliveSeconds'
  | 'sigtermExitSeconds'
  | 'startupSeconds'
  | 'calls'
>;

export interface SurveyedGroup extends Named {
  readonly view: TargetGroupView;
  readonly input: InputOf<'ELBv2.CreateTargetGroup'>;
  readonly services: readonly SurveyedService[];
  readonly balancers: readonly SurveyedBalancer[];
  readonly measured: Measured;
}

export interface SurveyedBalancer extends Named {
  readonly view: LoadBalancerView;
  readonly input: InputOf<'ELBv2.CreateLoadBalancer'>;
  readonly idleTimeoutSeconds: number;
}

export interface SurveyedSecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly ingress: readonly {
    readonly IpProtocol: string;
    readonly FromPort?: number;
    readonly ToPort?: number;
    readonly IpRanges: readonly { readonly CidrIp: string }[];
    readonly UserIdGroupPairs: readonly { readonly GroupId: string }[];
  }[];
}

/** Figures of the last few minutes. */
export interface Measured {
  /** Simulated seconds of the window. */
  readonly seconds: number;
  /** The window is long enough to speak of what is usual. */
  readonly isLong: boolean;
  readonly requests: number;
  readonly errors502: number;
  readonly errors504: number;
  /** Null without a request. */
  readonly latencyMs: { mean: number; p50: number; p90: number; p99: number; max: number } | null;
  /** Percent, mean over tasks and time; null while no task answers. */
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
  /** Of tasks, from RUNNING to their target's first healthy; the longest one. Null if unseen. */
  readonly startupSeconds: number | null;
}
