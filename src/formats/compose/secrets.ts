import { parameterArn, secretArn } from '../../model/ids';
import { namedId } from '../../model/named-id';
import type { Draft } from './book';
import type { Plan, Spot } from './plan';
import { flag } from './quantities';
import { itemsOf, type MapNode, member, type Node, textOf } from './yaml-places';

type Variables = Map<string, { value: string; at: Node }>;

/** Secrets and configs: files in Compose, variables in ECS. */
export class Secrets {
  private readonly made = new Map<string, { valueFrom: string; draft?: Draft }>();

  constructor(private readonly plan: Plan) {
    const { project, book, services } = plan;
    for (const section of ['secrets', 'configs'] as const) {
      const used = new Set(services.flatMap(({ node }) => namesUsed(node, section)));
      for (const [name, node] of project[section]) {
        if (used.has(name)) continue;
        book.keep(node);
        book.tell(node, 'no running service takes it: nothing is made of it');
      }
    }
  }

  /** `secrets` of the container. Variables that hold the path of a secret's file give way to it. */
  translate(spot: Spot, variables: Variables): void {
    const list: { name: string; valueFrom: string }[] = [];
    for (const section of ['secrets', 'configs'] as const) {
      for (const one of itemsOf(spot.service.node.entries.get(section))) {
        const found = this.one(spot, section, one, variables);
        if (!found || list.some(({ name }) => name === found.name)) continue;
        list.push(found);
        const path = `${spot.prefix}.secrets[${list.length - 1}]`;
        const says = `The container has it as the variable ${found.name}, not as a file.`;
        this.plan.book.link(one, spot.task.draft, path, says);
      }
    }
    if (list.length > 0) spot.container.secrets = list;
  }

  private one(
    spot: Spot,
    section: 'secrets' | 'configs',
    node: Node,
    variables: Variables,
  ): { name: string; valueFrom: string } | undefined {
    const { book, project } = this.plan;
    const source = textOf(node.kind === 'map' ? member(node, 'source') : node) ?? '';
    const declared = project[section].get(source);
    if (!declared) {
      book.lose(node, `${section}.${source} is not declared: Compose refuses it`);
      return undefined;
    }
    const target =
      textOf(member(node, 'target')) ?? (section === 'secrets' ? source : `/${source}`);
    const path = target.startsWith('/') ? target : `/run/secrets/${target}`;
    const valueFrom =
      section === 'secrets' ? this.secret(source, declared) : this.config(source, declared);
    if (valueFrom === undefined) {
      const file = `ECS mounts no files: ${path} must be part of the image`;
      book.lose(node, file);
      return undefined;
    }
    const pointing = [...variables].find(
      ([name, { value }]) => value === path && name.endsWith('_FILE'),
    );
    if (pointing) {
      const [name, { at }] = pointing;
      variables.delete(name);
      const own = name.replace(/_FILE$/, '');
      book.warn(at, `ECS hands a secret as a variable: ${own} has its value; ${name} is left out`);
      return { name: own, valueFrom };
    }
    const own = (path.split('/').at(-1) ?? source).toUpperCase().replace(/[^A-Z0-9]+/g, '_');
    book.warn(node, `a file at ${path} in Compose; in ECS the variable ${own} has what it holds`);
    return { name: own, valueFrom };
  }

  private secret(name: string, node: Node): string {
    const key = `secrets.${name}`;
    const known = this.made.get(key);
    if (known) return known.valueFrom;
    const external = member(node, 'external');
    const isExternal = external?.kind === 'map' || flag(textOf(external)) === true;
    const { plan } = this;
    const Name = isExternal
      ? allowed(textOf(member(node, 'name') ?? member(external, 'name')) ?? name)
      : allowed(`${plan.project.name}/${name}`);
    const valueFrom = secretArn(Name, namedId('', Name).slice(1, 7));
    if (isExternal) {
      this.made.set(key, { valueFrom });
      plan.book.warn(node, `${Name} must be in Secrets Manager already`);
      return valueFrom;
    }
    const value = this.valueOf(node);
    const SecretString = value === undefined || value === '' ? 'to-be-set' : value.slice(0, 65_536);
    const draft = plan.add('secrets', 'SecretsManager.CreateSecret', { Name, SecretString });
    plan.book.link(node, draft, '', 'Secrets Manager keeps it; the execution role fetches it.');
    if (SecretString === 'to-be-set') {
      plan.book.warn(node, 'its value is not at hand: put it into Secrets Manager');
    }
    this.made.set(key, { valueFrom, draft });
    return valueFrom;
  }

  /** A parameter, where the file tells what it holds. */
  private config(name: string, node: Node): string | undefined {
    const key = `configs.${name}`;
    const known = this.made.get(key);
    if (known) return known.valueFrom;
    const Value = this.valueOf(node);
    const { plan } = this;
    if (Value === undefined || Value === '' || Value.length > LONGEST_PARAMETER) {
      plan.book.lose(node, 'what it holds is not at hand, or too long for a parameter');
      return undefined;
    }
    const Name = `/${plan.project.name}/${allowed(name)}`;
    const tier = Value.length > 4096 ? { Tier: 'Advanced' } : {};
    const draft = plan.add('secrets', 'SSM.PutParameter', { Name, Value, Type: 'String', ...tier });
    plan.book.link(node, draft, '', 'Systems Manager keeps it as a parameter.');
    const valueFrom = parameterArn(Name);
    this.made.set(key, { valueFrom, draft });
    return valueFrom;
  }

  private valueOf(node: Node): string | undefined {
    const content = textOf(member(node, 'content'));
    if (content !== undefined) return content;
    const { variables } = this.plan.project;
    const variable = textOf(member(node, 'environment'));
    if (variable !== undefined && Object.hasOwn(variables, variable)) return variables[variable];
    const file = textOf(member(node, 'file'));
    return file === undefined ? undefined : this.plan.options.readFile?.(file);
  }
}

const LONGEST_PARAMETER = 8192;

const allowed = (name: string) => name.replace(/[^A-Za-z0-9/_+=.@!-]+/g, '-');

const namesUsed = (service: MapNode, section: string): string[] =>
  itemsOf(service.entries.get(section)).flatMap(
    (one) => textOf(one.kind === 'map' ? member(one, 'source') : one) ?? [],
  );
