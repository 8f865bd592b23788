import { Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { TabStrip } from '../kit/tab-strip';
import { useParts, useView } from '../sandbox-context';
import styles from './files.module.css';

// They bring a renderer and writers of their own along, which the page does not need to start.
const ExportPanel = lazy(() => import('./export-panel'));
const RecordPanel = lazy(() => import('../record/record-panel'));
const ExportFilesPanel = lazy(() => import('../export-files/export-files-panel'));

const TABS = [
  { id: 'picture', label: 'Picture' },
  { id: 'film', label: 'Film' },
  { id: 'files', label: 'CloudFormation, CLI, compose …' },
] as const;

const PANELS = {
  picture: <ExportPanel />,
  film: <RecordPanel />,
  files: <ExportFilesPanel />,
} as const;

/** Takes the sandbox elsewhere: as a picture, as a film of a part of its run, or as files. */
export function ExportDialog() {
  const { view } = useParts();
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'export') return null;
  const tab = dialog.what ?? 'picture';
  const choose = (id: 'picture' | 'film' | 'files') =>
    view.setState({
      dialog: id === 'picture' ? { kind: 'export' } : { kind: 'export', what: id },
    });
  return (
    <Modal
      opened
      onClose={() => view.setState({ dialog: null })}
      title={<span className={styles.heading}>Export</span>}
      size={960}
    >
      <div className={styles.tabs}>
        <TabStrip
          label="Export as"
          tabs={TABS}
          selected={tab}
          onSelect={choose}
          panelPrefix="export"
        />
      </div>
      <div role="tabpanel" id={`export-${tab}`} aria-labelledby={`export-${tab}-tab`}>
        <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>{PANELS[tab]}</Suspense>
      </div>
    </Modal>
  );
}
