import type { Result } from '../../model/result';
import { USUAL_SUBNETS } from '../../model/service-network';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { useAnswer } from '../inspector/use-answer';
import { useLastEvent } from '../inspector/use-calm';

export interface DescribedSubnet {
  SubnetId: string;
  VpcId: string;
  AvailabilityZone: string;
  CidrBlock: string;
  AvailableIpAddressCount: number;
}

export interface DescribedGroup {
  GroupId: string;
  GroupName: string;
  Description: string;
  VpcId: string;
}

export interface DescribedVpc {
  VpcId: string;
  CidrBlock: string;
}

function listOf<T>(result: Result | null, member: string): readonly T[] {
  const list = outputMember(result, member);
  return Array.isArray(list) ? (list as T[]) : [];
}

/** Networks as EC2 describes them: what was declared, and what was named without being so. */
export function useNetworks() {
  const last = useLastEvent();
  const subnets = useAnswer(operation('EC2.DescribeSubnets', {}), last);
  const groups = useAnswer(operation('EC2.DescribeSecurityGroups', {}), last);
  const vpcs = useAnswer(operation('EC2.DescribeVpcs', {}), last);
  const refresh = () => [subnets, groups, vpcs].forEach((one) => one.refresh());
  return {
    subnets: listOf<DescribedSubnet>(subnets.result, 'Subnets'),
    groups: listOf<DescribedGroup>(groups.result, 'SecurityGroups'),
    vpcs: listOf<DescribedVpc>(vpcs.result, 'Vpcs'),
    refresh,
  };
}

export type Networks = ReturnType<typeof useNetworks>;

/** Subnets to choose from: those that are there, and those that would be there when named. */
export function subnetChoices({ subnets }: Networks): { value: string; label: string }[] {
  const known = subnets.map((one) => ({
    value: one.SubnetId,
    label: `${one.SubnetId} · ${one.AvailabilityZone} · ${one.AvailableIpAddressCount} free`,
  }));
  const names = new Set(known.map(({ value }) => value));
  const usual = USUAL_SUBNETS.filter((name) => !names.has(name));
  return [...known, ...usual.map((value) => ({ value, label: value }))];
}

export const groupChoices = ({ groups }: Networks): { value: string; label: string }[] =>
  groups.map(({ GroupId, GroupName }) => ({ value: GroupId, label: `${GroupId} · ${GroupName}` }));
