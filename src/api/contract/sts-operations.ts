/**
 * The part of the catalogue that `aws sts` is: scripts ask it for the account they are in.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 */
import { structure } from './members';
import { shows } from './operation';

export const STS_OPERATIONS = {
  'STS.GetCallerIdentity': shows(structure({}), 'Shows the account, and who is calling.'),
} as const;
