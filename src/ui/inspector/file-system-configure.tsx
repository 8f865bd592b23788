import { useState } from 'react';
import type { FileSystemView } from '../../model/infrastructure-view';
import { planAccessPoint, planMountTarget } from '../../state/gestures/storage';
import { groupChoices, subnetChoices, useNetworks } from '../add/use-networks';
import { NamesSetting } from '../kit/names-setting';
import { ChoiceSetting, TextSetting } from '../kit/setting';
import { ApplyBar } from './apply-bar';
import { LabelField } from './label-field';
import { operation } from './operation';
import styles from './panel.module.css';

type Props = { fileSystem: FileSystemView };

/** One more mount target: its tasks’ zone can mount it then. */
function NewMountTarget({ fileSystem }: Props) {
  const networks = useNetworks();
  const [subnet, setSubnet] = useState('');
  const [groups, setGroups] = useState<string[]>([]);
  const taken = fileSystem.mountTargets.map((one) => one.subnetId);
  const clear = () => {
    setSubnet('');
    setGroups([]);
  };
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Add a mount target</h3>
        <div className={styles.field}>
          <ChoiceSetting
            text={{ name: 'SubnetId', hint: 'One mount target an Availability Zone.' }}
            value={subnet}
            onChange={setSubnet}
            choices={subnetChoices(networks).filter(({ value }) => !taken.includes(value))}
          />
        </div>
        <div className={styles.field}>
          <NamesSetting
            text={{ name: 'SecurityGroups', hint: 'NFS needs TCP 2049 open.' }}
            value={groups}
            onChange={setGroups}
            known={groupChoices(networks)}
          />
        </div>
      </div>
      <ApplyBar
        gesture={subnet === '' ? null : planMountTarget(fileSystem, subnet, groups)}
        onApplied={clear}
        onDiscard={clear}
      />
    </div>
  );
}

/** Other security groups for the mount targets that are there. */
function TargetGroups({ fileSystem }: Props) {
  const networks = useNetworks();
  const [groups, setGroups] = useState<string[] | null>(null);
  const { name, mountTargets } = fileSystem;
  if (mountTargets.length === 0) return null;
  const gesture = groups && {
    label: `Change the security groups of ${name}`,
    operations: mountTargets.map(({ mountTargetId }) =>
      operation('EFS.ModifyMountTargetSecurityGroups', {
        MountTargetId: mountTargetId,
        SecurityGroups: groups,
      }),
    ),
  };
  const clear = () => setGroups(null);
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Mount targets</h3>
        <NamesSetting
          text={{ name: 'SecurityGroups', hint: 'Of all mount targets that are there.' }}
          value={groups ?? mountTargets[0]?.securityGroupIds ?? []}
          onChange={setGroups}
          known={groupChoices(networks)}
        />
      </div>
      <ApplyBar gesture={gesture} onApplied={clear} onDiscard={clear} />
    </div>
  );
}

function NewAccessPoint({ fileSystem }: Props) {
  const [path, setPath] = useState('');
  const clear = () => setPath('');
  return (
    <div className={styles.part}>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Add an access point</h3>
        <TextSetting
          text={{ name: 'RootDirectory', hint: 'What is mounted through it instead of /.' }}
          value={path}
          onChange={setPath}
          placeholder="/uploads"
        />
      </div>
      <ApplyBar
        gesture={path === '' ? null : planAccessPoint(fileSystem, path)}
        onApplied={clear}
        onDiscard={clear}
      />
    </div>
  );
}

/** Mount targets with their security groups, access points. */
export function FileSystemConfigure({ fileSystem }: Props) {
  return (
    <>
      <div className={styles.form}>
        <LabelField id={fileSystem.id} />
      </div>
      <TargetGroups fileSystem={fileSystem} />
      <NewMountTarget fileSystem={fileSystem} />
      <NewAccessPoint fileSystem={fileSystem} />
    </>
  );
}
