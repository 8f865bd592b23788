import type { InputShape, StructureShape } from '../api/contract/input-shape';
import { inputOf, OPERATIONS, type Target } from '../api/contract/operations';
import { serviceNamed } from './services';

type Shape = Record<string, unknown>;

/**
 * The operations of `aws sandbox …` as a service model of Amazon's SDKs for Python, made from what
 * the operations take: with it the real AWS CLI knows them.
 * https://docs.aws.amazon.com/cli/latest/reference/configure/add-model.html
 */
export function sandboxServiceModel(): object {
  const service = serviceNamed('Sandbox');
  const targets = Object.keys(OPERATIONS).filter((one) => one.startsWith('Sandbox.')) as Target[];
  const shapes = new Shapes();
  const operations = targets.map((target) => {
    const name = target.slice('Sandbox.'.length);
    shapes.add(`${name}Input`, inputOf(target));
    return [
      name,
      {
        name,
        http: { method: 'POST', requestUri: '/' },
        input: { shape: `${name}Input` },
        output: { shape: ANSWER },
        documentation: `<p>${OPERATIONS[target].help}</p>`,
      },
    ];
  });
  return {
    version: '2.0',
    metadata: {
      apiVersion: service.version,
      endpointPrefix: 'sandbox',
      jsonVersion: service.jsonVersion,
      protocol: 'json',
      serviceFullName: 'ECS Sandbox',
      serviceId: 'Sandbox',
      signatureVersion: 'v4',
      targetPrefix: service.targetPrefix,
      uid: `sandbox-${service.version}`,
    },
    operations: Object.fromEntries(operations),
    shapes: shapes.all(),
    documentation: '<p>Traffic, faults, images and time of an ECS Sandbox.</p>',
  };
}

/** Every answer is shown whole, whatever is in it: to the clients it is a document. */
const ANSWER = 'Answer';
const PLAIN: Readonly<Record<string, Shape>> = {
  String: { type: 'string' },
  Integer: { type: 'integer' },
  Double: { type: 'double' },
  Boolean: { type: 'boolean' },
  Timestamp: { type: 'timestamp' },
  Document: { type: 'structure', members: {}, document: true },
  [ANSWER]: { type: 'structure', members: {}, document: true },
};

const NAMES: Partial<Record<InputShape['type'], string>> = {
  string: 'String',
  integer: 'Integer',
  float: 'Double',
  boolean: 'Boolean',
  timestamp: 'Timestamp',
  document: 'Document',
};

/** Shapes by name; those of members are named after where they stand. */
class Shapes {
  private readonly named = new Map<string, Shape>(Object.entries(PLAIN));

  all(): Record<string, Shape> {
    return Object.fromEntries(this.named);
  }

  add(name: string, shape: StructureShape): void {
    const members = Object.entries(shape.members).map(([member, one]) => {
      const within = `${name}${member.charAt(0).toUpperCase()}${member.slice(1)}`;
      return [member, { shape: this.nameOf(within, one) }];
    });
    const { required } = shape;
    this.named.set(name, {
      type: 'structure',
      ...(required.length > 0 && { required: [...required] }),
      members: Object.fromEntries(members),
    });
  }

  private nameOf(name: string, shape: InputShape): string {
    switch (shape.type) {
      case 'structure':
        this.add(name, shape);
        return name;
      case 'list':
        this.named.set(name, {
          type: 'list',
          member: { shape: this.nameOf(`${name}Member`, shape.member) },
        });
        return name;
      case 'map':
        this.named.set(name, {
          type: 'map',
          key: { shape: 'String' },
          value: { shape: this.nameOf(`${name}Value`, shape.value) },
        });
        return name;
      case 'string':
        if (!shape.enum) return 'String';
        this.named.set(name, { type: 'string', enum: [...shape.enum] });
        return name;
      default:
        return NAMES[shape.type]!;
    }
  }
}
