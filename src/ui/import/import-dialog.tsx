import { Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import files from '../files/files.module.css';
import { useParts, useView } from '../sandbox-context';
import { importedFile } from './imported-file';

const ImportWizard = lazy(() => import('./import-wizard'));

/** What a compose file, a template or a service becomes in ECS, before it is done. */
export function ImportDialog() {
  const { view } = useParts();
  const isOpen = useView(({ dialog }) => dialog?.kind === 'import');
  const file = isOpen ? importedFile(view) : undefined;
  if (!file) return null;
  return (
    <Modal
      opened
      onClose={() => view.setState({ dialog: null })}
      title={
        <span className={files.heading}>
          {file.fileName}{' '}
          <small>
            {file.importer.label}
            {file.others.size > 0 && `, with ${[...file.others.keys()].join(', ')}`}
          </small>
        </span>
      }
      size="min(1320px, 96vw)"
      closeOnClickOutside={false}
    >
      <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
        <ImportWizard key={file.fileName} file={file} />
      </Suspense>
    </Modal>
  );
}
