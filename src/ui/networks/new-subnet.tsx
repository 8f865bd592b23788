import { type ReactNode, useState } from 'react';
import { REGION } from '../../model/ids';
import { freeBlock, planSubnet } from '../../state/gestures/networks';
import type { Networks } from '../add/use-networks';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import { NewThing } from './new-thing';
import styles from './networks.module.css';

const ZONES = ['a', 'b', 'c'].map((letter) => `${REGION}${letter}`);

/** Where the subnets of a VPC lie that nobody declared. */
const UNDECLARED = '10.0.0.0/8';

/** The zone in which a VPC has fewest subnets. */
const barest = (subnets: Networks['subnets']): string => {
  const count = (zone: string) => subnets.filter((one) => one.AvailabilityZone === zone).length;
  return ZONES.reduce((least, zone) => (count(zone) < count(least) ? zone : least));
};

/** A new subnet of a VPC: the next free block, in the zone that has fewest. */
export function NewSubnet(props: { networks: Networks; vpcId: string; vpcField: ReactNode }) {
  const { networks, vpcId, vpcField } = props;
  const { vpcs, subnets, refresh } = networks;
  const own = subnets.filter((one) => one.VpcId === vpcId);
  const block = vpcs.find((one) => one.VpcId === vpcId)?.CidrBlock ?? UNDECLARED;
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const cidr =
    typed ??
    freeBlock(
      block,
      own.map((one) => one.CidrBlock),
    );
  const zone = picked ?? barest(own);
  const clear = () => {
    setTyped(null);
    setPicked(null);
  };
  return (
    <NewThing
      word="New subnet…"
      gesture={cidr === '' ? null : planSubnet({ vpcId, cidr, zone })}
      onMade={refresh}
      onClosed={clear}
    >
      {vpcField}
      <div className={styles.two}>
        <TextSetting
          text={{ name: 'CidrBlock', hint: `A part of the block of ${vpcId}.` }}
          value={cidr}
          onChange={setTyped}
        />
        <ChoiceSetting
          text={{ name: 'AvailabilityZone', hint: 'Where what is in it runs.' }}
          value={zone}
          onChange={setPicked}
          choices={ZONES}
        />
      </div>
    </NewThing>
  );
}
