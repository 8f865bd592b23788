import { Loader, Modal } from '@mantine/core';
import { type KeyboardEvent, lazy, Suspense } from 'react';
import files from '../files/files.module.css';
import { placeInWords } from '../files/opened-files';
import { useParts, useView } from '../sandbox-context';
import { useClockHeld } from '../transport/use-clock-held';
import { type ImportedFile, importedFile } from './imported-file';

const ImportWizard = lazy(() => import('./import-wizard'));

/** What a compose file, a template or a service becomes in ECS, before it is done. */
export function ImportDialog() {
  const { view } = useParts();
  const isOpen = useView(({ dialog }) => dialog?.kind === 'import');
  const file = isOpen ? importedFile(view) : undefined;
  return file ? <Opened file={file} /> : null;
}

function Opened({ file }: { file: ImportedFile }) {
  const { view } = useParts();
  useClockHeld();
  const close = () => view.setState({ dialog: null });
  const { fileName, importer, place, read } = file;
  const beside = read.size > 0 ? `with ${[...read].join(', ')}` : '';
  return (
    <Modal
      opened
      onClose={close}
      title={
        <span className={files.heading}>
          {fileName}{' '}
          <small>
            {[importer.label, beside, placeInWords(place)].filter((word) => word !== '').join(', ')}
          </small>
        </span>
      }
      size="min(1320px, 96vw)"
      yOffset="2dvh"
      closeOnClickOutside={false}
      closeOnEscape={false}
      onKeyDown={(event) => leaveOr(close, event)}
    >
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <ImportWizard key={`${place.at} ${fileName}`} file={file} />
      </Suspense>
    </Modal>
  );
}

/** Escape in a field leaves the field; what was answered would be lost with the dialog. */
function leaveOr(close: () => void, event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
  const { target } = event;
  const isField =
    target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select');
  if (!isField) return close();
  target.closest<HTMLElement>('[role=dialog]')?.focus();
}
