/** What can be put on the canvas, under AWS's names. */
export type ComponentId =
  | 'cluster'
  | 'service'
  | 'task'
  | 'ec2-instance'
  | 'capacity-provider'
  | 'file-system'
  | 'ebs-volume'
  | 'load-balancer'
  | 'target-group'
  | 'listener-rule'
  | 'traffic'
  | 'fault'
  | 'alarm';

/** What is only drawn, of no account of AWS's. */
export type AnnotationId = 'note' | 'frame';
export type PaletteId = ComponentId | AnnotationId;

export const isAnnotation = (id: PaletteId): id is AnnotationId => id === 'note' || id === 'frame';

export interface PaletteComponent<Id extends PaletteId = ComponentId> {
  id: Id;
  label: string;
  /** Said on hover and to screen readers. */
  hint: string;
  /** Further words the search finds it by. */
  words: string;
}

export interface PaletteGroup<Id extends PaletteId = ComponentId> {
  title: string;
  components: readonly PaletteComponent<Id>[];
}

export const PALETTE: readonly PaletteGroup[] = [
  {
    title: 'Compute',
    components: [
      {
        id: 'cluster',
        label: 'Cluster',
        hint: 'An ECS cluster: the frame that services and tasks run in',
        words: 'ecs fargate create-cluster',
      },
      {
        id: 'service',
        label: 'Service',
        hint: 'Keeps a number of equal tasks running; drop it on a cluster',
        words: 'ecs create-service scheduler desired count',
      },
      {
        id: 'task',
        label: 'Task (run-task)',
        hint: 'One task on its own: runs once and is not replaced',
        words: 'ecs container standalone',
      },
      {
        id: 'ec2-instance',
        label: 'EC2 instance',
        hint: 'A container instance of your own, for tasks to be placed on; drop it on a cluster',
        words: 'ec2 run-instances host capacity t3 m5 container instance spot',
      },
      {
        id: 'capacity-provider',
        label: 'Capacity provider',
        hint: 'An Auto Scaling group that launches instances as tasks need them; drop it on a cluster',
        words: 'ecs auto scaling group asg managed scaling ec2 capacity',
      },
    ],
  },
  {
    title: 'Networking',
    components: [
      {
        id: 'load-balancer',
        label: 'Load balancer (ALB)',
        hint: 'An Application Load Balancer; an edge from it to a service makes its listener',
        words: 'elb elbv2 application listener',
      },
      {
        id: 'target-group',
        label: 'Target group',
        hint: 'Where a listener sends requests, and how targets are health-checked',
        words: 'elbv2 health check algorithm',
      },
      {
        id: 'listener-rule',
        label: 'Listener rule',
        hint: 'Sends some requests another way; drop it on a load balancer',
        words: 'elbv2 path host header method weighted redirect fixed response',
      },
    ],
  },
  {
    title: 'Storage',
    components: [
      {
        id: 'file-system',
        label: 'EFS file system',
        hint: 'Files that tasks share; drop it on a service to mount it there',
        words: 'efs nfs elastic shared volume mount target storage',
      },
      {
        id: 'ebs-volume',
        label: 'EBS volume',
        hint: 'A new disk for each task of a service, gone with it; drop it on a service',
        words: 'ebs block disk volume gp3 configured at launch storage',
      },
    ],
  },
  {
    title: 'Traffic and faults',
    components: [
      {
        id: 'traffic',
        label: 'Client traffic',
        hint: 'Clients that send requests to a load balancer',
        words: 'requests rate load shoppers poisson',
      },
      {
        id: 'fault',
        label: 'Fault',
        hint: 'Something that goes wrong: a killed task, a failing health check, a lost zone',
        words: 'chaos kill crash hang slow error az outage inject',
      },
      {
        id: 'alarm',
        label: 'CloudWatch alarm',
        hint: 'Watches a metric; a deployment that names it is stopped when it goes off',
        words: 'cloudwatch metric threshold put-metric-alarm rollback 5xx latency',
      },
    ],
  },
];

const ANNOTATIONS: PaletteGroup<AnnotationId> = {
  title: 'Annotations',
  components: [
    {
      id: 'note',
      label: 'Note',
      hint: 'Words on the canvas: what to look at, what was decided',
      words: 'text comment annotation sticky label',
    },
    {
      id: 'frame',
      label: 'Frame',
      hint: 'A titled rectangle behind things that belong together; they move along with it',
      words: 'group section box rectangle boundary annotation',
    },
  ],
};

const GROUPS: readonly PaletteGroup<PaletteId>[] = [...PALETTE, ANNOTATIONS];

/** 0 for what is called so, 1 for what has a word in its name that begins so, 2 for all else. */
function rankOf({ label }: PaletteComponent<PaletteId>, search: string): number {
  const name = label.toLowerCase();
  if (name.startsWith(search)) return 0;
  return name.split(/\W+/).some((word) => word.startsWith(search)) ? 1 : 2;
}

/**
 * The groups with what matches every word of a search, what is called so first; groups without a
 * match are left out.
 */
export function searchPalette(search: string): PaletteGroup<PaletteId>[] {
  const text = search.trim().toLowerCase();
  const wanted = text.split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...GROUPS];
  const rank = (component: PaletteComponent<PaletteId>) => rankOf(component, text);
  return GROUPS.map(({ title, components }) => ({
    title,
    components: components
      .filter(({ label, words, hint }) => {
        const all = `${title} ${label} ${words} ${hint}`.toLowerCase();
        return wanted.every((word) => all.includes(word));
      })
      .toSorted((a, b) => rank(a) - rank(b)),
  }))
    .filter(({ components }) => components.length > 0)
    .toSorted((a, b) => rank(a.components[0]!) - rank(b.components[0]!));
}
