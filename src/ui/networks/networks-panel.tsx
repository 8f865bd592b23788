import { type ReactNode, useState } from 'react';
import { Section } from '../kit/section';
import { ChoiceSetting } from '../kit/setting';
import panel from '../inspector/panel.module.css';
import { type DescribedGroup, type Networks, useNetworks } from '../add/use-networks';
import { Endpoints } from './endpoints';
import { NewGroup } from './new-group';
import { NewSubnet } from './new-subnet';
import styles from './networks.module.css';
import { SecurityGroupRules } from './security-group-rules';

/** Those that are declared or named; else the one that everything is in. */
function idsOf({ vpcs, subnets }: Networks): string[] {
  const ids = new Set([...vpcs, ...subnets].map((one) => one.VpcId));
  return ids.size > 0 ? [...ids] : ['vpc-1'];
}

/** Lists them, and lets subnets, endpoints and rules come, each by its operation. */
export default function NetworksPanel() {
  const networks = useNetworks();
  const { vpcs, groups, refresh } = networks;
  const [picked, pick] = useState<string | null>(null);
  const vpcIds = idsOf(networks);
  const vpcId = picked ?? vpcIds[0]!;
  const vpcField = vpcIds.length > 1 && (
    <ChoiceSetting
      text={{ name: 'VpcId', hint: 'The VPC it is made in.' }}
      value={vpcId}
      onChange={pick}
      choices={vpcIds}
    />
  );
  return (
    <div className={styles.panel}>
      <Section title="VPCs" aside={vpcs.length}>
        {vpcs.length === 0 && (
          <p className={panel.empty}>
            None declared: everything is in one VPC that lets everything through.
          </p>
        )}
        {vpcs.map(({ VpcId, CidrBlock }) => (
          <p key={VpcId} className={styles.line}>
            <span className="mono">{VpcId}</span> {CidrBlock}
          </p>
        ))}
      </Section>
      <Subnets networks={networks} vpcId={vpcId} vpcField={vpcField} />
      <Endpoints networks={networks} vpcId={vpcId} vpcField={vpcField} />
      <Section title="Security groups" aside={groups.length}>
        {groups.length === 0 && (
          <p className={panel.empty}>
            None declared: a group that is only named lets everything through.
          </p>
        )}
        {groups.map((group) => (
          <Group key={group.GroupId} group={group} groups={groups} onChanged={refresh} />
        ))}
        <NewGroup vpcId={vpcId} onMade={refresh} />
      </Section>
    </div>
  );
}

function Subnets(props: { networks: Networks; vpcId: string; vpcField: ReactNode }) {
  const { subnets } = props.networks;
  return (
    <Section title="Subnets" aside={subnets.length}>
      {subnets.length === 0 && <p className={panel.empty}>None has been named yet.</p>}
      {subnets.length > 0 && (
        <table className={panel.table}>
          <thead>
            <tr>
              <th scope="col">Subnet</th>
              <th scope="col">Zone</th>
              <th scope="col">CIDR</th>
              <th scope="col">VPC</th>
              <th scope="col">Free addresses</th>
            </tr>
          </thead>
          <tbody>
            {subnets.map((one) => (
              <tr key={one.SubnetId}>
                <td className="mono">{one.SubnetId}</td>
                <td>{one.AvailabilityZone}</td>
                <td>{one.CidrBlock}</td>
                <td>{one.VpcId}</td>
                <td>{one.AvailableIpAddressCount.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NewSubnet {...props} />
    </Section>
  );
}

function Group(props: {
  group: DescribedGroup;
  groups: readonly DescribedGroup[];
  onChanged: () => void;
}) {
  const { GroupId, GroupName, Description, VpcId } = props.group;
  return (
    <details className={styles.group} open={props.groups.length < 4}>
      <summary>
        <b>{GroupName}</b> <span className="mono">{GroupId}</span>
        <span className={styles.about}>
          {Description} · {VpcId}
        </span>
      </summary>
      <SecurityGroupRules {...props} />
    </details>
  );
}
