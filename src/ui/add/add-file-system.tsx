import { useState } from 'react';
import { USUAL_SUBNETS } from '../../model/service-network';
import { freeName } from '../../state/gestures/entities';
import { freeFileSystemName, planFileSystem } from '../../state/gestures/storage';
import { NamesSetting } from '../kit/names-setting';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import { useEntities } from './choices';
import { MountFields, useMount } from './mount-fields';
import { groupChoices, type Networks, subnetChoices, useNetworks } from './use-networks';

type Door = 'open' | 'given' | 'new';

const DOORS: { value: Door; label: string }[] = [
  { value: 'open', label: 'none: everything reaches them' },
  { value: 'new', label: 'a new one that lets in NFS (port 2049)' },
  { value: 'given', label: 'one that is there' },
];

interface Held {
  name: string;
  subnets: string[] | null;
  door: Door;
  groups: string[];
}

/** The VPC of a subnet; the one that everything is in which nobody declared. */
const vpcOf = ({ subnets }: Networks, [first]: readonly string[]): string =>
  subnets.find(({ SubnetId }) => SubnetId === first)?.VpcId ?? 'vpc-1';

/** An EFS file system with its mount targets, mounted at once where it was dropped on a service. */
export function AddFileSystem({ at, onto }: AddProps) {
  const entities = useEntities();
  const networks = useNetworks();
  const [held, setHeld] = useState<Held>(() => ({
    name: freeFileSystemName(entities),
    subnets: null,
    door: 'open',
    groups: [],
  }));
  const set = (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change }));
  const mount = useMount(onto, held.name || 'files', '/data');
  const network = mount.facts?.network;
  const subnets = held.subnets ?? network?.subnets ?? USUAL_SUBNETS;
  const groupName = freeName(
    `${held.name}-nfs`,
    networks.groups.map((one) => one.GroupName),
  );
  const from = network?.securityGroups ?? [];
  const problem =
    (held.name === '' && 'A file system needs a name here.') ||
    (held.door === 'given' && held.groups.length === 0 && 'Which security group?') ||
    mount.problem;
  const { facts, place } = mount;
  const plan =
    problem ||
    planFileSystem({
      name: held.name,
      subnets,
      groups:
        held.door === 'new'
          ? { kind: 'new', name: groupName, vpcId: vpcOf(networks, subnets), from }
          : { kind: 'given', ids: held.door === 'given' ? held.groups : [] },
      mount: facts && place ? { mounted: facts.mounted, place } : null,
      at,
    });
  return (
    <AddCard component="file-system" title="EFS file system" verb="Create" plan={plan}>
      <TextSetting
        text={{ name: 'Name', hint: 'Its tag Name.' }}
        value={held.name}
        onChange={(name) => set({ name })}
      />
      <NamesSetting
        text={{
          name: 'Mount targets',
          hint: 'Subnets, one an Availability Zone: tasks of other zones cannot mount it.',
        }}
        value={subnets}
        onChange={(next) => set({ subnets: next })}
        known={subnetChoices(networks)}
      />
      <ChoiceSetting
        text={{ name: 'Security group of the mount targets', hint: 'NFS needs port 2049 open.' }}
        value={held.door}
        onChange={(next) => set({ door: DOORS.find(({ value }) => value === next)!.value })}
        choices={DOORS}
      />
      {held.door === 'given' && (
        <NamesSetting
          text={{ name: 'Security groups', hint: 'Of each mount target.' }}
          value={held.groups}
          onChange={(groups) => set({ groups })}
          known={groupChoices(networks)}
          placeholder="sg-…"
        />
      )}
      <MountFields mount={mount} optional />
    </AddCard>
  );
}
