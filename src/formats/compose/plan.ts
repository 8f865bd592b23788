import type { ImportedOperation, ImportOptions } from '../import-result';
import type { Book, Draft } from './book';
import type { ComposeService } from './compose-service';
import type { Decisions } from './decisions';
import type { Project } from './project';

/** In the order in which their operations are given: what is named must be there. */
const STAGES = [
  'images',
  'cluster',
  'network',
  'secrets',
  'storage',
  'definitions',
  'doors',
  'services',
] as const;
type Stage = (typeof STAGES)[number];

/** What was decided of the whole file. */
export interface Chosen {
  layout: 'services' | 'one-task';
  capacity: 'FARGATE' | 'EC2';
  network: 'service-connect' | 'security-groups' | 'none';
  door: 'listeners' | 'hosts' | 'none';
  bind: 'image' | 'efs' | 'host';
}

/** The operations that a file becomes, while they are put together. */
export class Plan {
  private readonly stages = new Map<Stage, Draft[]>(STAGES.map((stage) => [stage, []]));
  private readonly images = new Map<string, Draft>();

  constructor(
    readonly project: Project,
    readonly services: readonly ComposeService[],
    readonly chosen: Chosen,
    readonly decisions: Decisions,
    readonly book: Book,
    readonly options: ImportOptions,
  ) {}

  get onFargate(): boolean {
    return this.chosen.capacity === 'FARGATE';
  }

  add(stage: Stage, target: string, input: Record<string, unknown>): Draft {
    const draft: Draft = { target, input };
    this.stages.get(stage)?.push(draft);
    return draft;
  }

  /** How containers of an image behave here: of several who say so, the first is heard. */
  behave(image: string, members: Record<string, unknown>): Draft {
    const known = this.images.get(image);
    const draft = known ?? this.add('images', 'Sandbox.PutImage', { image });
    draft.input = { image, ...members, ...draft.input };
    this.images.set(image, draft);
    return draft;
  }

  operations(): ImportedOperation[] {
    return STAGES.flatMap((stage) => this.stages.get(stage) ?? []);
  }
}

/** A task definition that is being put together, and the services of the file that are in it. */
export interface TaskDraft {
  draft: Draft;
  family: string;
  containers: Record<string, unknown>[];
  services: readonly ComposeService[];
  networkMode: 'awsvpc' | 'host' | 'bridge' | 'none';
  /** The volume that is configured at launch, if there is one, with what is said there. */
  atLaunch?: Record<string, unknown>;
  /** What containers ask for, in CPU units and MiB, with the greater of limit and reservation. */
  asked: { cpu: number; memory: number }[];
}

/** One container of it. */
export interface Spot {
  plan: Plan;
  task: TaskDraft;
  service: ComposeService;
  container: Record<string, unknown>;
  /** `containerDefinitions[0]` */
  prefix: string;
}
