/** What a task may run on, in the order of the table's columns. */
export const LAUNCH_TYPES = ['fargate', 'ec2', 'managed'] as const;

export type LaunchType = (typeof LAUNCH_TYPES)[number];

export const LAUNCH_TYPE_NAMES: Readonly<Record<LaunchType, string>> = {
  fargate: 'Fargate',
  ec2: 'EC2',
  managed: 'Managed Instances',
};

/** Headings of the table, in this order. */
export const CAPABILITY_GROUPS = [
  'Network',
  'Containers',
  'Storage',
  'Placement and capacity',
  'Operation',
] as const;

/**
 * A short script that shows that a cell is right, from an empty sandbox on. Its last line is either
 * refused, with these words in the refusal, or prints these words.
 */
export interface Trial {
  /** Lines of `aws …`; only the last may fail. */
  readonly script: string;
  readonly ends: { readonly refused: string } | { readonly prints: string };
  /** What the answer means, where it does not say so itself. */
  readonly shows?: string;
  /** The wait that it rests on and that is assumed, by its id. */
  readonly assumed?: string;
}

/** What one launch type does with one capability. */
export interface Cell {
  readonly can: 'yes' | 'no' | 'partly';
  /** One short sentence. */
  readonly says: string;
  /** AWS's page about it. */
  readonly docs: string;
  readonly trial?: Trial;
  /** Why there is nothing to try, where there is no trial. */
  readonly untried?: string;
}

/** A row of the table: something that one may want of what tasks run on. */
export interface Capability {
  /** Kebab-case, unique: links name it. */
  readonly id: string;
  readonly title: string;
  readonly group: (typeof CAPABILITY_GROUPS)[number];
  readonly cells: Readonly<Record<LaunchType, Cell>>;
}

type CellOptions = Pick<Cell, 'trial' | 'untried'>;

/** A cell by its answer, its sentence and its page. */
export const cell = (
  can: Cell['can'],
  says: string,
  docs: string,
  options: CellOptions = {},
): Cell => ({ can, says, docs, ...options });

/** A cell of the third column: the sandbox does not simulate Managed Instances. */
export const managedCell = (can: Cell['can'], says: string, docs: string): Cell =>
  cell(can, says, docs, { untried: 'Not simulated.' });

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide';

/** A page of the Amazon ECS Developer Guide. */
export const guide = (page: string): string => `${GUIDE}/${page}.html`;

/** A page of the Amazon ECS API Reference. */
export const reference = (page: string): string =>
  `https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_${page}.html`;

/** The page on what Fargate's task definitions lack. */
export const FARGATE_PAGE = guide('fargate-tasks-services');
/** The page on what task definitions for Managed Instances lack. */
export const MANAGED_PAGE = guide('managed-instances-tasks-services');
