import { Button, Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useParts, useView } from '../sandbox-context';
import styles from './files.module.css';
import { FilePlace } from './file-place';
import { FindingList } from './finding-list';
import { openedFile, type OpenedFile, placeInWords } from './opened-files';
import { RunOfferForm } from './run-offer-form';

// It brings the command language along.
const ScriptOffer = lazy(() => import('./script-offer'));

/** So many faults of a file are told; mending them is enough to do. */
const SHOWN = 20;

/** What became of an opened file: what was registered, what could not be honoured, what is next. */
export function OpenedFileDialog() {
  const { view } = useParts();
  const isOpen = useView(({ dialog }) => dialog?.kind === 'opened-file');
  const file = isOpen ? openedFile(view) : undefined;
  if (!file) return null;
  const close = () => view.setState({ dialog: null });
  return (
    <Modal
      opened
      onClose={close}
      title={
        <span className={styles.heading}>
          {file.fileName} <small>{placeInWords(file.place)}</small>
        </span>
      }
      size={560}
    >
      {file.script ? (
        <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
          <ScriptOffer key={file.fileName} script={file.script} />
        </Suspense>
      ) : (
        <Told file={file} onClose={close} />
      )}
    </Modal>
  );
}

function Told({ file, onClose }: { file: OpenedFile; onClose: () => void }) {
  return (
    <>
      <Summary file={file} />
      <FindingList findings={file.findings} />
      {file.registered ? (
        <RunOfferForm key={file.registered.revision} definition={file.registered} />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </div>
      )}
    </>
  );
}

function Summary({ file }: { file: OpenedFile }) {
  const { registered, refusal, label, fileName } = file;
  if (registered) {
    const { family, revision, containerDefinitions } = registered;
    const containers = containerDefinitions.map(({ name }) => name).join(', ');
    return (
      <p className={styles.summary}>
        {label}. Registered as <b className="mono">{`${family}:${revision}`}</b> with{' '}
        {containerDefinitions.length === 1 ? 'container' : 'containers'} {containers}.
      </p>
    );
  }
  if (refusal) {
    const { type, faults } = refusal;
    return (
      <div role="alert" className={styles.refusal}>
        <p>{label}. ECS would not register it, and nothing was changed:</p>
        {faults.slice(0, SHOWN).map(({ words, place }, index) => (
          <p key={index}>
            <b>{type}</b> {words}
            <FilePlace place={place} fileName={fileName} />
          </p>
        ))}
        {faults.length > SHOWN && <p>And {faults.length - SHOWN} more.</p>}
      </div>
    );
  }
  return <p className={styles.summary}>It cannot be opened, and nothing was changed.</p>;
}
