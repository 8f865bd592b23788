import { ec2Errors } from '../../contract/errors';
import { page } from '../pages';

/** A page of an EC2 list, under the member that it comes in: a thousand unless told. */
export function ec2Page(
  member: string,
  all: readonly unknown[],
  input: { MaxResults?: number; NextToken?: string },
): object {
  const badToken = ec2Errors.of('InvalidNextToken', 'The token is invalid.');
  const { items, next } = page(all, input.MaxResults ?? 1000, input.NextToken, badToken);
  return { [member]: items, ...(next !== undefined && { NextToken: next }) };
}
