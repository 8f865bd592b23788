import { useState } from 'react';
import { planSecurityGroup } from '../../state/gestures/networks';
import { ApplyBar } from '../inspector/apply-bar';
import { TextSetting } from '../kit/setting';
import styles from './networks.module.css';

/** A new security group: it lets nothing in until a rule says so. */
export function NewGroup({ vpcId, onMade }: { vpcId: string; onMade: () => void }) {
  const [name, setName] = useState('');
  const clear = () => setName('');
  return (
    <div className={styles.form}>
      <TextSetting
        text={{ name: 'New security group', hint: 'It lets nothing in until a rule says so.' }}
        value={name}
        onChange={setName}
        placeholder="its GroupName"
      />
      <ApplyBar
        gesture={name === '' ? null : planSecurityGroup(name, `Made for ${name}`, vpcId)}
        onApplied={() => {
          clear();
          onMade();
        }}
        onDiscard={clear}
      />
    </div>
  );
}
