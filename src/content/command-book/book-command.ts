/** What a placeholder of a line stands for; each is filled with a name of the open sandbox. */
export type Blank =
  | 'cluster'
  | 'service'
  | 'task'
  | 'family'
  | 'targetGroup'
  | 'loadBalancer'
  | 'logGroup'
  | 'client';

/** A command to look up and to run. */
export interface BookCommand {
  /** Kebab-case. */
  readonly id: string;
  /** What one wants to do. */
  readonly title: string;
  /** With `{service}` for each name that the sandbox knows, and `{count=4}` for what one chooses. */
  readonly line: string;
  /** What it answers or brings about, in a sentence or two. */
  readonly says: string;
  /** What it changes, said before it runs; left out where it only looks. */
  readonly changes?: string;
  /** It changes nothing, and simulated time passes while it runs. */
  readonly takesTime?: true;
  /** AWS's page about it; for the sandbox's own commands a page about what they stand for. */
  readonly docs: string;
  /** Lines that must have been run before it, for it to have something to do; told, and tested. */
  readonly after?: string;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly BookCommand[];
}

/** The page of an operation in the API reference of Amazon ECS. */
export const ecs = (operation: string): string =>
  `https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_${operation}.html`;

export const elb = (operation: string): string =>
  `https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_${operation}.html`;

export const logs = (operation: string): string =>
  `https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_${operation}.html`;

export const scaling = (operation: string): string =>
  `https://docs.aws.amazon.com/autoscaling/application/APIReference/API_${operation}.html`;
