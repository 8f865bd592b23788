import { useState } from 'react';
import type { FileSystemView } from '../../model/infrastructure-view';
import { planEfsMount } from '../../state/gestures/storage';
import { SwitchSetting } from '../kit/setting';
import { useView } from '../sandbox-context';
import { AddCard } from './add-card';
import { useEntities } from './choices';
import { MountFields, useMount } from './mount-fields';

/** Asks where in a service's tasks a file system is mounted. */
export function MountDialog() {
  const dialog = useView((state) => state.dialog);
  const entities = useEntities();
  if (dialog?.kind !== 'mount') return null;
  const fileSystem = entities.get(dialog.fileSystem);
  if (fileSystem?.kind !== 'fileSystem') return null;
  return <Mount fileSystem={fileSystem} onto={dialog.serviceId} />;
}

function Mount({ fileSystem, onto }: { fileSystem: FileSystemView; onto: string | null }) {
  const { name, fileSystemId } = fileSystem;
  const mount = useMount(onto, name, '/data');
  const [transitEncryption, setEncryption] = useState(false);
  const { facts, place, service } = mount;
  const problem = (!service && 'Which service’s tasks?') || mount.problem;
  const plan =
    problem || !facts || !place
      ? problem || ''
      : planEfsMount(facts.mounted, { ...place, fileSystemId, transitEncryption });
  return (
    <AddCard component="file-system" title={`Mount ${name}`} verb="Mount" plan={plan}>
      <MountFields mount={mount} optional={false} />
      <SwitchSetting
        text={{ name: 'Transit encryption', hint: 'TLS between task and file system.' }}
        value={transitEncryption}
        onChange={setEncryption}
      />
    </AddCard>
  );
}
