import type { ImportOptions } from '../import-result';
import type { Book } from './book';
import { readDotenv } from './dotenv';
import { interpolate } from './interpolation';
import { mergeMaps } from './merge-services';
import { placedOver } from './override-file';
import { overridesOf } from './override-names';
import { folderOf, pathFrom, withPathsFrom } from './relative-paths';
import { type At, itemsOf, type MapNode, member, moved, type Node, readYaml } from './yaml-places';
import { textOf, type YamlFile } from './yaml-places';

/** A compose file with everything in place that it takes from elsewhere. */
export interface Project {
  /** For clusters, families and load balancers: letters, digits and hyphens. */
  name: string;
  root: MapNode;
  services: Map<string, MapNode>;
  volumes: ReadonlyMap<string, Node>;
  networks: ReadonlyMap<string, Node>;
  secrets: ReadonlyMap<string, Node>;
  configs: ReadonlyMap<string, Node>;
  /** Values of the environment that the file may name. */
  variables: Readonly<Record<string, string>>;
}

export type ReadProject =
  | { ok: true; project: Project }
  | { ok: false; message: string; line?: number; path?: string };

/** No file has more; one made to do harm may. */
const MOST_SERVICES = 500;

/** How far a service may extend another, and a file include another. */
const LONGEST_CHAIN = 20;
const MOST_INCLUDED = 100;
const NONE: ReadonlyMap<string, Node> = new Map();

export function readProject(text: string, options: ImportOptions, book: Book): ReadProject {
  const reader = new ProjectReader(options, book);
  const file = reader.file(text);
  if (!file.ok) return file;
  if (file.root.kind !== 'map') {
    return { ok: false, message: 'not a compose file: it is no mapping of names', line: 1 };
  }
  return reader.project(reader.withOverride(file.root));
}

class ProjectReader {
  private readonly variables: Variables;
  private readonly told = new Set<string>();
  private included = 0;
  private readonly others = new Map<string, MapNode>();

  constructor(
    private readonly options: ImportOptions,
    private readonly book: Book,
  ) {
    const given = options.variables ?? {};
    const own = readDotenv(options.readFile?.('.env') ?? '', given);
    // The environment is stronger than the file that stands in for it.
    this.variables = {
      ...Object.fromEntries(own.map(({ name, value }) => [name, value])),
      ...given,
    };
  }

  /** `elsewhere`: the place of the first file that everything in this one is reported at. */
  file(text: string, elsewhere?: At, variables = this.variables): YamlFile {
    return readYaml(text, (value, at) => this.filled(value, elsewhere ?? at, variables));
  }

  private filled(value: string, at: At, variables: Variables): string {
    const { text, unset, demanded, isBroken } = interpolate(value, variables);
    const first = (name: string) => {
      const isNew = !this.told.has(name);
      this.told.add(name);
      return isNew;
    };
    for (const name of unset.filter(first)) {
      this.book.warn(at, `the variable ${name} is not set: an empty text stands for it`);
    }
    for (const { name, message } of demanded) {
      if (!first(name)) continue;
      const says = message === '' ? '' : ` (“${message}”)`;
      this.book.warn(at, `the variable ${name} must be set${says}: Compose would not start`);
    }
    if (isBroken) {
      this.book.warn(at, '“$” begins no variable here, which Compose refuses: write $$ for a $');
    }
    return text;
  }

  /** https://docs.docker.com/reference/compose-file/merge/ */
  withOverride(root: MapNode): MapNode {
    const whole = { path: '', line: 1, endLine: 1 };
    for (const path of overridesOf(this.options.fileName)) {
      const text = this.options.readFile?.(path);
      if (text === undefined) continue;
      const file = this.file(text, whole);
      if (!file.ok || file.root.kind !== 'map') {
        const why = file.ok ? 'it is no mapping' : file.message;
        this.book.warn(whole, `${path} beside it cannot be merged over it: ${why}`);
        return root;
      }
      this.book.tell(whole, `${path} beside it is merged over it, as Compose does`);
      const { line, endLine } = root;
      return { ...mergeMaps(root, placedOver(file.root, root)), line, endLine };
    }
    return root;
  }

