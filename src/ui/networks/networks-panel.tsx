import { Section } from '../kit/section';
import panel from '../inspector/panel.module.css';
import { type DescribedGroup, useNetworks } from '../add/use-networks';
import { NewGroup } from './new-group';
import styles from './networks.module.css';
import { SecurityGroupRules } from './security-group-rules';

/** Lists them, and lets rules of security groups come and go, each by its operation. */
export default function NetworksPanel() {
  const { vpcs, subnets, groups, refresh } = useNetworks();
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
      </Section>
      <Section title="Security groups" aside={groups.length}>
        {groups.length === 0 && (
          <p className={panel.empty}>
            None declared: a group that is only named lets everything through.
          </p>
        )}
        {groups.map((group) => (
          <Group key={group.GroupId} group={group} groups={groups} onChanged={refresh} />
        ))}
        <NewGroup vpcId={vpcs[0]?.VpcId ?? 'vpc-1'} onMade={refresh} />
      </Section>
    </div>
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
