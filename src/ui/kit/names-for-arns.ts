/** `--target-group-arn web`, `TargetGroupArn=web`, `"TargetGroupArn":"web"`: a name, no ARN. */
const NAME_FOR_ARN = /-arns? (?=[\w/])(?!arn:)|Arns?(?:"?:\[?"|=\[?)(?=[\w/])(?!arn:)/gi;

/** Roles may be named on AWS too. */
const ROLE = /role-?$/i;

/**
 * Whether a line has a name where AWS wants an ARN. The sandbox takes both; an ARN that is in a
 * variable is none.
 */
export const namesForArns = (line: string): boolean =>
  [...line.matchAll(NAME_FOR_ARN)].some(({ index }) => !ROLE.test(line.slice(0, index)));
