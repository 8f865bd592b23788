import { ACCOUNT_ID, REGION } from '../../../model/ids';

/** An intrinsic function of a template, under its short YAML name. */
export class Intrinsic {
  constructor(
    readonly name: 'Ref' | 'GetAtt' | 'Sub' | 'Select' | 'Base64',
    readonly argument: string | readonly unknown[],
  ) {}
}

export const ref = (logicalId: string): Intrinsic => new Intrinsic('Ref', logicalId);
export const getAtt = (logicalId: string, attribute: string): Intrinsic =>
  new Intrinsic('GetAtt', `${logicalId}.${attribute}`);
export const sub = (text: string): Intrinsic => new Intrinsic('Sub', text);

/** Text of which no part is a placeholder of `Fn::Sub`. */
export const literal = (text: string): string => text.replaceAll('${', '${!');

/** Account and region of an ARN, an address or a zone, as those of wherever the stack is made. */
export function anywhere(text: string): string | Intrinsic {
  const isPlace = text.startsWith('arn:') || text.includes(`.${REGION}.`);
  // A shell's or a policy's own placeholder is not to be taken for one of Fn::Sub.
  if (text.includes('${')) return sub(literal(text));
  if (!isPlace && !text.includes(ACCOUNT_ID)) return text;
  const general = literal(text)
    .replaceAll(ACCOUNT_ID, '${AWS::AccountId}')
    .replaceAll(REGION, '${AWS::Region}');
  return general === text ? text : sub(general);
}

/** A zone of the fixed region by its letter. */
export const zone = (name: string): string | Intrinsic =>
  name.startsWith(REGION) ? sub(name.replace(REGION, '${AWS::Region}')) : name;
