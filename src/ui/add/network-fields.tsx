import { NamesSetting } from '../kit/names-setting';
import { groupChoices, type Networks, subnetChoices } from './use-networks';

/** Subnets and security groups: picked, or typed; those never declared permit everything. */
export function NetworkFields(props: {
  networks: Networks;
  subnets: readonly string[];
  securityGroups: readonly string[];
  onSubnets: (subnets: string[]) => void;
  onGroups: (groups: string[]) => void;
  /** What is put into them. */
  of: string;
}) {
  const { networks, subnets, securityGroups, onSubnets, onGroups, of } = props;
  return (
    <>
      <NamesSetting
        text={{ name: 'Subnets', hint: `Where ${of} get their addresses.` }}
        value={subnets}
        onChange={onSubnets}
        known={subnetChoices(networks)}
        problem={subnets.length === 0 ? 'Needs at least one' : null}
      />
      <NamesSetting
        text={{ name: 'Security groups', hint: 'What may reach them. None: everything.' }}
        value={securityGroups}
        onChange={onGroups}
        known={groupChoices(networks)}
        placeholder="sg-…"
      />
    </>
  );
}