  project(root: MapNode): ReadProject {
    const legacy = root.entries.has('services') ? undefined : legacyServices(root);
    const listed = legacy ?? root.entries.get('services');
    if (!listed || (listed.kind === 'scalar' && listed.value === null)) {
      return { ok: false, message: 'it has no services', line: root.line };
    }
    if (listed.kind !== 'map') {
      const { path, line } = listed;
      return { ok: false, message: 'services must be a mapping of names to services', line, path };
    }
    if (legacy) this.book.tell({ path: '', line: 1, endLine: 1 }, LEGACY);
    const wide: Wide = {
      services: new Map<string, Node>(listed.entries),
      volumes: sectionOf(root, 'volumes'),
      networks: sectionOf(root, 'networks'),
      secrets: sectionOf(root, 'secrets'),
      configs: sectionOf(root, 'configs'),
    };
    this.include(root, wide, { folder: '', variables: this.variables, chain: [] });
    const services = new Map<string, MapNode>();
    for (const [name, node] of wide.services) {
      if (node.kind !== 'map') {
        const { path, line } = node;
        return { ok: false, message: 'a service must be a mapping', line, path };
      }
      services.set(name, this.extended(node, wide.services, []));
    }
    if (services.size > MOST_SERVICES) {
      return {
        ok: false,
        message: `it has more than ${MOST_SERVICES} services`,
        line: listed.line,
      };
    }
    if (services.size === 0) return { ok: false, message: 'it has no services', line: listed.line };
    const name = this.nameOf(root);
    return { ok: true, project: { name, root, ...wide, services, variables: this.variables } };
  }

  private nameOf(root: MapNode): string {
    const node = root.entries.get('name');
    if (node) this.book.tell(node, 'the name of the cluster, and what other names begin with');
    const given = textOf(node) || this.variables.COMPOSE_PROJECT_NAME;
    return nameFrom(given || fromFileName(this.options.fileName)) || 'app';
  }

  /** https://docs.docker.com/reference/compose-file/include/ */
  private include(root: MapNode, wide: Wide, from: From): void {
    for (const one of itemsOf(root.entries.get('include'))) {
      const paths = one.kind === 'map' ? itemsOf(member(one, 'path')) : [one];
      const files = paths.map((path) => pathFrom(from.folder, textOf(path) ?? ''));
      const given = textOf(member(one, 'project_directory'));
      const folder = given === undefined ? folderOf(files[0] ?? '') : pathFrom(from.folder, given);
      const variables = this.variablesOf(one, from, folder);
      for (const path of files) {
        this.includeFile(path, one, wide, { ...from, folder, variables });
      }
    }
  }

  /** What an included file is filled in with: files of its own, and over them what is known. */
  private variablesOf(one: Node, from: From, folder: string): Variables {
    const named = itemsOf(member(one, 'env_file')).map((file) => textOf(file) ?? '');
    const files = named.length > 0 ? named.map((file) => pathFrom(from.folder, file)) : undefined;
    let own: Variables = {};
    for (const file of files ?? [pathFrom(folder, '.env')]) {
      const text = this.options.readFile?.(file);
      if (text === undefined && files) {
        this.book.warn(one, `the file ${file} is not at hand: its variables are missing here`);
      }
      const read = readDotenv(text ?? '', from.variables);
      own = { ...own, ...Object.fromEntries(read.map(({ name, value }) => [name, value])) };
    }
    return { ...own, ...from.variables };
  }

  private includeFile(path: string, at: Node, wide: Wide, from: From): void {
    if (from.chain.includes(path) || from.chain.length > LONGEST_CHAIN) {
      return this.book.warn(at, `${path} includes itself: left out, as Compose refuses it`);
    }
    this.included += 1;
    if (this.included > MOST_INCLUDED) {
      return this.book.warn(at, `more than ${MOST_INCLUDED} files are included: left out`);
    }
    const root = this.otherFile(path, at, from.variables);
    if (!root) return;
    this.book.tell(at, `${path} is read as if it stood here`);
    for (const section of SECTIONS) {
      const own = wide[section] as Map<string, Node>;
      for (const [name, given] of sectionOf(root, section)) {
        const node = section === 'services' ? withPathsFrom(from.folder, given) : given;
        if (own.has(name)) this.book.warn(at, `${path} declares ${section}.${name} once more`);
        else own.set(name, moved(node, `${section}.${name}`, at));
      }
    }
    this.include(root, wide, { ...from, chain: [...from.chain, path] });
  }

