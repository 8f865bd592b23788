import { ACCOUNT_ID, REGION } from '../../model/ids';
import type { Decision, ImportOptions } from '../import-result';
import type { Findings } from './findings';
import { madeUpParameter, madeUpText } from './made-up-values';
import { entryOf, nothingAt, settledAt, textOf } from './template-node';
import type { Place, Settled, TemplateMapping, TemplateNode } from './template-node';

/** What the parameters of a template are worked out from. */
interface Given {
  readonly stackName: string;
  readonly options: ImportOptions;
  /** What the template keeps of the sandbox that it was written from. */
  readonly kept: Readonly<Record<string, string | null>>;
  readonly findings: Findings;
}

/** Choices that are worth showing; a list of all instance types is not. */
const MOST_OPTIONS = 40;

/** Values of a template's parameters, and of those that CloudFormation has of itself. */
export class Parameters {
  readonly decisions: Decision[] = [];
  private readonly values = new Map<string, Settled>();

  constructor(
    template: TemplateMapping,
    private readonly given: Given,
  ) {
    const declared = entryOf(template, 'Parameters');
    for (const [name, node] of declared?.kind === 'map' ? declared.entries : []) {
      this.values.set(name, this.worth(name, node));
    }
  }

  valueOf(name: string, place: Place): Settled | undefined {
    return this.values.get(name) ?? this.pseudo(name, place);
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
  private pseudo(name: string, place: Place): Settled | undefined {
    const { stackName } = this.given;
    switch (name) {
      case 'AWS::NoValue':
        return nothingAt(place);
      case 'AWS::Region':
        return settledAt(place, REGION);
      case 'AWS::AccountId':
        return settledAt(place, ACCOUNT_ID);
      case 'AWS::Partition':
        return settledAt(place, 'aws');
      case 'AWS::URLSuffix':
        return settledAt(place, 'amazonaws.com');
      case 'AWS::StackName':
        return settledAt(place, stackName);
      case 'AWS::StackId':
        return settledAt(
          place,
          `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/${stackName}/1`,
        );
      case 'AWS::NotificationARNs':
        return settledAt(place, []);
      default:
        return undefined;
    }
  }

  private worth(name: string, node: TemplateNode): Settled {
    const { options } = this.given;
    const wasIn = own(this.given.kept, name);
    // The sandbox that the template comes from has nothing of the kind.
    if (wasIn === null && own(options.variables, name) === undefined) return nothingAt(node);
    const type = scalarText(entryOf(node, 'Type')) ?? 'String';
    const byDefault = scalarText(entryOf(node, 'Default'));
    const allowed = entryOf(node, 'AllowedValues');
    const values =
      allowed?.kind === 'list' ? allowed.items.flatMap((one) => scalarText(one) ?? []) : [];
    const chosen =
      own(options.variables, name) ??
      own(options.choices, `parameter.${name}`) ??
      wasIn ??
      undefined;
    const usual = byDefault ?? values[0];
    const value =
      chosen ?? (usual === undefined ? undefined : this.resolved(name, node, type, usual));
    const isOpen = chosen === undefined && byDefault === undefined && values.length === 0;
    const worth = value ?? madeUpParameter(name, type);
    if (isOpen) this.sayMadeUp(name, node, worth);
    if (values.length > 0 || byDefault === undefined) {
      this.ask(name, node, values, typeof worth === 'string' ? worth : worth.join(','));
    }
    const isList = /^List<|^CommaDelimitedList$|<List<|<CommaDelimitedList>/.test(type);
    if (typeof worth !== 'string') return settledAt(node, worth);
    return settledAt(node, isList ? listed(worth) : worth);
  }

  /** What is kept in Systems Manager is not there: a made up value stands for it. */
  private resolved(name: string, node: TemplateNode, type: string, given: string) {
    const isInStore = type.startsWith('AWS::SSM::Parameter::Value<');
    // The name in the store tells more than the parameter's own.
    const isImage = /ami|image_id/i.test(given) && type.includes('<String>');
    if (!isInStore) return given;
    const worth = isImage
      ? madeUpParameter(name, 'AWS::EC2::Image::Id')
      : madeUpParameter(name, type);
    const shown = typeof worth === 'string' ? worth : worth.join(',');
    const message = `${given} is in no parameter store here: ${shown} stands in for its value`;
    this.given.findings.info(`Parameters.${name}`, node.line, message);
    return worth;
  }

  private sayMadeUp(name: string, node: TemplateNode, worth: string | string[]): void {
    const shown = typeof worth === 'string' ? worth : worth.join(',');
    const message = `has no default: ${shown === '' ? 'an empty text' : shown} stands in for it`;
    this.given.findings.info(`Parameters.${name}`, node.line, message);
  }

  private ask(name: string, node: TemplateNode, values: string[], chosen: string): void {
    const described = scalarText(entryOf(node, 'Description'));
    const shown = values.slice(0, MOST_OPTIONS);
    const all = shown.includes(chosen) ? shown : [chosen, ...shown];
    this.decisions.push({
      id: `parameter.${name}`,
      question: described === undefined ? `${name}?` : `${name}: ${described}`,
      options: all.map((value) => ({
        value,
        label: value,
        means: values.includes(value) ? 'One of the values that the template allows.' : 'Made up.',
      })),
      ...(values.length === 0 && { free: true }),
      chosen,
    });
  }
}

/** A value that another stack exports. */
export const importedValue = (name: string): string => madeUpText(name);

const scalarText = (node: TemplateNode | undefined): string | undefined =>
  node?.kind === 'scalar' ? textOf(node) : undefined;

const listed = (text: string): string[] =>
  text === '' ? [] : text.split(',').map((one) => one.trim());

const own = <Value>(from: Readonly<Record<string, Value>> | undefined, name: string) =>
  from && Object.hasOwn(from, name) ? from[name] : undefined;
