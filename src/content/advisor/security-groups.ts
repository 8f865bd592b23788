import { operation } from './fixes';
import type { Operation, SurveyedGroup, SurveyedSecurityGroup } from './survey';

/** The rules of a group that are about this port. */
export const rulesAt = ({ ingress }: SurveyedSecurityGroup, port: number) =>
  ingress.filter(
    ({ IpProtocol, FromPort = 0, ToPort = 65_535 }) =>
      IpProtocol === '-1' || (FromPort <= port && port <= ToPort),
  );

/** Ids of the security groups of the load balancers in front. */
export const frontsOf = (groups: readonly SurveyedGroup[]): string[] =>
  groups.flatMap((one) => one.balancers).flatMap((one) => one.input.SecurityGroups ?? []);

/** Lets whatever is in another group, its id given, come to the port. */
export const letIn = ({ id }: SurveyedSecurityGroup, port: number, from: string): Operation =>
  operation('EC2.AuthorizeSecurityGroupIngress', {
    GroupId: id,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: port, ToPort: port, UserIdGroupPairs: [{ GroupId: from }] },
    ],
  });