  /** Each is read once with the same variables, however often it is named. */
  private otherFile(path: string, at: Node, variables = this.variables): MapNode | undefined {
    const key = `${path}\n${JSON.stringify(variables)}`;
    const known = this.others.get(key);
    if (known) return known;
    const root = this.readOther(path, at, variables);
    if (root) this.others.set(key, root);
    return root;
  }

  private readOther(path: string, at: Node, variables: Variables): MapNode | undefined {
    const text = this.options.readFile?.(path);
    if (text === undefined) {
      this.book.warn(at, `the file ${path} is not at hand: what it says is missing here`);
      return undefined;
    }
    const file = this.file(text, at, variables);
    if (file.ok && file.root.kind === 'map') return file.root;
    const why = file.ok ? 'it is no mapping' : file.message;
    this.book.warn(at, `the file ${path} cannot be used: ${why}`);
    return undefined;
  }

  /** https://docs.docker.com/reference/compose-file/services/#extends */
  private extended(
    node: MapNode,
    all: ReadonlyMap<string, Node>,
    chain: readonly string[],
  ): MapNode {
    const given = node.entries.get('extends');
    if (!given) return node;
    const from = textOf(given.kind === 'map' ? member(given, 'service') : given) ?? '';
    const path = textOf(member(given, 'file'));
    const link = `${path ?? ''}:${from}`;
    if (chain.includes(link) || chain.length > LONGEST_CHAIN) {
      this.book.warn(given, `extends ${from}, which comes back to it: left out`);
      return node;
    }
    const others = path === undefined ? all : sectionOf(this.otherFile(path, given), 'services');
    const found = others.get(from);
    if (found?.kind !== 'map') {
      if (path === undefined || others.size > 0) {
        this.book.warn(given, `extends the service ${from}, which is not there`);
      }
      return node;
    }
    this.book.tell(given, `what ${from} says stands here too, where nothing else is said`);
    const near = path === undefined ? found : withPathsFrom(folderOf(path), found);
    const base = this.extended(near as MapNode, others, [...chain, link]);
    const lines = path === undefined ? undefined : given;
    return mergeMaps(moved(base, node.path, lines) as MapNode, node);
  }
}

type Variables = Readonly<Record<string, string>>;
/** What the paths and variables of a file are understood from. */
interface From {
  folder: string;
  variables: Variables;
  /** The files that led here. */
  chain: readonly string[];
}
type Section = 'services' | 'volumes' | 'networks' | 'secrets' | 'configs';
type Wide = Record<Section, ReadonlyMap<string, Node>>;
const SECTIONS: readonly Section[] = ['services', 'volumes', 'networks', 'secrets', 'configs'];

function sectionOf(root: MapNode | undefined, name: Section): ReadonlyMap<string, Node> {
  const node = root?.entries.get(name);
  return node?.kind === 'map' ? new Map(node.entries) : new Map(NONE);
}

const LEGACY =
  'a file of Compose’s first version, whose services stand at the top: read as if under “services”';

/** Files of 2014 and 2015 have no `services`: every member is a service. */
function legacyServices(root: MapNode): MapNode | undefined {
  const members = [...root.entries.values()];
  const isService = (node: Node) =>
    node.kind === 'map' && (node.entries.has('image') || node.entries.has('build'));
  return members.length > 0 && members.every(isService) ? root : undefined;
}

/** `shop.compose.yml` gives `shop`; `docker-compose.yml` is named for nothing. */
function fromFileName(fileName: string): string {
  const [last = '', folder = ''] = fileName.split('/').reverse();
  const stem = last
    .replace(/\.ya?ml$/i, '')
    .replace(/(?:^|[._-])(?:docker-)?(?:compose|stack)\b/gi, '');
  return nameFrom(stem) || folder;
}

const nameFrom = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
