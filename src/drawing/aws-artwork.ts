import Cluster from 'aws-react-icons/icons/ArchitectureServiceAmazonElasticContainerService';
import Alarm from 'aws-react-icons/icons/ResourceAmazonCloudWatchAlarm';
import Scaling from 'aws-react-icons/icons/ResourceAmazonEC2AutoScaling';
import Instance from 'aws-react-icons/icons/ResourceAmazonEC2Instance';
import Volume from 'aws-react-icons/icons/ResourceAmazonElasticBlockStoreVolume';
import Service from 'aws-react-icons/icons/ResourceAmazonElasticContainerServiceService';
import Task from 'aws-react-icons/icons/ResourceAmazonElasticContainerServiceTask';
import FileSystem from 'aws-react-icons/icons/ResourceAmazonElasticFileSystemFileSystem';
import Balancing from 'aws-react-icons/icons/ArchitectureServiceElasticLoadBalancing';

/** A sign of AWS's architecture icons: the lines alone, to be filled (even-odd). */
export interface Artwork {
  readonly paths: readonly string[];
  /** Where the lines lie in the coordinates of the paths. */
  readonly box: { readonly x: number; readonly y: number; readonly side: number };
}

/** The square that AWS puts behind a service's sign. Ours has round corners. */
const TILE = 'M0 0h64v64H0z';

interface Markup {
  type: unknown;
  props: { d?: unknown; children?: unknown };
}

const isMarkup = (value: unknown): value is Markup =>
  typeof value === 'object' && value !== null && 'type' in value && 'props' in value;

function pathsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(pathsIn);
  if (!isMarkup(node)) return [];
  const { d, children } = node.props;
  if (node.type === 'path' && typeof d === 'string' && d !== TILE) return [d];
  return pathsIn(children);
}

/**
 * The package's components are markup without hooks. They bring a title (a file name, which would
 * show as a tip over each card), fixed colours and square corners: only the lines are taken, so
 * that a sign keeps to the theme and nothing in a picture needs an id.
 */
function artwork(icon: (props: object) => unknown, box: Artwork['box']): Artwork {
  return { paths: pathsIn(icon({})), box };
}

/**
 * Signs of what AWS draws, by what they stand for. Terms:
 * https://aws.amazon.com/architecture/icons/
 */
export const ARTWORK = {
  ecs: artwork(Cluster, { x: 9, y: 9, side: 46 }),
  service: artwork(Service, { x: 1.75, y: 2, side: 44 }),
  task: artwork(Task, { x: 1.75, y: 2, side: 44 }),
  alarm: artwork(Alarm, { x: 1.9, y: 2, side: 44.2 }),
  instance: artwork(Instance, { x: 2, y: 2, side: 44 }),
  scaling: artwork(Scaling, { x: 1.9, y: 2, side: 44.1 }),
  fileSystem: artwork(FileSystem, { x: 1.9, y: 1.9, side: 44.2 }),
  volume: artwork(Volume, { x: 1.7, y: 2, side: 44 }),
  loadBalancing: artwork(Balancing, { x: 11, y: 11, side: 42 }),
} as const satisfies Record<string, Artwork>;
