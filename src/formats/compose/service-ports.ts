import type { Book } from './book';
import { whole } from './quantities';
import { type At, itemsOf, type MapNode, type Node, textOf } from './yaml-places';

/** A port of a container, or a range of them. */
export interface Port {
  at: At;
  from: number;
  to: number;
  protocol: 'tcp' | 'udp';
  /** On the machine that Compose runs on; left out where Docker would take any. */
  published?: number;
  /** Of a range of them for one port of several containers: the first. */
  publishedFrom?: number;
  /** Published to other machines: not `expose`, not on a loopback address. */
  isOpen: boolean;
  name?: string;
  appProtocol?: string;
}

/** `[address:][published:]container[/protocol]`, with ranges of ports. */
const SHORT =
  /^(?:(\[[^\]]+\]|[^:]*\.[^:]*|localhost):)?(?:(\d*)(?:-(\d+))?:)?(\d+)(?:-(\d+))?(?:\/(\w+))?$/;

/** No container has more; a file made to do harm may. */
const MOST_PORTS = 200;

/** Ports published and exposed. https://docs.docker.com/reference/compose-file/services/#ports */
export function readPorts(service: MapNode, book: Book): Port[] {
  const published = itemsOf(service.entries.get('ports')).flatMap((one) => {
    const port = one.kind === 'map' ? longForm(one, book) : shortForm(one, book);
    return port ?? [];
  });
  const exposed = itemsOf(service.entries.get('expose')).flatMap((one): Port[] => {
    const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp))?$/i.exec(textOf(one) ?? '');
    if (!match) {
      book.lose(one, 'no port: Compose writes 3000, or 3000/udp');
      return [];
    }
    const from = Number(match[1]);
    return [port(one, { from, to: Number(match[2] ?? from), protocol: match[3] })];
  });
  const ports = [...published, ...exposed].filter((one) => inRange(one, book));
  for (const { at } of ports.slice(MOST_PORTS)) {
    book.warn(at, `more than ${MOST_PORTS} ports: left out`);
  }
  return ports.slice(0, MOST_PORTS);
}

function inRange({ at, from, to, published, publishedFrom }: Port, book: Book): boolean {
  const isPublishable = (published ?? publishedFrom ?? 0) <= 65_535;
  if (from >= 1 && to <= 65_535 && from <= to && isPublishable) return true;
  book.warn(at, 'ports are between 1 and 65535, the lower one first: left out');
  return false;
}

const isLoopback = (ip = '') => /^(?:127\.|\[?::1\]?$|localhost$)/.test(ip);

function port(
  at: At,
  given: Partial<Omit<Port, 'protocol'>> & { from: number; to: number; protocol?: string },
): Port {
  const protocol = given.protocol?.toLowerCase() === 'udp' ? 'udp' : 'tcp';
  return { isOpen: false, ...given, at, protocol };
}

function shortForm(node: Node, book: Book): Port | undefined {
  const text = textOf(node) ?? '';
  const match = SHORT.exec(text.trim());
  if (!match) {
    book.lose(node, `“${text}” is no port: Compose writes 8080:80, or 8080:80/udp`);
    return undefined;
  }
  const [, ip, low, high, target, targetEnd, protocol] = match;
  const from = Number(target);
  return port(node, {
    from,
    to: Number(targetEnd ?? from),
    ...(low && !high && { published: Number(low) }),
    ...(low && high && !targetEnd && { publishedFrom: Number(low) }),
    isOpen: !isLoopback(ip),
    protocol,
  });
}

function longForm(node: MapNode, book: Book): Port | undefined {
  const text = (name: string) => textOf(node.entries.get(name));
  const from = whole(text('target') ?? '');
  if (from === undefined) {
    book.lose(node, 'a port without a target: which port of the container is meant?');
    return undefined;
  }
  const published = whole(text('published') ?? '');
  if (text('mode') === 'host') {
    book.tell(node, 'mode host: in network mode awsvpc each task has an address of its own');
  }
  return port(node, {
    from,
    to: from,
    ...(published !== undefined && { published }),
    isOpen: !isLoopback(text('host_ip')),
    protocol: text('protocol'),
    name: text('name'),
    appProtocol: text('app_protocol'),
  });
}

/** Ports on which other things than web servers listen. */
const NO_WEB: readonly number[] = [
  21, 22, 25, 53, 110, 111, 123, 143, 389, 445, 465, 514, 587, 636, 993, 995, 1025, 1433, 1514,
  1521, 1883, 2049, 2181, 2375, 3306, 3389, 4222, 5432, 5433, 5671, 5672, 6379, 6380, 8883, 9042,
  9092, 9093, 11211, 26257, 27017, 27018, 33060,
];

/** Whether something that speaks HTTP is likely to listen there. */
export const isWebPort = ({ from, to, protocol }: Port): boolean =>
  protocol === 'tcp' && from === to && !NO_WEB.includes(from);

/** Ports of web servers: Service Connect is told that they speak HTTP. */
const SURELY_WEB: readonly number[] = [80, 3000, 4000, 5000, 8000, 8080, 8081, 8888];

/** What is spoken there, as far as it is known. */
export function appProtocolOf(port: Port): 'http' | 'http2' | 'grpc' | undefined {
  const given = port.appProtocol?.toLowerCase();
  if (given === 'http' || given === 'http2' || given === 'grpc') return given;
  return isWebPort(port) && SURELY_WEB.includes(port.from) ? 'http' : undefined;
}

/** What well-known images listen on, by the last part of their names. */
const USUAL: Readonly<Record<string, number>> = {
  postgres: 5432,
  postgresql: 5432,
  postgis: 5432,
  pgvector: 5432,
  mysql: 3306,
  mariadb: 3306,
  redis: 6379,
  valkey: 6379,
  mongo: 27_017,
  mongodb: 27_017,
  memcached: 11_211,
  rabbitmq: 5672,
  nats: 4222,
  kafka: 9092,
  zookeeper: 2181,
  elasticsearch: 9200,
  opensearch: 9200,
  'clickhouse-server': 8123,
  influxdb: 8086,
  minio: 9000,
  nginx: 80,
  httpd: 80,
  caddy: 80,
  traefik: 80,
};

/** The port that an image is known to listen on where the file names none. */
export function usualPort(image: string): number | undefined {
  const name = image.replace(/@.*$/, '').split('/').at(-1)?.split(':')[0] ?? '';
  return Object.hasOwn(USUAL, name) ? USUAL[name] : undefined;
}
