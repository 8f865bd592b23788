import { AboutDialog } from '../about/about-dialog';
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
import { ShortcutsDialog } from './shortcuts-dialog';

/** What the page shows when it is asked for. */
export default function Dialogs() {
  return (
    <>
      <AboutDialog />
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
