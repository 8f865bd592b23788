import { lazy } from 'react';
import { DeployDialog } from '../deploy/deploy-dialog';
import { ExportDialog } from '../files/export-dialog';
import { OpenedFileDialog } from '../files/opened-file-dialog';
import { SandboxesDialog } from '../files/sandboxes-dialog';
import { ImportDialog } from '../import/import-dialog';
import { NetworksDialog } from '../networks/networks-dialog';
import { ScriptDialog } from '../palette/script-dialog';
import { ReportDialog } from '../report/report-dialog';
import { ShareDialog } from '../share/share-dialog';
import { StorageChoiceDialog } from '../storage-choice/storage-choice-dialog';
import { WhyDialog } from '../why/why-dialog';
import { Late } from '../kit/late';
import { useView } from '../sandbox-context';
import { ShortcutsDialog } from './shortcuts-dialog';

// It brings every template along.
const CommandPalette = lazy(() => import('../command-palette/command-palette'));

function AskedPalette() {
  const asked = useView(({ dialog }) => dialog?.kind === 'palette');
  return asked ? (
    <Late>
      <CommandPalette />
    </Late>
  ) : null;
}

// It brings every lesson along.
const HandoutDialog = lazy(() => import('../learn/handout-dialog'));

function AskedHandout() {
  const asked = useView(({ dialog }) => (dialog?.kind === 'handout' ? dialog : null));
  return asked ? (
    <Late>
      <HandoutDialog id={asked.id} text={asked.text} />
    </Late>
  ) : null;
}

/** What the page shows when it is asked for. */
export default function Dialogs() {
  return (
    <>
      <AskedPalette />
      <AskedHandout />
      <ShortcutsDialog />
      <SandboxesDialog />
      <OpenedFileDialog />
      <ImportDialog />
      <ExportDialog />
      <ShareDialog />
      <DeployDialog />
      <ReportDialog />
      <ScriptDialog />
      <WhyDialog />
      <NetworksDialog />
      <StorageChoiceDialog />
    </>
  );
}
