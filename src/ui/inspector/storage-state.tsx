import { Button } from '@mantine/core';
import type { EbsVolumeView, FileSystemView } from '../../model/infrastructure-view';
import { lastPart } from '../../model/ids';
import type { Dialog } from '../../state/view-store';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { StatusPill } from '../kit/status-pill';
import { useParts } from '../sandbox-context';
import { EntityLinks } from './entity-links';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { useAnswer } from './use-answer';
import { entityOf, useCalm } from './use-calm';

/** A file as `aws sandbox list-files` answers it. */
interface ListedFile {
  path: string;
  text: string;
}

function Files(props: { about: { fileSystem: string } | { volume: string }; version: unknown }) {
  const { result } = useAnswer(operation('Sandbox.ListFiles', props.about), props.version);
  const list = outputMember(result, 'files');
  const files = Array.isArray(list) ? (list as ListedFile[]) : [];
  return (
    <Section title="Files" aside={files.length}>
      {files.length === 0 && <p className={styles.empty}>None.</p>}
      {files.length > 0 && (
        <ul className={styles.links} aria-label="Files">
          {files.map((file) => (
            <li key={file.path} className={styles.file}>
              <span className="mono">{file.path}</span>
              <pre>{file.text}</pre>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Tasks that have it mounted, each to go on to. */
function MountedBy({ taskArns }: { taskArns: readonly string[] }) {
  const mirror = useCalm((state) => state);
  const tasks = taskArns.flatMap((arn) => entityOf(mirror, 'task', arn) ?? []);
  return (
    <Section title="Mounted by" aside={tasks.length}>
      {tasks.length === 0 && <p className={styles.empty}>No task.</p>}
      <EntityLinks
        label="Tasks that mount it"
        items={tasks.map((task) => ({
          id: task.id,
          name: <span className="mono">{task.shortId}</span>,
          about: entityOf(mirror, 'service', task.serviceArn)?.name ?? task.lastStatus,
        }))}
      />
    </Section>
  );
}

function MountTargets({ fileSystem }: { fileSystem: FileSystemView }) {
  const { mountTargets } = fileSystem;
  return (
    <Section title="Mount targets" aside={mountTargets.length}>
      {mountTargets.length === 0 && (
        <p className={styles.empty}>None declared: it can be mounted from everywhere.</p>
      )}
      {mountTargets.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Zone</th>
              <th scope="col">Subnet</th>
              <th scope="col">Security groups</th>
            </tr>
          </thead>
          <tbody>
            {mountTargets.map((one) => (
              <tr key={one.subnetId}>
                <td>{one.availabilityZone}</td>
                <td>{one.subnetId}</td>
                <td>{one.securityGroupIds.join(', ') || 'none: open'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** An EFS file system: where it can be mounted, by whom it is, and what is in it. */
export function FileSystemState({ fileSystem }: { fileSystem: FileSystemView }) {
  const { view } = useParts();
  const { id, fileSystemId, accessPoints, fileCount, unreachable } = fileSystem;
  const open = (dialog: Dialog) => () => view.setState({ dialog });
  return (
    <>
      <Section
        title="File system"
        aside={unreachable ? <StatusPill word="unreachable" tone="failing" /> : 'available'}
      >
        <FigureList
          figures={[
            { name: 'File system ID', value: <span className="mono">{fileSystemId}</span> },
            { name: 'Access points', value: accessPoints },
            { name: 'Files', value: fileCount },
          ]}
        />
        <div className={`${styles.buttons} ${styles.spaced}`}>
          <Button onClick={open({ kind: 'mount', fileSystem: id, serviceId: null })}>Mount…</Button>
          <Button variant="outline" onClick={open({ kind: 'networks' })}>
            Networks…
          </Button>
          <Button variant="outline" onClick={open({ kind: 'storage-choice' })}>
            Which storage?
          </Button>
        </div>
      </Section>
      <MountTargets fileSystem={fileSystem} />
      <MountedBy taskArns={fileSystem.taskArns} />
      <Files about={{ fileSystem: fileSystemId }} version={fileSystem} />
    </>
  );
}

/** An EBS volume: whose it is, and what is in it. */
export function VolumeState({ volume }: { volume: EbsVolumeView }) {
  const { volumeId, volumeType, sizeGiB, state, taskArn } = volume;
  const task = useCalm((mirror) => entityOf(mirror, 'task', taskArn));
  return (
    <>
      <Section title="Volume" aside={state}>
        <FigureList
          figures={[
            { name: 'Volume ID', value: <span className="mono">{volumeId}</span> },
            { name: 'Volume type', value: volumeType },
            { name: 'Size', value: `${sizeGiB} GiB` },
            { name: 'State', value: state },
            {
              name: 'Task',
              value: taskArn === '' ? 'none: it was kept' : (task?.shortId ?? lastPart(taskArn)),
            },
          ]}
        />
        <p className={styles.note}>
          Made for one task and never shared. A service’s volumes are deleted with their tasks; a
          task of run-task can leave its volume behind.
        </p>
      </Section>
      {task && <MountedBy taskArns={[taskArn]} />}
      <Files about={{ volume: volumeId }} version={volume} />
    </>
  );
}
